using System.Text.Json.Nodes;
using Microsoft.Playwright;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VanQuan.Workflows.Portal_Tests.Designer;

/// <summary>Nothing typed is lost: not by leaving, not by closing, not without a network.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class LeavingTests(OpenBrowser browser) : IClassFixture<OpenBrowser>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => browser.CloseWindowsAsync();

    [Theory]
    [InlineData("follows a link")]
    [InlineData("reloads")]
    [InlineData("closes the tab")]
    public async Task Who_leaves_right_after_typing_finds_the_text_again(string leaves)
    {
        var (studio, mouse) = await TypeAsync("Gõ rồi đi");
        var page = studio.Page;
        switch (leaves)
        {
            case "follows a link":
                await page.GetByRole(AriaRole.Link, new() { Name = "Kế hoạch", Exact = true }).ClickAsync();
                await page.GoBackAsync();
                break;
            case "reloads":
                await page.ReloadAsync();
                break;
            default:
                await page.CloseAsync();
                page = await page.Context.NewPageAsync();
                break;
        }

        await FoundAgainAsync(page, studio.Id);
    }

    [Fact]
    public async Task What_is_typed_without_a_network_goes_up_by_itself_when_it_is_back()
    {
        var (studio, mouse) = await TypeAsync("Gõ khi mất mạng", offline: true);
        await Expect(studio.Saved).ToContainTextAsync("Mất kết nối. Bản nháp giữ trên máy này");
        await mouse.TypeAsync("Sản phẩm", "Phiếu gõ khi mất mạng");
        await studio.Page.Context.SetOfflineAsync(false);

        await studio.SavedAsync();
        var step = await StepAsync(studio);
        Assert.Equal(("Gõ xong là đi", "Phiếu gõ khi mất mạng"), (Essence.Value(step, "instructions"), Essence.Value(step, "deliverable")));
    }

    [Fact]
    public async Task What_was_typed_without_a_network_survives_the_closed_tab()
    {
        var (studio, _) = await TypeAsync("Gõ rồi đóng khi mất mạng", offline: true);
        await studio.Page.CloseAsync();
        Assert.Equal("", Essence.Value(await StepAsync(studio), "instructions"));
        await studio.Page.Context.SetOfflineAsync(false);

        var page = await studio.Page.Context.NewPageAsync();
        await FoundAgainAsync(page, studio.Id);
        await Expect(page.GetByText("Đã lấy lại phần chưa gửi từ máy này")).ToBeVisibleAsync();
    }

    private async Task<(Studio Studio, Mouse Mouse)> TypeAsync(string name, bool offline = false)
    {
        var id = await Sketch.MakeAsync(browser.Portal, name);
        var page = await browser.OpenAsync();
        var mouse = new Mouse(page);
        var studio = await mouse.ComeAsync(id);
        await mouse.OpenAsync("Chấm điểm");
        await mouse.SheetAsync("Việc");
        await page.Context.SetOfflineAsync(offline);
        await mouse.TypeAsync("Hướng dẫn", "Gõ xong là đi");
        return (studio, mouse);
    }

    private async Task FoundAgainAsync(IPage page, string id)
    {
        var mouse = new Mouse(page);
        var studio = await mouse.ComeAsync(id);
        await mouse.OpenAsync("Chấm điểm");
        await mouse.SheetAsync("Việc");
        await Expect(studio.Field("Hướng dẫn")).ToHaveValueAsync("Gõ xong là đi");
        await studio.SavedAsync();
        Assert.Equal("Gõ xong là đi", Essence.Value(await StepAsync(studio), "instructions"));
    }

    private async Task<JsonNode> StepAsync(Studio studio) => (await studio.DraftAsync(browser.Portal))["root"]!["activities"]![1]!;
}
