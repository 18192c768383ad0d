using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Account;

[Collection(DemoPortal.OneAtATime)]
public sealed partial class SessionPageTests(DemoPortal portal)
{
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0";

    [Fact]
    public async Task A_session_ended_from_another_browser_is_a_stranger_at_its_very_next_request()
    {
        await portal.AddAsync("phien.mot");
        using var here = await portal.SignedInAsync("phien.mot", SignInPages.Chosen);
        using var there = portal.Visitor();
        there.DefaultRequestHeaders.UserAgent.ParseAdd(Firefox);
        (await SignInPages.SignInAsync(there, "phien.mot", SignInPages.Chosen)).Dispose();
        var page = await here.ReadAsync("/tai-khoan/phien");
        Assert.Contains("2 phiên đang mở", page, StringComparison.Ordinal);
        Assert.Contains("Firefox trên Linux", page, StringComparison.Ordinal);
        Assert.Contains("Từ chính máy chủ", page, StringComparison.Ordinal);

        using var ended = await DemoPortal.PostAsync(here, "/tai-khoan/phien", "/tai-khoan/phien?handler=One", new() { ["id"] = Id().Match(page).Groups[1].Value });
        using var gone = await there.GetAsync("/tai-khoan");
        using var stays = await here.GetAsync("/tai-khoan");

        Assert.Contains("/dang-nhap", gone.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, stays.StatusCode);
    }

    [Fact]
    public async Task All_other_sessions_end_with_one_button_and_a_copied_cookie_dies_with_signing_out()
    {
        await portal.AddAsync("phien.hai");
        using var here = await portal.SignedInAsync("phien.hai", SignInPages.Chosen);
        using var there = await portal.SignedInAsync("phien.hai", SignInPages.Chosen);
        (await DemoPortal.PostAsync(here, "/tai-khoan/phien", "/tai-khoan/phien?handler=Others", [])).Dispose();
        using var gone = await there.GetAsync("/tai-khoan");
        Assert.Contains("/dang-nhap", gone.Headers.Location?.ToString(), StringComparison.Ordinal);

        using var third = portal.Visitor();
        using var signedIn = await SignInPages.SignInAsync(third, "phien.hai", SignInPages.Chosen);
        var copied = Assert.Single(signedIn.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("session=", StringComparison.Ordinal)).Split(';')[0];
        Assert.Equal(HttpStatusCode.OK, await WithCookieAsync(copied));
        (await DemoPortal.PostAsync(third, "/dang-xuat", "/dang-xuat", [])).Dispose();
        Assert.Equal(HttpStatusCode.Redirect, await WithCookieAsync(copied));
    }

    [Fact]
    public async Task Disabling_an_account_turns_its_very_next_request_away()
    {
        await portal.AddAsync("phien.ba");
        using var client = await portal.SignedInAsync("phien.ba", SignInPages.Chosen);
        await using (var scope = portal.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<DisableAccount>().RunAsync(new("phien.ba"), Actor.Operator);

        using var gone = await client.GetAsync("/tai-khoan");

        Assert.Contains("/dang-nhap", gone.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_ends_a_session_of_somebody_else()
    {
        await portal.AddAsync("phien.bon");
        await portal.AddAsync("phien.nam");
        using var first = await portal.SignedInAsync("phien.bon", SignInPages.Chosen);
        using var second = await portal.SignedInAsync("phien.bon", SignInPages.Chosen);
        using var other = await portal.SignedInAsync("phien.nam", SignInPages.Chosen);
        var theirs = Id().Match(await first.ReadAsync("/tai-khoan/phien")).Groups[1].Value;

        (await DemoPortal.PostAsync(other, "/tai-khoan/phien", "/tai-khoan/phien?handler=One", new() { ["id"] = theirs })).Dispose();

        using var stays = await second.GetAsync("/tai-khoan");
        Assert.Equal(HttpStatusCode.OK, stays.StatusCode);
    }

    private async Task<HttpStatusCode> WithCookieAsync(string cookie)
    {
        using var plain = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = portal.Address };
        plain.DefaultRequestHeaders.Add("Cookie", cookie);
        using var answer = await plain.GetAsync("/tai-khoan");
        return answer.StatusCode;
    }

    [GeneratedRegex("name=\"id\" value=\"([0-9a-f-]+)\"")]
    private static partial Regex Id();
}
