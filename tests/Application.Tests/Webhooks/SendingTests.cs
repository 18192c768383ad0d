using Microsoft.AspNetCore.Http;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Webhooks;
using VanQuan.Workflows.Application_Tests.Engine;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Webhooks;

/// <summary>Deliveries to a real server that takes, refuses, stalls and dies.</summary>
public sealed class SendingTests
{
    [Fact]
    public async Task A_delivery_is_signed_so_that_the_receiver_can_check_id_moment_and_body()
    {
        await using var house = await HookHouse.BuildAsync();
        var secret = await house.SecretAsync(await house.AddAsync("task.opened"));
        await house.Service.StartInstanceAsync(Procedures.Chain(1));

        Assert.Equal(1, await house.SendAsync());

        var got = Assert.Single(house.Receiver.All);
        var sent = Assert.Single(await house.DeliveriesAsync());
        Assert.Equal((sent.Id, sent.Payload, house.Clock.GetUtcNow().ToUnixTimeSeconds()), (got.Id, got.Body, got.Timestamp));
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        Assert.True(got.IsSignedWith(secret));
        Assert.False((got with { Body = got.Body + " " }).IsSignedWith(secret));
        Assert.False((got with { Timestamp = got.Timestamp + 1 }).IsSignedWith(secret));
        Assert.Equal((DeliveryState.Delivered, 200), (sent.State, sent.LastStatus));
        Assert.Equal(0, await house.SendAsync());
    }

