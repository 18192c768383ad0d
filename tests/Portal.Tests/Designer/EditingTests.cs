using Microsoft.Playwright;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VanQuan.Workflows.Portal_Tests.Designer;

/// <summary>The gestures one makes at a drawing that exists.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class EditingTests(OpenBrowser browser) : IClassFixture<OpenBrowser>, IAsyncLifetime
{
    private IPage page = null!;

    public async ValueTask InitializeAsync() => page = await browser.OpenAsync();

    public ValueTask DisposeAsync() => browser.CloseWindowsAsync();

    [Fact]
    public async Task Undo_and_redo_go_through_canvas_and_panel_alike()
    {
        var (studio, mouse) = await OpenAsync("Hoàn tác");
        var before = Essence.Of(await studio.DraftAsync(browser.Portal));
        await mouse.OpenAsync("Chấm điểm");
        await mouse.TypeAsync("Sản phẩm", "Phiếu");
        await mouse.DropAsync("Gửi thư", await studio.MiddleAsync("Chấm điểm", "Duyệt điểm"));
        await mouse.NameAsync("Báo cho xã");
        await studio.Step("Duyệt điểm").ClickAsync();
        await page.Keyboard.PressAsync("Delete");
        await Expect(studio.Step("Duyệt điểm")).ToHaveCountAsync(0);
        await studio.SavedAsync();
        var after = Essence.Of(await studio.DraftAsync(browser.Portal));

        foreach (var _ in Enumerable.Range(0, 4))
            await page.Keyboard.PressAsync("Control+Z");
        await Expect(studio.Step("Duyệt điểm")).ToHaveCountAsync(1);
        await Expect(studio.Step("Báo cho xã")).ToHaveCountAsync(0);
        await studio.SavedAsync();
        Assert.Equal(before, Essence.Of(await studio.DraftAsync(browser.Portal)));
        await mouse.OpenAsync("Chấm điểm");
        await Expect(studio.Field("Sản phẩm")).ToHaveValueAsync("");

        foreach (var _ in Enumerable.Range(0, 4))
            await studio.Button("Làm lại").ClickAsync();
        await Expect(studio.Step("Duyệt điểm")).ToHaveCountAsync(0);
        await studio.SavedAsync();
        Assert.Equal(after, Essence.Of(await studio.DraftAsync(browser.Portal)));
        await mouse.OpenAsync("Chấm điểm");
        await Expect(studio.Field("Sản phẩm")).ToHaveValueAsync("Phiếu");
    }

    [Fact]
    public async Task Steps_are_copied_into_another_procedure_and_speak_of_each_other_there()
    {
        var (from, _) = await OpenAsync("Chép từ đây");
        await from.Step("Chấm điểm").ClickAsync();
        await from.Step("Duyệt điểm").ClickAsync(new() { Modifiers = [KeyboardModifier.Control] });
        await page.Keyboard.PressAsync("Control+C");
        await Expect(page.GetByText("Đã chép 2 bước.")).ToBeVisibleAsync();

        var (to, _) = await OpenAsync("Dán vào đây");
        await to.Canvas.FocusAsync();
        await page.Keyboard.PressAsync("Control+V");
        await Expect(to.Steps).ToHaveCountAsync(6);
        await Expect(to.Links).ToHaveCountAsync(5);
        await to.SavedAsync();

        var steps = (await to.DraftAsync(browser.Portal))["root"]!["activities"]!.AsArray();
        var (task, approval) = (steps[4]!, steps[5]!);
        Assert.Equal(("Chấm điểm", "Duyệt điểm"), (Essence.NameOf(task), Essence.NameOf(approval)));
        Assert.Equal([(string)task["id"]!], Essence.Values(approval, "reviews"));
        Assert.Equal(6, steps.Select(one => (string)one!["id"]!).Distinct().Count());
    }

    [Fact]
    public async Task A_kind_dropped_on_a_connection_goes_in_between()
    {
        var (studio, mouse) = await OpenAsync("Thả lên đường nối");
        await mouse.DropAsync("Gửi thư", await studio.MiddleAsync("Chấm điểm", "Duyệt điểm"));
        await mouse.NameAsync("Báo cho xã");
        await studio.SavedAsync();

        var lines = Essence.Of(await studio.DraftAsync(browser.Portal));
        Assert.Contains("Chấm điểm —Hoàn thành→ Báo cho xã", lines);
        Assert.Contains("Báo cho xã —Hoàn thành→ Duyệt điểm", lines);
        Assert.DoesNotContain("Chấm điểm —Hoàn thành→ Duyệt điểm", lines);
    }

    [Fact]
    public async Task The_end_of_a_connection_is_dragged_to_another_step_and_a_connection_deleted()
    {
        var (studio, _) = await OpenAsync("Đổi đường nối");
        var (x, y) = await studio.MiddleAsync("Bắt đầu", "Chấm điểm");
        await page.Mouse.ClickAsync(x, y);
        await page.Locator(".react-flow__edgeupdater-target").HoverAsync(new() { Force = true });
        await page.Mouse.DownAsync();
        await studio.Step("Duyệt điểm").HoverAsync(new() { Force = true });
        await Expect(page.Locator(".react-flow__connection")).ToHaveCountAsync(1);
        await studio.Step("Duyệt điểm").HoverAsync(new() { Force = true, Position = new() { X = 8, Y = 8 } });
        await Expect(page.Locator(".port-in.connectingto")).ToHaveCountAsync(1);
        await page.Mouse.UpAsync();
        await Expect(page.GetByText("Đã đổi đường nối sang Duyệt điểm.")).ToBeVisibleAsync();
        (x, y) = await studio.MiddleAsync("Chấm điểm", "Duyệt điểm");
        await page.Mouse.ClickAsync(x, y);
        await page.Keyboard.PressAsync("Delete");
        await Expect(studio.Links).ToHaveCountAsync(3);
        await studio.SavedAsync();

        var lines = Essence.Of(await studio.DraftAsync(browser.Portal)).Where(line => line.Contains('→', StringComparison.Ordinal));
        Assert.Equal(["Bắt đầu —Hoàn thành→ Duyệt điểm", "Duyệt điểm —Từ chối→ Kết thúc", "Duyệt điểm —Đồng ý→ Kết thúc"], lines);
    }

    [Fact]
    public async Task Groups_and_notes_keep_their_words()
    {
        var (studio, _) = await OpenAsync("Nhóm và ghi chú");
        await studio.Step("Chấm điểm").ClickAsync();
        await studio.Step("Duyệt điểm").ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await page.Keyboard.PressAsync("g");
        await Expect(page.GetByLabel("Tên nhóm")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Phần chấm");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("n");
        await Expect(page.GetByLabel("Lời ghi chú")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Hỏi lại phòng Tài chính");
        await page.Keyboard.PressAsync("Escape");
        await studio.SavedAsync();
        await page.ReloadAsync();

        await Expect(page.Locator(".group-box b")).ToHaveTextAsync("Phần chấm");
        await Expect(page.Locator(".canvas-note")).ToHaveTextAsync("Hỏi lại phòng Tài chính");
    }

    [Fact]
    public async Task A_step_far_away_is_found_by_its_name_without_marks_and_zero_shows_everything()
    {
        var id = await Sketch.MakeAsync(browser.Portal, "Dài", [.. Enumerable.Range(1, 10).Select(i => Sketch.Task($"Task{i}", $"Việc số {i}", 60 + (280 * i)))]);
        var studio = await Studio.OpenAsync(page, id);
        await Expect(studio.Step("Bắt đầu")).ToBeInViewportAsync(new() { Ratio = 0.9f });
        await studio.Canvas.FocusAsync();
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("viec so 9");
        await page.Keyboard.PressAsync("Enter");
        await Expect(studio.Step("Việc số 9")).ToBeInViewportAsync(new() { Ratio = 0.9f });
        await Expect(studio.Panel.Locator("h2").First).ToHaveTextAsync("Việc số 9");

        await page.Keyboard.PressAsync("0");
        await page.WaitForFunctionAsync("""
            () => {
              const pane = document.querySelector('.react-flow').getBoundingClientRect();
              const boxes = [...document.querySelectorAll('.step')].map(one => one.getBoundingClientRect());
              return boxes.length === 12 && boxes.every(box => box.left >= pane.left && box.right <= pane.right && box.top >= pane.top && box.bottom <= pane.bottom);
            }
            """);
    }

    private async Task<(Studio Studio, Mouse Mouse)> OpenAsync(string name)
    {
        var mouse = new Mouse(page);
        return (await mouse.ComeAsync(await Sketch.MakeAsync(browser.Portal, name)), mouse);
    }
}
