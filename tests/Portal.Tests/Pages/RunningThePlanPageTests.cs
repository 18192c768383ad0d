using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Pages;

/// <summary>The pages of those who run the plan: one-off work, an action's text, its subjects, its rounds.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class RunningThePlanPageTests(AlteredPortal portal) : IClassFixture<AlteredPortal>
{
    [Fact]
    public async Task The_vice_chairman_assigns_a_task_and_lands_on_it()
    {
        using var chairman = await portal.SignedInAsync("phochutich");
        Assert.Contains("Giao việc", WebUtility.HtmlDecode(await chairman.GetStringAsync("/ke-hoach")), StringComparison.Ordinal);

        using var answer = await DemoPortal.PostAsync(chairman, "/giao-viec", "/giao-viec", Fields("a-1", "31/12/2032"));

        var task = await portal.ReadAsync(db => db.Set<UserTask>().AsNoTracking().SingleAsync(one => one.Title == "Kiểm tra bãi rác Khòn Lèng"));
        Assert.Equal("/cong-viec/" + Uri.EscapeDataString(task.Id), answer.Headers.Location?.OriginalString);
        Assert.Equal(new DateOnly(2032, 12, 31), task.DueDate);
        var page = WebUtility.HtmlDecode(await chairman.GetStringAsync(answer.Headers.Location!.OriginalString));
        Assert.Contains("Công văn 12/UBND-VP", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_field_with_everything_that_was_typed()
    {
        using var chairman = await portal.SignedInAsync("phochutich");

        using var answer = await DemoPortal.PostAsync(chairman, "/giao-viec", "/giao-viec", Fields("a-2", "31/02/2032"));

        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("id=\"due-e\"", page, StringComparison.Ordinal);
        Assert.Contains("31/02/2032", page, StringComparison.Ordinal);
        Assert.Contains("Kiểm tra bãi rác Khòn Lèng", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/giao-viec")]
    [InlineData("/ke-hoach/van-quan/4/sua")]
    public async Task An_officer_does_not_come_in(string page)
    {
        using var officer = await portal.SignedInAsync("cv.tnmt");

        using var answer = await officer.GetAsync(page);

        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain(page.StartsWith("/giao", StringComparison.Ordinal) ? "/giao-viec" : "/sua", await officer.GetStringAsync("/ke-hoach/van-quan/4"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_standing_body_sees_what_a_new_due_date_moves_before_anything_moves()
    {
        using var standing = await portal.SignedInAsync("tp.nnptnt");
        var fields = new Dictionary<string, string> { ["op"] = "e-1", ["Revision"] = "1", ["Lead"] = "TNMT", ["Scope"] = "TRANG-PHAI", ["Due"] = "30/11/2032", ["Roll"] = "None", ["Deliverable"] = "Giấy chứng nhận", ["Reason"] = "" };

        using var shown = await DemoPortal.PostAsync(standing, "/ke-hoach/van-quan/4/sua", "/ke-hoach/van-quan/4/sua?handler=Preview", fields);

        var page = WebUtility.HtmlDecode(await shown.Content.ReadAsStringAsync());
        Assert.Contains("Áp dụng", page, StringComparison.Ordinal);
        Assert.Contains("lượt đang chạy giữ cơ quan chủ trì", page, StringComparison.Ordinal);
        Assert.DoesNotContain("30/11/2032", await standing.GetStringAsync("/ke-hoach/van-quan/4"), StringComparison.Ordinal);

        fields["Revision"] = Regex.Match(page, "name=\"Revision\" value=\"(\\d+)\"").Groups[1].Value;
        using var refused = await DemoPortal.PostAsync(standing, "/ke-hoach/van-quan/4/sua", "/ke-hoach/van-quan/4/sua?handler=Apply", fields);
        Assert.Contains("id=\"reason-e\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subjects_are_looked_at_with_the_rows_that_are_not_understood_and_then_taken_in()
    {
        using var admin = await portal.SignedInAsync("quantri");
        const string Page = "/ke-hoach/van-quan/2/doi-tuong";
        var text = "Nhà văn hóa Bản Làn; xa trang phai\nNhà văn hóa Nà Lùng; Xã Nào Đó";

        using var shown = await DemoPortal.PostAsync(admin, Page, Page + "?handler=Preview", new() { ["text"] = text });
        var preview = WebUtility.HtmlDecode(await shown.Content.ReadAsStringAsync());
        Assert.Contains("1 đối tượng mới, 0 đã có, 1 dòng chưa hiểu", preview, StringComparison.Ordinal);
        Assert.Contains("Xã Nào Đó", preview, StringComparison.Ordinal);

        using var taken = await DemoPortal.PostAsync(admin, Page, Page + "?handler=TakeIn", new() { ["op"] = "s-1", ["text"] = text });
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.True(await portal.ReadAsync(db => db.Set<UserTask>().AnyAsync(task => task.Subject == "Nhà văn hóa Bản Làn")));
    }

    [Fact]
    public async Task The_rounds_of_an_action_are_told_and_only_those_who_run_the_plan_close_one()
    {
        using var officer = await portal.SignedInAsync("cv.tnmt");
        using var admin = await portal.SignedInAsync("quantri");

        var read = WebUtility.HtmlDecode(await officer.GetStringAsync("/ke-hoach/van-quan/4/ky"));

        Assert.Contains("Đang chạy từ", read, StringComparison.Ordinal);
        Assert.DoesNotContain("Đóng kỳ", read, StringComparison.Ordinal);
        Assert.Contains("Đóng kỳ", WebUtility.HtmlDecode(await admin.GetStringAsync("/ke-hoach/van-quan/4/ky")), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Fields(string op, string due) => new()
    {
        ["op"] = op, ["Title"] = "Kiểm tra bãi rác Khòn Lèng", ["Asked"] = "Kiểm tra, lập biên bản.", ["Assignee"] = "unit:TNMT", ["Due"] = due,
        ["Number"] = "Công văn 12/UBND-VP", ["Issuer"] = "UBND huyện", ["Reviewed"] = "true",
    };
}
