using System.Net;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Pages;

/// <summary>One run of a published procedure is started for one commune from the page of its runs.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class SingleRunPageTests(DemoPortal portal)
{
    private const string Page = "/quy-trinh/vq-food-safety/luot-chay";

    private static Dictionary<string, string> Fields(string op, string due) => new()
    {
        ["op"] = op, ["unit"] = "TRANG-PHAI", ["lead"] = "", ["subject"] = "Chợ phiên Tràng Phái", ["due"] = due, ["basis"] = "Công văn 12/UBND",
    };

    [Fact]
    public async Task A_designer_starts_it_and_is_led_to_where_it_stands()
    {
        using var designer = await portal.SignedInAsync("thietke");
        Assert.Contains("Bắt đầu một lượt", WebUtility.HtmlDecode(await designer.GetStringAsync(Page)), StringComparison.Ordinal);

        using var answer = await DemoPortal.PostAsync(designer, Page, Page + "?handler=Start", Fields("run-1", "2031-03-31"));

        var run = await portal.ReadAsync(db => db.Set<WorkflowInstanceRow>().AsNoTracking().SingleAsync(row => row.SubjectName == "Chợ phiên Tràng Phái"));
        Assert.Equal(("TRANG-PHAI", null), (run.UnitCode, run.PlanCode));
        Assert.NotEqual(0, await portal.ReadAsync(db => db.Set<UserTask>().CountAsync(task => task.InstanceId == run.Id)));
        Assert.Contains("Chợ phiên Tràng Phái", WebUtility.HtmlDecode(await designer.GetStringAsync("/luot-chay/" + run.Id)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_that_is_past_is_refused_and_what_was_typed_stands()
    {
        using var designer = await portal.SignedInAsync("thietke");

        using var answer = await DemoPortal.PostAsync(designer, Page, Page + "?handler=Start", Fields("run-2", "2001-03-31"));

        var shown = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("Hạn hoàn thành đã qua", shown, StringComparison.Ordinal);
        Assert.Contains("Công văn 12/UBND", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_officer_may_not()
    {
        using var officer = await portal.SignedInAsync("cv.tnmt");

        using var answer = await officer.GetAsync(Page);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }
}
