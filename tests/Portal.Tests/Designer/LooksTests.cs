using Microsoft.Playwright;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VanQuan.Workflows.Portal_Tests.Designer;

/// <summary>A procedure of ten steps with its panel open, in both languages and themes, on a desk and on a small window.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class LooksTests(OpenBrowser browser) : IClassFixture<OpenBrowser>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => browser.CloseWindowsAsync();

    [Fact]
    public async Task The_designer_fits_is_named_and_can_be_read()
    {
        var id = await Sketch.MakeAsync(browser.Portal, "Rà soát mười bước", [.. Enumerable.Range(0, 8).Select(StepAt)]);
        var page = await browser.OpenAsync();
        foreach (var language in (string[])["vi", "en"])
        {
            Assert.Equal(language, await page.GetAttributeAsync("html", "lang"));
            foreach (var (width, scheme) in (IEnumerable<(int, ColorScheme)>)[(1280, ColorScheme.Light), (1280, ColorScheme.Dark), (768, ColorScheme.Light), (768, ColorScheme.Dark)])
            {
                await page.SetViewportSizeAsync(width, 800);
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await LookAsync(await Studio.OpenAsync(page, id), language, $"{language} {scheme} {width}");
            }

            // The account remembers its language: after both it is the first again.
            await page.ClickAsync("button[name=language]");
        }
    }

    private static async Task LookAsync(Studio studio, string language, string where)
    {
        var page = studio.Page;
        await studio.Steps.Nth(1).ClickAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(studio.Panel.GetByRole(AriaRole.Tab)).ToHaveCountAsync(5);
        await page.WaitForFunctionAsync("document.querySelector('.step.current').getBoundingClientRect().right < document.querySelector('.props').getBoundingClientRect().left");
        await Expect(page.Locator(".findings-line")).ToContainTextAsync(language == "en" ? "done in" : "xong trong");

        Assert.Equal((where, ""), (where, await page.EvaluateAsync<string>(Scripts.Outside)));
        Assert.Equal((where, ""), (where, await page.EvaluateAsync<string>(Scripts.Nameless)));
        Assert.Equal((where, ""), (where, await page.EvaluateAsync<string>(Scripts.Faint)));

        await studio.Panel.GetByRole(AriaRole.Button, new() { Name = language == "en" ? "Hide properties" : "Ẩn thuộc tính" }).ClickAsync();
        await Expect(studio.Panel).ToHaveCountAsync(0);
        var share = await page.EvaluateAsync<double>("document.querySelector('.canvas').getBoundingClientRect().width / innerWidth");
        Assert.True(share >= 0.6, $"{where}: the canvas has {share:P0} of the window.");
    }

    private static System.Text.Json.Nodes.JsonObject StepAt(int i) => i % 4 == 3
        ? Sketch.Approval($"Decide{i}", $"Hội đồng xếp loại vòng {i}", 340 + (280 * i), $"Task{i - 1}")
        : Sketch.Task($"Task{i}", $"Kiểm tra thực tế, chấm điểm nhóm {i}", 340 + (280 * i));
}
