using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VanQuan.Workflows.Portal_Tests.DesignerRuns;

/// <summary>How it comes to what the proof warns of, gone through on the canvas step by step.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class CounterExampleTests(DemoPortal portal, Workbench bench)
{
    [Theory]
    [InlineData("A loop of people without a way out")]
    [InlineData("A join that waits for a way not taken")]
    public async Task Every_step_shows_on_the_canvas_where_the_flow_stands(string way)
    {
        var broken = Break.Errors[way];
        var designer = await bench.ClientOfAsync(portal, "thietke");
        var id = await Copies.OfReviewAsync(designer, "Diễn biến: " + way);
        var page = await new ProcedurePage(await bench.PageOfAsync(portal, "thietke")).OpenAsync(id);
        await broken.DoAsync(page);
        await page.SavedAsync();
        var steps = await StepsAsync(id, broken);

        await page.Finding(broken.Says).GetByRole(AriaRole.Button, new() { Name = $"Xem diễn biến ({steps.Count} bước)" }).ClickAsync();

        var bar = page.Page.GetByRole(AriaRole.Group, new() { Name = "Diễn biến", Exact = true });
        for (var i = 0; i < steps.Count; i++)
        {
            await Expect(bar.GetByRole(AriaRole.Status)).ToContainTextAsync($"Bước {i + 1}/{steps.Count}. {steps[i].GetProperty("words").GetProperty("vi").GetString()}");
            var standing = steps[i].GetProperty("standing").EnumerateArray().Select(one => one.GetString()!).Distinct().ToList();
            await Expect(page.Page.Locator(".step").Filter(new() { HasText = "Đang đứng ở đây" })).ToHaveCountAsync(standing.Count);
            foreach (var step in standing)
                await Expect(page.Step(step).Locator(".b.accent")).ToHaveTextAsync("Đang đứng ở đây");
            if (i < steps.Count - 1)
                await page.Page.Keyboard.PressAsync("Enter");
        }

        await Expect(bar.GetByRole(AriaRole.Status)).ToContainTextAsync(broken.Says);
        await Expect(bar.GetByRole(AriaRole.Button, new() { Name = "Tiếp", Exact = true })).ToBeDisabledAsync();
        await bar.GetByRole(AriaRole.Button, new() { Name = "Đóng" }).ClickAsync();
        await Expect(page.Page.Locator(".step .b.accent")).ToHaveCountAsync(0);
    }

    private async Task<List<JsonElement>> StepsAsync(string id, Break broken)
    {
        var designer = await bench.ClientOfAsync(portal, "thietke");
        var draft = (await designer.GetAsync($"/api/definitions/{id}/draft")).Body;
        var (_, told) = await designer.SendAsync(HttpMethod.Post, "/api/definitions/check", new JsonObject { ["definitionId"] = id, ["json"] = JsonNode.Parse(draft.GetProperty("json").GetRawText()) }.ToJsonString());
        var finding = told.GetProperty("findings").EnumerateArray().First(one => one.GetProperty("rule").GetString() == broken.Rule);
        return [.. finding.GetProperty("steps").EnumerateArray()];
    }
}
