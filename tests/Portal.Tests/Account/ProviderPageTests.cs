using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Identity.SigningIn.Provider;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Account;

[Collection(DemoPortal.OneAtATime)]
public sealed class ProviderPageTests(ProviderPortal portal) : IClassFixture<ProviderPortal>
{
    [Fact]
    public async Task The_first_time_the_account_of_that_name_is_tied_to_the_person_and_later_only_the_person_counts()
    {
        var account = await portal.AddAsync("tinh.mot");
        using var client = portal.Visitor();
        portal.Provider.Who = new("s-1", "tinh.mot");
        using var first = await ThereAndBackAsync(client, "/ke-hoach");
        Assert.Equal("/ke-hoach", first.Headers.Location?.ToString());
        using (var open = await client.GetAsync("/tai-khoan"))
            Assert.Equal(HttpStatusCode.OK, open.StatusCode);

        portal.Provider.Who = new("s-1", "ten.khac.han");
        using var later = portal.Visitor();
        using var again = await ThereAndBackAsync(later);
        Assert.Equal("/viec-cua-toi", again.Headers.Location?.ToString());

        portal.Provider.Who = new("s-2", "tinh.mot");
        using var impostor = portal.Visitor();
        Assert.Contains("đã gắn với một người khác", await SignInPages.TextAsync(await ThereAndBackAsync(impostor)), StringComparison.Ordinal);
        using (var closed = await impostor.GetAsync("/tai-khoan"))
            Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
        var verbs = await portal.ReadAsync(db => db.Set<AuditLine>().Where(line => line.Chain == AuditChain.Account(account)).OrderBy(line => line.Sequence).Select(line => line.Verb).ToListAsync());
        Assert.Equal(["ProviderBound", "SignedIn", "SignedIn"], verbs[^3..]);
    }

    [Fact]
    public async Task The_request_goes_out_with_pkce_and_the_way_back_is_ours()
    {
        await portal.AddAsync("tinh.hai");
        portal.Provider.Who = new("s-3", "tinh.hai");
        using var client = portal.Visitor();
        using var done = await ThereAndBackAsync(client);

        Assert.Equal(("code", "query", "S256"), (portal.Provider.Asked["response_type"], portal.Provider.Asked.GetValueOrDefault("response_mode", "query"), portal.Provider.Asked["code_challenge_method"]));
        Assert.Equal(new Uri(portal.Address, "/dang-nhap/lien-ket").ToString(), portal.Provider.Asked["redirect_uri"]);
        Assert.Equal("openid profile email", portal.Provider.Asked["scope"]);
    }

    [Theory]
    [InlineData("khong.co.ai", "Không có tài khoản nào ở đây ứng với khong.co.ai")]
    [InlineData("cv.tnmt", "Không có tài khoản nào ở đây ứng với cv.tnmt")]
    [InlineData(null, "không cho biết tên")]
    public async Task Nobody_is_made_an_account_and_the_refusal_says_what_to_do(string? name, string words)
    {
        var before = await portal.ReadAsync(db => db.Users.CountAsync());
        portal.Provider.Who = new("s-" + name, name);
        using var client = portal.Visitor();
        var page = await SignInPages.TextAsync(await ThereAndBackAsync(client));

        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains("áo quản trị", page, StringComparison.Ordinal);
        Assert.Equal(before, await portal.ReadAsync(db => db.Users.CountAsync()));
    }

    [Fact]
    public async Task Who_declines_over_there_and_who_comes_with_a_forged_token_are_told_so()
    {
        await portal.AddAsync("tinh.ba");
        using var client = portal.Visitor();
        portal.Provider.Who = null;
        Assert.Contains("Bạn đã dừng lại", await SignInPages.TextAsync(await ThereAndBackAsync(client)), StringComparison.Ordinal);

        portal.Provider.Who = new("s-4", "tinh.ba");
        portal.Provider.Forges = true;
        var forged = await SignInPages.TextAsync(await ThereAndBackAsync(client));
        portal.Provider.Forges = false;

        Assert.Contains("câu trả lời không dùng được", forged, StringComparison.Ordinal);
        Assert.False(await portal.ReadAsync(db => db.UserLogins.AnyAsync(login => login.ProviderKey == "s-4")));
    }

