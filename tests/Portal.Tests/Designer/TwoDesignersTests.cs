using Microsoft.Playwright;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VanQuan.Workflows.Portal_Tests.Designer;

/// <summary>Two people at one procedure see each other, and neither loses what the other saves.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class TwoDesignersTests(OpenBrowser browser) : IClassFixture<OpenBrowser>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => browser.CloseWindowsAsync();

    [Fact]
    public async Task Who_else_has_a_procedure_open_is_seen_by_both()
    {
        var id = await Sketch.MakeAsync(browser.Portal, "Hai người cùng mở");
        var first = await browser.OpenAsync();
        await first.Clock.InstallAsync();
        await Studio.OpenAsync(first, id);
        var second = await browser.OpenAsync("thietke2");
        await Studio.OpenAsync(second, id);

        await Expect(second.Locator(".present")).ToContainTextAsync("Nông Văn Hùng");
        await first.Clock.FastForwardAsync(13_000);
        await Expect(first.Locator(".present")).ToContainTextAsync("Triệu Thị Lan");
    }

    [Theory]
    [InlineData("Của bạn: ", "Ý của người thứ hai")]
    [InlineData("Của Nông Văn Hùng", "Ý của người thứ nhất")]
    public async Task Who_saves_second_sees_both_texts_chooses_one_and_nothing_else_is_lost(string choice, string chosen)
    {
        var id = await Sketch.MakeAsync(browser.Portal, "Hai người cùng sửa");
        var (first, second) = (new Mouse(await browser.OpenAsync()), new Mouse(await browser.OpenAsync("thietke2")));
        var (here, there) = (await first.ComeAsync(id), await second.ComeAsync(id));

        await first.OpenAsync("Chấm điểm");
        await first.TypeAsync("Hướng dẫn", "Ý của người thứ nhất");
        await first.TypeAsync("Sản phẩm", "Phiếu của người thứ nhất");
        await here.SavedAsync();

        await there.Page.Context.SetOfflineAsync(true);
        await second.OpenAsync("Chấm điểm");
        await second.TypeAsync("Hướng dẫn", "Ý của người thứ hai");
        await second.TypeAsync("Căn cứ pháp lý", "Thông tư của người thứ hai");
        await second.OpenAsync("Duyệt điểm");
        await second.TypeAsync("Hướng dẫn", "Duyệt theo người thứ hai");
        await there.Page.Context.SetOfflineAsync(false);

        var dialog = there.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("Nông Văn Hùng");
        await Expect(dialog.GetByRole(AriaRole.Radio)).ToHaveCountAsync(2);
        await Expect(dialog).ToContainTextAsync("Bước “Chấm điểm”: Hướng dẫn");
        await Expect(dialog).ToContainTextAsync("Ý của người thứ nhất");
        await Expect(dialog).ToContainTextAsync("Ý của người thứ hai");
        await dialog.GetByLabel(choice).CheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Gộp và lưu" }).ClickAsync();
        await there.SavedAsync();

        var steps = (await there.DraftAsync(browser.Portal))["root"]!["activities"]!.AsArray().ToDictionary(one => Essence.NameOf(one!), one => one!);
        var scoring = steps["Chấm điểm"];
        Assert.Equal((chosen, "Phiếu của người thứ nhất", "Thông tư của người thứ hai"), (Essence.Value(scoring, "instructions"), Essence.Value(scoring, "deliverable"), Essence.Value(scoring, "legalBasis")));
        Assert.Equal("Duyệt theo người thứ hai", Essence.Value(steps["Duyệt điểm"], "instructions"));
    }
}
