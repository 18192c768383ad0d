using System.Net;
using VanQuan.Workflows.Domain.Identity;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Pages;

/// <summary>A person going on leave says who acts for them, and takes it back.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class DelegationPageTests(DemoPortal portal)
{
    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_what_was_typed_stays()
    {
        using var head = await portal.SignedInAsync("tp.tnmt");
        using var answer = await DemoPortal.PostAsync(head, "/uy-quyen", "/uy-quyen?handler=Give", new() { ["FromDay"] = "30/02/2022", ["ToDay"] = "31/12/2031", ["Reason"] = "nghỉ phép năm" });
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Chưa chọn người làm thay.", page, StringComparison.Ordinal);
        Assert.Contains("value=\"30/02/2022\" aria-invalid=\"true\"", page, StringComparison.Ordinal);
        Assert.Contains("nghỉ phép năm</textarea>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delegation_is_seen_by_both_and_ended_at_once()
    {
        using var head = await portal.SignedInAsync("tp.vhtt");
        using var deputy = await portal.SignedInAsync("cv.vhtt");
        var stand = await portal.ReadAsync(db => Task.FromResult(db.Users.Single(account => account.UserName == "cv.vhtt").Id));

        using (var answer = await DemoPortal.PostAsync(head, "/uy-quyen", "/uy-quyen?handler=Give", new() { ["To"] = stand, ["FromDay"] = "01/01/2040", ["ToDay"] = "05/01/2040", ["Reason"] = "đi công tác tỉnh" }))
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("đi công tác tỉnh", WebUtility.HtmlDecode(await head.GetStringAsync("/uy-quyen")), StringComparison.Ordinal);
        Assert.Contains("đi công tác tỉnh", WebUtility.HtmlDecode(await deputy.GetStringAsync("/uy-quyen")), StringComparison.Ordinal);
        using (var again = await DemoPortal.PostAsync(head, "/uy-quyen", "/uy-quyen?handler=Give", new() { ["To"] = stand, ["FromDay"] = "02/01/2040", ["ToDay"] = "03/01/2040", ["Reason"] = "x" }))
            Assert.Contains("Người này đã làm thay bạn", WebUtility.HtmlDecode(await again.Content.ReadAsStringAsync()), StringComparison.Ordinal);

        var id = await portal.ReadAsync(db => Task.FromResult(db.Set<Delegation>().Single(one => one.ToPersonId == stand).Id));
        using (var strange = await DemoPortal.PostAsync(deputy, "/uy-quyen", "/uy-quyen?handler=EndNow", new() { ["id"] = id }))
            Assert.Contains("Chỉ chính người đó", WebUtility.HtmlDecode(await strange.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using (var ended = await DemoPortal.PostAsync(head, "/uy-quyen", "/uy-quyen?handler=EndNow", new() { ["id"] = id }))
            Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        Assert.Contains("Đã rút lại", WebUtility.HtmlDecode(await head.GetStringAsync("/uy-quyen")), StringComparison.Ordinal);
    }
}
