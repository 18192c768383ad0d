using System.Net;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Account;

[Collection(DemoPortal.OneAtATime)]
public sealed class SignInsPageTests(DemoPortal portal)
{
    [Fact]
    public async Task An_administrator_takes_a_lost_phone_off_an_account_with_a_reason()
    {
        await portal.AddAsync("mat.may");
        using var owner = await portal.SignedInAsync("mat.may", SignInPages.Chosen);
        (await DemoPortal.PostAsync(owner, "/tai-khoan/hai-buoc", "/tai-khoan/hai-buoc?handler=Begin", [])).Dispose();
        var key = await owner.ReadAsync("/tai-khoan/hai-buoc");
        (await DemoPortal.PostAsync(owner, "/tai-khoan/hai-buoc", "/tai-khoan/hai-buoc?handler=Confirm", new() { ["Code"] = portal.CodeOf(key) })).Dispose();
        using var administrator = await portal.SignedInAsync("quantri");
        Assert.Contains("Mật khẩu, và mã", await administrator.ReadAsync("/quan-tri/dang-nhap?tim=mat.may"), StringComparison.Ordinal);

        var refused = await SignInPages.TextAsync(await PostAsync(administrator, "TwoStep", ""));
        Assert.Contains("Ghi lý do rồi bấm lại", refused, StringComparison.Ordinal);
        using var done = await PostAsync(administrator, "TwoStep", "mất điện thoại");
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Contains("Đã gỡ xác nhận hai bước của mat.may", await administrator.ReadAsync("/quan-tri/dang-nhap"), StringComparison.Ordinal);

        using var ended = await owner.GetAsync("/tai-khoan");
        using var signedIn = await SignInPages.SignInAsync(owner, "mat.may", SignInPages.Chosen);
        Assert.Contains("/dang-nhap", ended.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Equal("/viec-cua-toi", signedIn.Headers.Location?.ToString());
    }

    [Fact]
    public async Task An_administrator_ends_the_sessions_of_an_account_and_nobody_else_may()
    {
        await portal.AddAsync("mat.may2");
        using var owner = await portal.SignedInAsync("mat.may2", SignInPages.Chosen);
        using var officer = await portal.SignedInAsync("cv.tnmt");
        using var administrator = await portal.SignedInAsync("quantri");
        using (var closed = await officer.GetAsync("/quan-tri/dang-nhap"))
            Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);

        (await PostAsync(administrator, "Sessions", "máy bị lấy cắp", "mat.may2")).Dispose();

        using var ended = await owner.GetAsync("/tai-khoan");
        Assert.Contains("/dang-nhap", ended.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient administrator, string handler, string reason, string name = "mat.may") =>
        DemoPortal.PostAsync(administrator, "/quan-tri/dang-nhap?ten=" + name, "/quan-tri/dang-nhap?handler=" + handler, new() { ["ten"] = name, ["lyDo"] = reason });
}
