using System.Net;
using Microsoft.AspNetCore.Http;
using VanQuan.Workflows.Application.Webhooks;
using VanQuan.Workflows.Application_Tests.Engine;
using VanQuan.Workflows.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Webhooks;

/// <summary>Where webhooks may lead, and who may say so.</summary>
public sealed class GuardedAddressTests
{
    [Theory]
    [InlineData("https://nhan.example.vn/webhook", true)]
    [InlineData("https://nhan.example.vn:8443/webhook?x=1", true)]
    [InlineData("https://8.8.8.8/", true)]
    [InlineData("https://[2606:4700::1111]/", true)]
    [InlineData("http://nhan.example.vn/webhook", false)]
    [InlineData("ftp://nhan.example.vn/", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("nhan.example.vn", false)]
    [InlineData("https://nguoi:mat-khau@nhan.example.vn/", false)]
    [InlineData("https://nhan.example.vn/#cho", false)]
    [InlineData("https://localhost/", false)]
    [InlineData("https://127.0.0.1/", false)]
    [InlineData("https://0x7f000001/", false)]
    [InlineData("https://10.1.2.3/", false)]
    [InlineData("https://172.20.0.1/", false)]
    [InlineData("https://192.168.1.1/", false)]
    [InlineData("https://169.254.169.254/latest/meta-data", false)]
    [InlineData("https://100.64.0.1/", false)]
    [InlineData("https://0.0.0.0/", false)]
    [InlineData("https://224.0.0.1/", false)]
    [InlineData("https://[::1]/", false)]
    [InlineData("https://[::ffff:10.0.0.1]/", false)]
    [InlineData("https://[fd00::1]/", false)]
    [InlineData("https://[fe80::1]/", false)]
    [InlineData("https://[64:ff9b::a00:1]/", false)]
    [InlineData("https://[2002:a00:1::]/", false)]
    public void Only_https_and_only_out_of_the_house(string url, bool good) => Assert.Equal(good, WebhookAddress.Read(url, new WebhookSettings()) is not null);

    [Fact]
    public void The_operator_can_open_a_private_network_and_this_machine()
    {
        var settings = new WebhookSettings { AllowLoopback = true };
        settings.AllowedNetworks.Add("10.20.0.0/16");

        Assert.True(WebhookAddress.Allows(IPAddress.Parse("10.20.3.4"), settings));
        Assert.False(WebhookAddress.Allows(IPAddress.Parse("10.21.3.4"), settings));
        Assert.NotNull(WebhookAddress.Read("http://127.0.0.1:8080/", settings));
        Assert.Null(WebhookAddress.Read("http://10.20.3.4/", settings));
    }

    [Fact]
    public async Task A_name_that_leads_into_the_house_is_not_called()
    {
        await using var closed = await HookHouse.BuildAsync(("AllowLoopback", "false"));
        // The name was allowed when it was typed; what it leads to is judged when it is called.
        await closed.AddAsync("https://nhan.example.vn/", ["task.opened"]);
        await closed.Service.ReadAsync(db => db.Set<WebhookRow>().ExecuteUpdateAsync(set => set.SetProperty(hook => hook.Url, $"https://{Dns.GetHostName()}/")));
        await closed.Service.StartInstanceAsync(Procedures.Chain(1));

        Assert.Equal(0, await closed.SendAsync());

        Assert.Contains("not allowed", Assert.Single(await closed.DeliveriesAsync()).LastError, StringComparison.Ordinal);
        Assert.Empty(closed.Receiver.All);
    }

    [Fact]
    public async Task Redirects_are_not_followed()
    {
        await using var house = await HookHouse.BuildAsync();
        await using var elsewhere = await Receiver.StartAsync();
        await house.AddAsync("task.opened");
        house.Receiver.Behaviour = (context, _) =>
        {
            (context.Response.StatusCode, context.Response.Headers.Location) = (StatusCodes.Status307TemporaryRedirect, elsewhere.Url);
            return Task.CompletedTask;
        };
        await house.Service.StartInstanceAsync(Procedures.Chain(1));

        Assert.Equal(0, await house.SendAsync());

        Assert.Equal(307, Assert.Single(await house.DeliveriesAsync()).LastStatus);
        Assert.Empty(elsewhere.All);
    }

    [Fact]
    public async Task Only_administrators_keep_webhooks()
    {
        await using var house = await HookHouse.BuildAsync();
        var hook = await house.AddAsync("task.opened");
        Func<Task>[] tries =
        [
            () => house.Service.InAsync<AddWebhook, string>(use => use.RunAsync(new("a", house.Receiver.Url, ["task.opened"]), HookHouse.Officer, default)),
            () => house.Service.InAsync<ChangeWebhook, bool>(use => use.RunAsync(new("b", hook, Enabled: false), HookHouse.Officer, default)),
            () => house.Service.InAsync<RemoveWebhook, bool>(use => use.RunAsync(new("c", hook), HookHouse.Officer, default)),
            () => house.Service.InAsync<PingWebhook, string>(use => use.RunAsync(new("d", hook), HookHouse.Officer, default)),
            () => house.Service.InAsync<ReadWebhooks, string>(use => use.SecretAsync(hook, HookHouse.Officer, default)),
            () => house.Service.InAsync<ReadWebhooks, IReadOnlyList<WebhookDelivery>>(use => use.DeliveriesAsync(hook, HookHouse.Officer, 5, default)),
        ];
        foreach (var one in tries)
            Assert.Equal(WebhookRefusal.NotAllowed, (await Assert.ThrowsAsync<WebhookRefusedException>(one)).Refusal);
    }

    [Fact]
    public async Task The_secret_is_not_readable_in_the_database_nor_in_any_kept_answer()
    {
        await using var house = await HookHouse.BuildAsync();
        var secret = await house.SecretAsync(await house.AddAsync("task.opened"));

        var kept = await house.Service.ReadAsync(async db => string.Join(' ',
            (await db.Set<WebhookRow>().Select(hook => hook.ProtectedSecret).ToListAsync()).Concat(await db.Set<Application.Engine.OperationRow>().Select(one => one.Answer).ToListAsync())));

        Assert.DoesNotContain(secret["whsec_".Length..], kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ping_tries_the_address_out_and_removing_it_gives_up_what_waits_with_lines_in_the_services_chain()
    {
        await using var house = await HookHouse.BuildAsync();
        var hook = await house.AddAsync("task.opened");
        await house.Service.InAsync<PingWebhook, string>(ping => ping.RunAsync(new(house.NextOperation(), hook), HookHouse.Admin, default));
        Assert.Equal(1, await house.SendAsync());
        Assert.Equal("ping", Assert.Single(house.Receiver.All).Event);

        await house.Service.StartInstanceAsync(Procedures.Chain(1));
        await house.Service.InAsync<RemoveWebhook, bool>(remove => remove.RunAsync(new(house.NextOperation(), hook), HookHouse.Admin, default));

        Assert.Equal(0, await house.SendAsync());
        Assert.Equal([DeliveryState.Delivered, DeliveryState.GivenUp], (await house.DeliveriesAsync()).Select(one => one.State));
        var verbs = await house.Service.ReadAsync(db => db.Set<AuditLine>().Where(line => line.Chain == AuditChain.Service && line.ActorId == HookHouse.Admin.PersonId).Select(line => line.Verb).ToListAsync());
        Assert.Equal(["WebhookAdded", "WebhookPinged", "WebhookRemoved"], verbs);
    }
}
