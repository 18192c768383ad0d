using Microsoft.Playwright;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Accessibility;

/// <summary>The pages about programs, in both themes and on a phone: nothing serious before axe, nothing wider than the screen; and the page about the interface runs under its policy.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class ProgramPagesTests(DemoPortal portal)
{
    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Pages_about_tokens_and_webhooks_hold_nothing_that_keeps_anybody_out(string theme)
    {
        var axe = Axe.Find();
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.SignInAsync(portal, "quantri");
        await page.EmulateMediaAsync(new() { ColorScheme = theme == "dark" ? ColorScheme.Dark : ColorScheme.Light });
        List<string> found = [];
        foreach (var address in (string[])["/tai-khoan/ma-truy-cap", "/quan-tri/webhook"])
        {
            await page.GotoAsync(address);
            found.AddRange((await axe.FindingsAsync(page)).Select(one => $"{address}: {one}"));
            await page.SetViewportSizeAsync(360, 740);
            Assert.Equal(360, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            await page.SetViewportSizeAsync(1280, 800);
        }

        Assert.Empty(found);
    }

    [Fact]
    public async Task The_page_about_the_interface_shows_the_document_without_asking_anybody_else()
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.SignInAsync(portal, "cv.vp");
        List<string> wrong = [];
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(portal.Address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
                wrong.Add(request.Url);
        };
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase))
                wrong.Add(message.Text);
        };

        await page.GotoAsync("/api");
        await Assertions.Expect(page.Locator("h1").First).ToContainTextAsync("VanQuan.Workflows");

        Assert.Empty(wrong);
    }
}
