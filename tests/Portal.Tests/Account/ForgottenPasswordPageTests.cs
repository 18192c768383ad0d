using System.Net;
using System.Text.RegularExpressions;
using VanQuan.Workflows.Application.Identity.SigningIn.Forgotten;
using VanQuan.Workflows.Portal_Tests.Pages;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Account;

[Collection(DemoPortal.OneAtATime)]
public sealed partial class ForgottenPasswordPageTests(DemoPortal portal)
{
    [Fact]
    public async Task Somebody_who_forgot_their_password_sets_a_new_one_by_the_link_from_the_mail()
    {
        var account = await portal.AddAsync("quen.mot");
        using var elsewhere = await portal.SignedInAsync("quen.mot", SignInPages.Chosen);
        using var client = portal.Visitor();
        Assert.Contains("href=\"/quen-mat-khau\"", await client.ReadAsync("/dang-nhap"), StringComparison.Ordinal);

        var asked = await SignInPages.TextAsync(await DemoPortal.PostAsync(client, "/quen-mat-khau", "/quen-mat-khau", new() { ["UserName"] = "quen.mot" }));
        Assert.Contains("Đã nhận đề nghị cho “quen.mot”", asked, StringComparison.Ordinal);
        var link = Link().Match((await portal.MailsOfAsync(account, "password-reset"))[^1]).Value;
        Assert.Contains("Tài khoản quen.mot", await client.ReadAsync(link), StringComparison.Ordinal);

        using var set = await DemoPortal.PostAsync(client, link, "/dat-lai-mat-khau",
            new() { ["ma"] = link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..], ["Chosen"] = "Mot-Mat-Khau-Moi-9", ["Repeated"] = "Mot-Mat-Khau-Moi-9" });
        Assert.Equal("/dang-nhap", set.Headers.Location?.ToString());
        Assert.Contains("Đã đặt mật khẩu mới", await client.ReadAsync("/dang-nhap"), StringComparison.Ordinal);
        Assert.Contains("Liên kết này không dùng được", await client.ReadAsync(link), StringComparison.Ordinal);

        using var signedIn = await SignInPages.SignInAsync(client, "quen.mot", "Mot-Mat-Khau-Moi-9");
        using var ended = await elsewhere.GetAsync("/tai-khoan");
        Assert.Equal("/viec-cua-toi", signedIn.Headers.Location?.ToString());
        Assert.Contains("/dang-nhap", ended.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Contains("đã đổi lúc", (await portal.MailsOfAsync(account, "password-changed"))[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_the_link_as_a_mail_scanner_does_changes_nothing()
    {
        var account = await portal.AddAsync("quen.hai");
        using var client = portal.Visitor();
        (await DemoPortal.PostAsync(client, "/quen-mat-khau", "/quen-mat-khau", new() { ["UserName"] = "quen.hai" })).Dispose();
        var link = Link().Match((await portal.MailsOfAsync(account, "password-reset"))[^1]).Value;

        for (var i = 0; i < 3; i++)
            (await client.GetAsync(link)).Dispose();

        Assert.Null(await portal.ReadAsync(db => db.Set<PasswordLinkRow>().Where(row => row.AccountId == account).Select(row => row.UsedAt).SingleAsync()));
        using var signedIn = await SignInPages.SignInAsync(client, "quen.hai", SignInPages.Chosen);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
    }

    [Fact]
    public async Task A_name_that_does_not_exist_gets_the_same_page_and_a_demo_account_no_mail()
    {
        using var client = portal.Visitor();
        var pages = new List<string>();
        foreach (var name in (string[])["khong.co.ai", "cv.tnmt"])
            pages.Add((await SignInPages.TextAsync(await DemoPortal.PostAsync(client, "/quen-mat-khau", "/quen-mat-khau", new() { ["UserName"] = name })))
                .Replace(name, "TEN", StringComparison.Ordinal));

        Assert.Equal(Token().Replace(pages[0], ""), Token().Replace(pages[1], ""));
        Assert.False(await portal.ReadAsync(db => db.Set<Domain.Mail.MailMessage>().AnyAsync(mail => mail.Template == "password-reset" && mail.RecipientAddress == "cv.tnmt@vanquan.example")));
    }

    [Fact]
    public async Task Two_different_entries_are_told_and_the_link_still_works()
    {
        var account = await portal.AddAsync("quen.ba");
        using var client = portal.Visitor();
        (await DemoPortal.PostAsync(client, "/quen-mat-khau", "/quen-mat-khau", new() { ["UserName"] = "quen.ba" })).Dispose();
        var link = Link().Match((await portal.MailsOfAsync(account, "password-reset"))[^1]).Value;
        var token = link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..];

        var different = await SignInPages.TextAsync(await DemoPortal.PostAsync(client, link, "/dat-lai-mat-khau", new() { ["ma"] = token, ["Chosen"] = "Mot-Mat-Khau-Moi-9", ["Repeated"] = "khac" }));
        var weak = await SignInPages.TextAsync(await DemoPortal.PostAsync(client, link, "/dat-lai-mat-khau", new() { ["ma"] = token, ["Chosen"] = "ngan", ["Repeated"] = "ngan" }));

        Assert.Contains("không giống nhau", different, StringComparison.Ordinal);
        Assert.Contains("ít nhất 12 ký tự", weak, StringComparison.Ordinal);
        Assert.Contains("Tài khoản quen.ba", weak, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"/dat-lai-mat-khau\?ma=[\w-]+")]
    private static partial Regex Link();

    [GeneratedRegex("value=\"CfDJ[^\"]+\"")]
    private static partial Regex Token();
}
