using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Accessibility;

/// <summary>The pages of drawing, comparing, simulating and moving, in both themes, before axe: nothing serious, nothing critical.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class AccessibilityTests(DemoPortal portal)
{
    private const string Procedure = "/quy-trinh/vq-cooperative-review";

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Pages_about_procedures_hold_nothing_that_keeps_anybody_out(string theme)
    {
        var axe = Axe.Find();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenAsync(chromium, theme);
        List<string> found = [];
        foreach (var address in (string[])["/quy-trinh", Procedure + "/lich-su", Procedure + "/chay-thu", Procedure + "/luot-chay", Procedure + "/chuyen-ban", "/ke-hoach/chay-thu"])
        {
            await page.GotoAsync(address);
            found.AddRange((await axe.FindingsAsync(page)).Select(one => $"{address}: {one}"));
        }

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Charts_to_read_hold_nothing_that_keeps_anybody_out(string theme)
    {
        var axe = Axe.Find();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenAsync(chromium, theme);
        var run = await portal.ReadAsync(db => db.Set<WorkflowInstanceRow>().Where(one => one.DefinitionId == "vq-cooperative-review").Select(one => one.Id).FirstAsync());
        List<string> found = [];
        foreach (var address in (string[])[Procedure + "/so-sanh?from=1&to=1", "/luot-chay/" + Uri.EscapeDataString(run)])
        {
            await page.GotoAsync(address);
            await page.Locator("[data-activity]").First.WaitForAsync();
            found.AddRange((await axe.FindingsAsync(page)).Select(one => $"{address}: {one}"));
        }

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Drawing_holds_nothing_that_keeps_anybody_out(string theme)
    {
        var axe = Axe.Find();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenAsync(chromium, theme);
        await page.GotoAsync(Procedure);
        var canvas = page.GetByTestId("canvas");
        await page.Locator("[data-activity]").First.WaitForAsync();
        var found = new List<string>(await axe.FindingsAsync(page));
        foreach (var step in (string[])["SelfAssessment", "Council", "Grade"])
        {
            await page.Locator($".step[data-activity='{step}']").EvaluateAsync("step => step.dispatchEvent(new MouseEvent('click', { bubbles: true }))");
            for (var tab = 0; tab < await page.Locator(".props [role=tab]").CountAsync(); tab++)
            {
                await page.Locator(".props [role=tab]").Nth(tab).ClickAsync();
                found.AddRange((await axe.FindingsAsync(page)).Select(one => $"{step}, tab {tab}: {one}"));
            }
        }
        foreach (var key in (string[])["?", "a", "c", "/"])
        {
            await canvas.FocusAsync();
            await page.Keyboard.PressAsync(key);
            await page.Locator(".float, dialog[open]").First.WaitForAsync();
            found.AddRange((await axe.FindingsAsync(page)).Select(one => $"key {key}: {one}"));
            await page.Keyboard.PressAsync("Escape");
            await page.Locator(".float, dialog[open]").First.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "Công bố…" }).ClickAsync();
        found.AddRange((await axe.FindingsAsync(page)).Select(one => $"publishing: {one}"));

        Assert.Empty(found);
    }

    private async Task<IPage> OpenAsync(Chromium chromium, string theme)
    {
        var page = await chromium.SignInAsync(portal, "thietke");
        await page.Context.AddCookiesAsync([new() { Name = "theme", Value = theme, Url = portal.Address.ToString() }]);
        return page;
    }
}
