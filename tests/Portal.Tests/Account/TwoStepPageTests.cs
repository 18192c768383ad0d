using System.Net;
using System.Text.RegularExpressions;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Account;

[Collection(DemoPortal.OneAtATime)]
public sealed partial class TwoStepPageTests(DemoPortal portal)
{
    [Fact]
    public async Task A_person_sets_it_up_with_an_app_and_signs_in_with_a_code_from_then_on()
    {
        await portal.AddAsync("hai.buoc");
        using var client = await portal.SignedInAsync("hai.buoc", SignInPages.Chosen);
        Assert.DoesNotContain("<svg", await client.ReadAsync("/tai-khoan/hai-buoc"), StringComparison.Ordinal);
        (await DemoPortal.PostAsync(client, "/tai-khoan/hai-buoc", "/tai-khoan/hai-buoc?handler=Begin", [])).Dispose();
        var shown = await client.ReadAsync("/tai-khoan/hai-buoc");
        Assert.Contains("<svg viewBox", shown, StringComparison.Ordinal);
        Assert.Contains("otpauth://totp/VanQuan:hai.buoc?secret=", shown, StringComparison.Ordinal);

        var wrong = await SignInPages.TextAsync(await ConfirmAsync(client, "000000"));
        Assert.Contains("Mã chưa đúng", wrong, StringComparison.Ordinal);
        var on = await SignInPages.TextAsync(await ConfirmAsync(client, portal.CodeOf(shown)));
        var recovery = Recovery().Matches(on).Select(match => match.Value).ToList();
        Assert.Equal(10, recovery.Distinct().Count());
        var again = await client.ReadAsync("/tai-khoan/hai-buoc");
        Assert.Contains("Còn 10 mã dự phòng", again, StringComparison.Ordinal);
        Assert.DoesNotContain(recovery[0], again, StringComparison.Ordinal);

        using var other = portal.Visitor();
        using var first = await SignInPages.SignInAsync(other, "hai.buoc", SignInPages.Chosen);
        Assert.StartsWith("/dang-nhap/ma", first.Headers.Location?.ToString(), StringComparison.Ordinal);
        using (var closed = await other.GetAsync("/viec-cua-toi"))
            Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
        var refused = await SignInPages.TextAsync(await CodeAsync(other, "123"));
        Assert.Contains("Còn 4 lần thử", refused, StringComparison.Ordinal);
        var code = portal.CodeOf(shown, ahead: 1);
        using var second = await CodeAsync(other, code);
        Assert.Equal("/viec-cua-toi", second.Headers.Location?.ToString());
        using (var open = await other.GetAsync("/tai-khoan"))
            Assert.Equal(HttpStatusCode.OK, open.StatusCode);

        using var third = portal.Visitor();
        (await SignInPages.SignInAsync(third, "hai.buoc", SignInPages.Chosen)).Dispose();
        Assert.Contains("đã dùng rồi", await SignInPages.TextAsync(await CodeAsync(third, code)), StringComparison.Ordinal);
        using var byPaper = await CodeAsync(third, recovery[0]);
        Assert.Equal("/viec-cua-toi", byPaper.Headers.Location?.ToString());
    }

    [Fact]
    public async Task It_is_turned_off_with_password_and_code_and_not_without()
    {
        await portal.AddAsync("hai.tat");
        using var client = await portal.SignedInAsync("hai.tat", SignInPages.Chosen);
        (await DemoPortal.PostAsync(client, "/tai-khoan/hai-buoc", "/tai-khoan/hai-buoc?handler=Begin", [])).Dispose();
        var recovery = Recovery().Matches(await SignInPages.TextAsync(await ConfirmAsync(client, portal.CodeOf(await client.ReadAsync("/tai-khoan/hai-buoc"))))).Select(match => match.Value).ToList();

        var refused = await SignInPages.TextAsync(await OffAsync(client, "khong phai", recovery[0]));
        Assert.Contains("Mật khẩu hoặc mã chưa đúng", refused, StringComparison.Ordinal);
        using var off = await OffAsync(client, SignInPages.Chosen, recovery[0]);
        Assert.Contains("Đang tắt", await client.ReadAsync("/tai-khoan/hai-buoc"), StringComparison.Ordinal);
        using var other = portal.Visitor();
        using var signedIn = await SignInPages.SignInAsync(other, "hai.tat", SignInPages.Chosen);
        Assert.Equal("/viec-cua-toi", signedIn.Headers.Location?.ToString());
    }

    [Fact]
    public async Task The_page_of_the_code_opens_only_after_the_password()
    {
        using var client = portal.Visitor();
        using var answer = await client.GetAsync("/dang-nhap/ma");

        Assert.Equal("/dang-nhap", answer.Headers.Location?.ToString());
    }

    private static Task<HttpResponseMessage> ConfirmAsync(HttpClient client, string code) =>
        DemoPortal.PostAsync(client, "/tai-khoan/hai-buoc", "/tai-khoan/hai-buoc?handler=Confirm", new() { ["Code"] = code });

    private static Task<HttpResponseMessage> OffAsync(HttpClient client, string password, string code) =>
        DemoPortal.PostAsync(client, "/tai-khoan/hai-buoc", "/tai-khoan/hai-buoc?handler=Off", new() { ["Password"] = password, ["Code"] = code });

    private static Task<HttpResponseMessage> CodeAsync(HttpClient client, string code) =>
        DemoPortal.PostAsync(client, "/dang-nhap/ma", "/dang-nhap/ma", new() { ["Typed"] = code });

    [GeneratedRegex("[a-z2-9]{4}(-[a-z2-9]{4}){3}")]
    private static partial Regex Recovery();
}