    [Fact]
    public void The_signature_is_that_of_the_published_example()
    {
        const string secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", WebhookSecrets.Sign(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"));
    }

    [Fact]
    public async Task What_is_refused_comes_again_later_under_the_same_id_with_longer_and_longer_waits_and_is_given_up_at_last()
    {
        await using var house = await HookHouse.BuildAsync(("MaxAttempts", "9"));
        await house.AddAsync("task.opened");
        await house.Service.StartInstanceAsync(Procedures.Chain(1));
        house.Receiver.Behaviour = (context, _) => Refuse(context, 503);
        var waits = new List<double>();
        for (var attempt = 1; attempt <= 9; attempt++)
        {
            Assert.Equal(0, await house.SendAsync());
            Assert.Equal(0, await house.SendAsync());
            var waiting = Assert.Single(await house.DeliveriesAsync());
            Assert.Equal((attempt, 503), (waiting.Attempts, waiting.LastStatus));
            if (waiting.NextAttemptAt is not { } next)
                continue;
            Assert.Equal(next, await house.Service.InAsync<NextDueMoment, DateTimeOffset?>(due => due.WithMailAfterAsync(house.Clock.GetUtcNow())));
            waits.Add((next - house.Clock.GetUtcNow()).TotalMinutes);
            house.Clock.SetUtcNow(next);
        }

        Assert.Equal([1, 5, 15, 60, 180, 360, 720, 720], waits);
        Assert.Equal(DeliveryState.GivenUp, Assert.Single(await house.DeliveriesAsync()).State);
        Assert.Equal(9, house.Receiver.All.Count);
        Assert.Single(house.Receiver.All.Select(got => got.Id).Distinct());
    }

    [Fact]
    public async Task What_was_given_up_is_seen_and_an_administrator_has_it_tried_again()
    {
        await using var house = await HookHouse.BuildAsync(("MaxAttempts", "1"));
        var hook = await house.AddAsync("task.opened");
        await house.Service.StartInstanceAsync(Procedures.Chain(1));
        house.Receiver.Behaviour = (context, _) => Refuse(context, 500);
        await house.SendAsync();
        var dead = Assert.Single(await house.DeliveriesAsync());
        Assert.Equal(1, (await house.Service.InAsync<ReadWebhooks, ReadWebhooks.Shown>(read => read.FindAsync(hook, HookHouse.Admin, default))).GivenUp);

        house.Receiver.Behaviour = (_, _) => Task.CompletedTask;
        await house.Service.InAsync<RetryDelivery, bool>(retry => retry.RunAsync(new(house.NextOperation(), hook, dead.Id), HookHouse.Admin, default));

        Assert.Equal(1, await house.SendAsync());
        Assert.Equal([dead.Id, dead.Id], house.Receiver.All.Select(got => got.Id));
        var again = await Assert.ThrowsAsync<WebhookRefusedException>(() =>
            house.Service.InAsync<RetryDelivery, bool>(retry => retry.RunAsync(new(house.NextOperation(), hook, dead.Id), HookHouse.Admin, default)));
        Assert.Equal(WebhookRefusal.Conflict, again.Refusal);
    }

    [Fact]
    public async Task A_receiver_that_stalls_is_let_go_after_the_limit()
    {
        await using var house = await HookHouse.BuildAsync();
        await house.AddAsync("task.opened");
        await house.Service.StartInstanceAsync(Procedures.Chain(1));
        house.Receiver.Behaviour = (context, _) => new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);

        Assert.Equal(0, await house.SendAsync());

        var waiting = Assert.Single(await house.DeliveriesAsync());
        Assert.Equal((DeliveryState.Queued, 1, null), (waiting.State, waiting.Attempts, waiting.LastStatus));
        Assert.Contains("1 s", waiting.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receiver_that_dies_in_the_middle_or_is_not_there_is_tried_again_later()
    {
        await using var house = await HookHouse.BuildAsync();
        await house.AddAsync("task.opened");
        await house.Service.StartInstanceAsync(Procedures.Chain(1));
        house.Receiver.Behaviour = (context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        Assert.Equal(0, await house.SendAsync());
        Assert.Equal(DeliveryState.Queued, Assert.Single(await house.DeliveriesAsync()).State);

        await house.Receiver.DisposeAsync();
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, await house.SendAsync());
        Assert.Equal(2, Assert.Single(await house.DeliveriesAsync()).Attempts);
    }

    [Fact]
    public async Task Killed_between_the_answer_and_the_commit_the_repeat_carries_the_same_id()
    {
        await using var house = await HookHouse.BuildAsync();
        await house.AddAsync("task.opened");
        await house.Service.StartInstanceAsync(Procedures.Chain(1));
        using var life = new CancellationTokenSource();
        house.Receiver.Behaviour = (_, _) =>
        {
            life.Cancel();
            return Task.CompletedTask;
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => house.SendAsync(life.Token));
        Assert.Equal(DeliveryState.Claimed, Assert.Single(await house.DeliveriesAsync()).State);
        house.Receiver.Behaviour = (_, _) => Task.CompletedTask;

        // While the dead one's lease lasts, nobody takes its place.
        Assert.Equal(0, await house.SendAsync());
        house.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(1, await house.SendAsync());

        Assert.Equal(2, house.Receiver.All.Count);
        Assert.Single(house.Receiver.All.Select(got => (got.Id, got.Body)).Distinct());
    }

    [Fact]
    public async Task An_address_that_takes_nothing_keeps_its_own_waiting_and_nobody_elses()
    {
        await using var house = await HookHouse.BuildAsync();
        await using var other = await Receiver.StartAsync();
        await house.AddAsync("task.opened", "instance.started");
        await house.AddAsync(other.Url, ["task.opened", "instance.started"]);
        await house.Service.StartInstanceAsync(Procedures.Chain(1));
        house.Receiver.Behaviour = (context, _) => Refuse(context, 500);

        Assert.Equal(2, await house.SendAsync());

        Assert.Single(house.Receiver.All);
        Assert.Equal(["instance.started", "task.opened"], other.All.Select(got => got.Event));
        house.Receiver.Behaviour = (_, _) => Task.CompletedTask;
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, await house.SendAsync());
        Assert.Equal(["instance.started", "instance.started", "task.opened"], house.Receiver.All.Select(got => got.Event));
    }

    [Fact]
    public async Task What_has_arrived_is_forgotten_after_a_month_and_what_was_given_up_stays()
    {
        await using var house = await HookHouse.BuildAsync(("MaxAttempts", "1"));
        await house.AddAsync("task.opened", "instance.started");
        house.Receiver.Behaviour = (context, got) => got.Event == "task.opened" ? Refuse(context, 500) : Task.CompletedTask;
        await house.Service.StartInstanceAsync(Procedures.Chain(1));
        await house.SendAsync();
        Assert.Equal([DeliveryState.Delivered, DeliveryState.GivenUp], (await house.DeliveriesAsync()).Select(one => one.State));

        house.Clock.Advance(TimeSpan.FromDays(30) + TimeSpan.FromSeconds(1));
        await house.SendAsync();

        Assert.Equal(DeliveryState.GivenUp, Assert.Single(await house.DeliveriesAsync()).State);
    }

    [Fact]
    public async Task An_answer_without_end_is_not_read()
    {
        await using var house = await HookHouse.BuildAsync();
        await house.AddAsync("task.opened");
        await house.Service.StartInstanceAsync(Procedures.Chain(1));
        house.Receiver.Behaviour = async (context, _) =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(new byte[4096], context.RequestAborted);
        };

        Assert.Equal(1, await house.SendAsync());
    }

    private static Task Refuse(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