    [Fact]
    public async Task A_disabled_account_stays_closed_and_a_tie_taken_off_can_be_made_anew()
    {
        await portal.AddAsync("tinh.bon");
        portal.Provider.Who = new("s-5", "tinh.bon");
        using (var client = portal.Visitor())
            (await ThereAndBackAsync(client)).Dispose();
        await using (var scope = portal.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<UnbindProvider>().RunAsync(new("tinh.bon", "đổi người"), Actor.Operator);
        portal.Provider.Who = new("s-6", "tinh.bon");
        using (var client = portal.Visitor())
        using (var anew = await ThereAndBackAsync(client))
            Assert.Equal("/viec-cua-toi", anew.Headers.Location?.ToString());

        await using (var scope = portal.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<DisableAccount>().RunAsync(new("tinh.bon"), Actor.Operator);
        using var refused = portal.Visitor();
        Assert.Contains("Không có tài khoản nào", await SignInPages.TextAsync(await ThereAndBackAsync(refused)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forms_may_lead_to_the_provider_from_the_sign_in_page_and_from_nowhere_else()
    {
        using var client = portal.Visitor();
        using var signIn = await client.GetAsync("/dang-nhap");
        using var other = await client.GetAsync("/quen-mat-khau");

        Assert.Contains($"form-action 'self' {portal.Provider.Address};", signIn.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("Đăng nhập bằng tài khoản của tỉnh", await SignInPages.TextAsync(signIn), StringComparison.Ordinal);
        Assert.DoesNotContain(portal.Provider.Address, other.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_role_must_have_a_second_step_is_led_to_set_it_up_also_when_coming_from_the_provider()
    {
        await portal.AddAsync("tinh.quan", SystemRoles.Administrator);
        portal.Provider.Who = new("s-7", "tinh.quan");
        using var client = portal.Visitor();
        (await ThereAndBackAsync(client)).Dispose();

        using (var led = await client.GetAsync("/ke-hoach"))
            Assert.EndsWith("/tai-khoan/hai-buoc", led.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Contains("Vai trò của bạn phải", await client.ReadAsync("/tai-khoan/hai-buoc"), StringComparison.Ordinal);
        (await DemoPortal.PostAsync(client, "/tai-khoan/hai-buoc", "/tai-khoan/hai-buoc?handler=Begin", [])).Dispose();
        var key = await client.ReadAsync("/tai-khoan/hai-buoc");
        (await DemoPortal.PostAsync(client, "/tai-khoan/hai-buoc", "/tai-khoan/hai-buoc?handler=Confirm", new() { ["Code"] = portal.CodeOf(key) })).Dispose();
        using (var open = await client.GetAsync("/ke-hoach"))
            Assert.Equal(HttpStatusCode.OK, open.StatusCode);

        using var again = portal.Visitor();
        using var code = await ThereAndBackAsync(again);
        Assert.StartsWith("/dang-nhap/ma", code.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_provider_there_is_no_button_and_no_page()
    {
        await using var plain = new DemoPortal();
        await plain.InitializeAsync();
        using var client = plain.Visitor();

        Assert.DoesNotContain("/dang-nhap/nguon", await client.ReadAsync("/dang-nhap"), StringComparison.Ordinal);
        using var page = await client.GetAsync("/dang-nhap/nguon");
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    /// <summary>Presses the button, follows the redirects to the provider and back, and stops at our decision.</summary>
    private static async Task<HttpResponseMessage> ThereAndBackAsync(HttpClient client, string? target = null)
    {
        var page = target is null ? "/dang-nhap" : "/dang-nhap?ve=" + Uri.EscapeDataString(target);
        var answer = await DemoPortal.PostAsync(client, page, "/dang-nhap/nguon", target is null ? [] : new() { ["Ve"] = target });
        // To the provider, back to the callback, on to the page that decides.
        for (var hop = 0; hop < 3; hop++)
        {
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            var next = answer.Headers.Location!;
            answer.Dispose();
            answer = await client.GetAsync(next);
        }
        return answer;
    }
}
