using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Account;

[Collection(DemoPortal.OneAtATime)]
public sealed partial class PasskeyPageTests(DemoPortal portal)
{
    [Fact]
    public async Task A_person_adds_a_passkey_and_signs_in_with_it_alone()
    {
        await portal.AddAsync("khoa.mot");
        using var device = new Authenticator(Site);
        using var owner = await SignedInAsync("khoa.mot");
        Assert.Contains("/tai-khoan/khoa", await AddAsync(owner, device), StringComparison.Ordinal);
        Assert.Contains("Laptop của tôi", await owner.ReadAsync("/tai-khoan/khoa"), StringComparison.Ordinal);

        using var client = Visitor();
        Assert.Contains("/viec-cua-toi", await ProveAsync(client, device), StringComparison.Ordinal);

        using var open = await client.GetAsync("/tai-khoan");
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        Assert.Contains("2 phiên đang mở", await client.ReadAsync("/tai-khoan/phien"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adding_one_asks_for_the_password_and_a_device_that_has_not_seen_its_owner_opens_nothing()
    {
        await portal.AddAsync("khoa.hai");
        using var device = new Authenticator(Site);
        using var owner = await SignedInAsync("khoa.hai");
        Assert.Contains("Mật khẩu chưa đúng", await PostAsync(owner, "/tai-khoan/khoa", "/tai-khoan/khoa?handler=Challenge", new() { ["password"] = "sai" }), StringComparison.Ordinal);
        await AddAsync(owner, device);

        device.SeesItsOwner = false;
        using var client = Visitor();
        Assert.Contains("không mở được", await ProveAsync(client, device), StringComparison.Ordinal);
        using var closed = await client.GetAsync("/tai-khoan");
        Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
    }

    [Fact]
    public async Task An_answer_is_good_once_and_a_passkey_taken_off_or_of_a_disabled_account_opens_nothing()
    {
        await portal.AddAsync("khoa.ba");
        using var device = new Authenticator(Site);
        using var owner = await SignedInAsync("khoa.ba");
        await AddAsync(owner, device);
        using var client = Visitor();
        using var challenge = JsonDocument.Parse(await PostAsync(client, "/dang-nhap", "/dang-nhap/khoa?handler=Challenge", []));
        var proof = device.Prove(challenge.RootElement);
        Assert.Contains("viec-cua-toi", await PostAsync(client, "/quen-mat-khau", "/dang-nhap/khoa", new() { ["credential"] = proof }), StringComparison.Ordinal);
        using var thief = Visitor();
        Assert.Contains("không mở được", await PostAsync(thief, "/dang-nhap", "/dang-nhap/khoa", new() { ["credential"] = proof }), StringComparison.Ordinal);

        var id = Id().Match(await owner.ReadAsync("/tai-khoan/khoa")).Groups[1].Value;
        (await DemoPortal.PostAsync(owner, "/tai-khoan/khoa", "/tai-khoan/khoa?handler=Remove", new() { ["id"] = id })).Dispose();
        Assert.Contains("Chưa có khóa nào", await owner.ReadAsync("/tai-khoan/khoa"), StringComparison.Ordinal);
        Assert.Contains("không mở được", await ProveAsync(thief, device), StringComparison.Ordinal);

        using var second = new Authenticator(Site);
        await AddAsync(owner, second);
        await using (var scope = portal.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<DisableAccount>().RunAsync(new("khoa.ba"), Actor.Operator);
        Assert.Contains("không mở được", await ProveAsync(thief, second), StringComparison.Ordinal);
    }

    /// <summary>Passkeys belong to a name, never to a number.</summary>
    private Uri Site => new UriBuilder(portal.Address) { Host = "localhost" }.Uri;

    private HttpClient Visitor()
    {
        var client = portal.Visitor();
        client.BaseAddress = Site;
        client.DefaultRequestHeaders.Add("Origin", Site.GetLeftPart(UriPartial.Authority));
        return client;
    }

    private async Task<HttpClient> SignedInAsync(string userName)
    {
        var client = Visitor();
        (await SignInPages.SignInAsync(client, userName, SignInPages.Chosen)).Dispose();
        return client;
    }

    [Fact]
    public async Task An_administrator_takes_the_keys_of_a_stolen_laptop_off_its_account()
    {
        await portal.AddAsync("khoa.bon");
        using var device = new Authenticator(Site);
        using var owner = await SignedInAsync("khoa.bon");
        await AddAsync(owner, device);
        using var administrator = await portal.SignedInAsync("quantri");
        Assert.Contains("Mật khẩu; 1 khóa truy cập", await administrator.ReadAsync("/quan-tri/dang-nhap?tim=khoa.bon"), StringComparison.Ordinal);

        (await DemoPortal.PostAsync(administrator, "/quan-tri/dang-nhap?ten=khoa.bon", "/quan-tri/dang-nhap?handler=Passkeys", new() { ["ten"] = "khoa.bon", ["lyDo"] = "mất máy" })).Dispose();

        using var thief = Visitor();
        Assert.Contains("không mở được", await ProveAsync(thief, device), StringComparison.Ordinal);
        using var ended = await owner.GetAsync("/tai-khoan");
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
    }

    private static async Task<string> AddAsync(HttpClient owner, Authenticator device)
    {
        using var challenge = JsonDocument.Parse(await PostAsync(owner, "/tai-khoan/khoa", "/tai-khoan/khoa?handler=Challenge", new() { ["password"] = SignInPages.Chosen }));
        return await PostAsync(owner, "/tai-khoan/khoa", "/tai-khoan/khoa?handler=Add", new() { ["credential"] = device.Create(challenge.RootElement), ["name"] = "Laptop của tôi" });
    }

    private static async Task<string> ProveAsync(HttpClient client, Authenticator device)
    {
        using var challenge = JsonDocument.Parse(await PostAsync(client, "/dang-nhap", "/dang-nhap/khoa?handler=Challenge", []));
        return await PostAsync(client, "/dang-nhap", "/dang-nhap/khoa", new() { ["credential"] = device.Prove(challenge.RootElement) });
    }

    private static async Task<string> PostAsync(HttpClient client, string page, string target, Dictionary<string, string> fields)
    {
        using var answer = await DemoPortal.PostAsync(client, page, target, fields);
        return Regex.Unescape(await answer.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("name=\"id\" value=\"([0-9a-f]+)\"")]
    private static partial Regex Id();
}
