using System.Text.Json.Nodes;
using Microsoft.Playwright;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VanQuan.Workflows.Portal_Tests.DesignerRuns;

/// <summary>A run at work is taken over to a changed procedure, by pages alone: drawn, previewed, moved, looked at, brought back.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class MovingTests(DemoPortal portal, Workbench bench)
{
    private const string SiteCheck = "Tổ công tác kiểm tra, chấm điểm";

    [Fact]
    public async Task A_run_of_one_commune_goes_on_by_the_changed_procedure_and_comes_back()
    {
        portal.NeedsOurEngine();
        var (id, run) = await BegunAsync("Rà soát, chuyển lượt", round: 71);
        var page = await new ProcedurePage(await bench.PageOfAsync(portal, "thietke")).OpenAsync(id);
        await page.SelectAsync(SiteCheck);
        await page.SheetAsync("Hạn");
        await page.TypeAsync("Số lượng", "10");
        await page.CutAsync(SiteCheck, "Hoàn thành", "Hội đồng");
        await page.WireAsync(SiteCheck, "Hoàn thành", "Bước mới");
        await page.PickAsync("Thêm bước nào?", "giao viec: Thẩm định số liệu");
        await page.SheetAsync("Việc");
        await page.TypeAsync("Tiêu đề việc", "Thẩm định số liệu");
        await page.PickAsync("Người thực hiện", "co quan chu tri");
        await page.WireAsync("Thẩm định số liệu", "Hoàn thành", "Hội đồng");
        await page.PublishAsync("Thêm bước thẩm định", 2);

        await page.Dialog.GetByRole(AriaRole.Link, new() { Name = "Chuyển lượt đang chạy" }).ClickAsync();
        var moving = page.Page;
        await Expect(moving.GetByRole(AriaRole.Heading, new() { Name = "Chuyển phiên bản" })).ToBeVisibleAsync();
        var task = await Runs.OpenTaskAsync(portal, run, "SiteCheck");
        var preview = moving.Locator("section.card").Filter(new() { HasText = "HTX nông nghiệp (ví dụ), xã Hữu Lễ" });
        await Expect(preview).ToContainTextAsync($"{SiteCheck} → {SiteCheck}");
        await Expect(preview).ToContainTextAsync("giữ, đổi nội dung");
        await Expect(preview).ToContainTextAsync($"hạn {task.DueDate:dd/MM/yyyy} → ");
        await moving.GetByLabel("Lý do").First.FillAsync("Theo bản mới");
        await moving.GetByRole(AriaRole.Button, new() { Name = "Chuyển 1 lượt sang bản 2" }).ClickAsync();
        await Expect(moving.GetByRole(AriaRole.Status)).ToContainTextAsync("đã chuyển.");

        await StandsAsync(moving, run, version: 2);
        await Expect(moving.Locator(".step[data-activity='UserTask1']")).ToBeVisibleAsync();
        Assert.True((await Runs.OpenTaskAsync(portal, run, "SiteCheck")).DueDate < task.DueDate);

        await moving.GotoAsync($"/quy-trinh/{id}/chuyen-ban?from=1&to=2");
        await moving.GetByLabel("Lý do").FillAsync("Chuyển nhầm");
        await moving.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác lần chuyển này" }).ClickAsync();
        await Expect(moving.GetByRole(AriaRole.Status)).ToContainTextAsync("đã hoàn tác.");
        await StandsAsync(moving, run, version: 1);
        Assert.Equal(task.DueDate, (await Runs.OpenTaskAsync(portal, run, "SiteCheck")).DueDate);
    }

    [Fact]
    public async Task Where_the_step_is_gone_the_designer_chooses_and_work_that_is_done_is_never_chosen_again()
    {
        portal.NeedsOurEngine();
        var (id, run) = await BegunAsync("Rà soát, thay bước", round: 72);
        await ReplaceSiteCheckAsync(id);
        var page = await bench.PageOfAsync(portal, "thietke");
        await page.GotoAsync($"/quy-trinh/{id}/chuyen-ban");

        var preview = page.Locator("section.card").Filter(new() { HasText = "HTX nông nghiệp (ví dụ), xã Hữu Lễ" });
        await Expect(preview).ToContainTextAsync($"Bước “{SiteCheck}” không còn trong phiên bản mới.");
        await Expect(preview.GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(0);
        await ChooseAsync(page, "Bắt đầu lại ở: HTX tự đánh giá");
        await Expect(preview).ToContainTextAsync("Việc đã xong không chạy lại");
        await Expect(preview.GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(0);
        Assert.Equal(1, (await Runs.OfAsync(portal, run)).Version);

        await ChooseAsync(page, "Vẫn việc ấy, nay là: Kiểm tra lại");
        await Expect(preview).ToContainTextAsync($"{SiteCheck} → Kiểm tra lại");
        await page.GetByLabel("Lý do").First.FillAsync("Bước đổi tên");
        await page.GetByRole(AriaRole.Button, new() { Name = "Chuyển 1 lượt sang bản 2" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("đã chuyển.");
        Assert.Equal(2, (await Runs.OfAsync(portal, run)).Version);
        Assert.Equal("Recheck", (await Runs.OpenTaskAsync(portal, run, "Recheck")).ActivityId);
    }

    /// <summary>A copy of the review, published, begun for Hữu Lễ, whose commune has handed in its own assessment.</summary>
    private async Task<(string Id, string Run)> BegunAsync(string name, int round)
    {
        var designer = await bench.ClientOfAsync(portal, "thietke");
        var id = await Copies.OfReviewAsync(designer, name);
        await Copies.PublishAsync(designer, id, json => json);
        var run = await Runs.StartAsync(portal, id, "HUU-LE", round);
        var task = await Runs.OpenTaskAsync(portal, run, "SelfAssessment");
        var commune = await bench.PageOfAsync(portal, "xa.huule");
        await commune.GotoAsync("/cong-viec/" + Uri.EscapeDataString(task.Id));
        foreach (var field in await commune.Locator("#work input[name^='f.']").AllAsync())
            await field.FillAsync("12");
        await commune.GetByRole(AriaRole.Radio, new() { NameRegex = new("Đã tự chấm điểm") }).CheckAsync();
        await commune.Locator("#files").SetInputFilesAsync(new FilePayload { Name = "tu-danh-gia.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.4 1"u8.ToArray() });
        await Expect(commune.Locator("ul.files")).ToContainTextAsync("tu-danh-gia.pdf");
        await Expect(commune.GetByRole(AriaRole.Radio, new() { NameRegex = new("Đã tự chấm điểm") })).ToBeCheckedAsync();
        await commune.GetByRole(AriaRole.Button, new() { NameRegex = new("^Nộp") }).ClickAsync();
        await Expect(commune.Locator(".toast")).ToContainTextAsync("Đã nộp");
        return (id, run);
    }

    /// <summary>The run on its chart: the commune's step is behind it, numbered, and it waits at the check for the lead.</summary>
    private static async Task StandsAsync(IPage page, string run, int version)
    {
        await page.GotoAsync("/luot-chay/" + Uri.EscapeDataString(run));
        await Expect(page.Locator("div.head")).ToContainTextAsync($"phiên bản {version}");
        await Expect(page.Locator(".step[data-activity='SelfAssessment'] .b.done")).ToContainTextAsync(" · 20/12/2021");
        await Expect(page.Locator(".step[data-activity='SiteCheck'] .b.review")).ToContainTextAsync("Đang chờ");
        await Expect(page.Locator(".trail")).ToContainTextAsync("công chức xã");
    }

    private static async Task ChooseAsync(IPage page, string option)
    {
        await page.GetByLabel(SiteCheck).SelectOptionAsync(new SelectOptionValue { Label = option });
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem lại với lựa chọn này" }).ClickAsync();
    }

    /// <summary>The same check under another id and name, as it comes about when a step is deleted and drawn anew.</summary>
    private async Task ReplaceSiteCheckAsync(string id)
    {
        var designer = await bench.ClientOfAsync(portal, "thietke");
        await Copies.PublishAsync(designer, id, json =>
        {
            var text = JsonNode.Parse(json.ToJsonString().Replace("\"SiteCheck\"", "\"Recheck\"", StringComparison.Ordinal).Replace("\\u0022SiteCheck\\u0022", "\\u0022Recheck\\u0022", StringComparison.Ordinal))!;
            var step = text["root"]!["activities"]!.AsArray().Single(one => (string?)one!["id"] == "Recheck")!;
            step["metadata"]!["displayText"] = "Kiểm tra lại";
            return text;
        });
    }
}
