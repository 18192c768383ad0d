using System.Text.Json.Nodes;
using Microsoft.Playwright;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VanQuan.Workflows.Portal_Tests.DesignerRuns;

/// <summary>Versions side by side on the chart and in words, an old one taken up again, files out and in with nothing lost.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class VersionsTests(DemoPortal portal, Workbench bench)
{
    [Fact]
    public async Task What_is_added_removed_and_changed_is_shown_and_said_and_what_only_moved_is_not()
    {
        var (id, page) = await PublishedAsync("So sánh các bản");
        await page.SelectAsync("Kế hoạch duy trì");
        await page.Canvas.FocusAsync();
        await page.Page.Keyboard.PressAsync("Alt+ArrowDown");
        await page.SelectAsync("Phương án hỗ trợ củng cố");
        await page.SheetAsync("Hạn");
        await page.TypeAsync("Số lượng", "12");
        await page.SelectAsync("Hội đồng xếp loại (2/3)");
        await page.SheetAsync("Việc");
        await page.PressAsync("Bỏ Trưởng: Phòng Kinh tế và Hạ tầng");
        await page.SelectAsync("Báo huỷ kết quả đánh giá");
        await page.Page.Keyboard.PressAsync("Delete");
        await page.WireAsync("Hội đồng xếp loại (2/3)", "Từ chối", "Bước mới");
        await page.PickAsync("Thêm bước nào?", "ket thuc: Không thông qua");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "So với bản 1" }).ClickAsync();

        var seen = page.Page;
        await Expect(page.Step("Support").Locator(".b")).ToHaveTextAsync("Sửa");
        await Expect(page.Step("Council").Locator(".b")).ToHaveTextAsync("Sửa");
        await Expect(page.Step("TellRejected").Locator(".b")).ToHaveTextAsync("Bỏ");
        await Expect(page.Step("End1").Locator(".b")).ToHaveTextAsync("Mới");
        await Expect(seen.Locator(".step .flags .b")).ToHaveCountAsync(4);
        var words = seen.Locator("section.card").Filter(new() { Has = seen.GetByRole(AriaRole.Heading, new() { Name = "Khác nhau bằng chữ" }) });
        await Expect(words).ToContainTextAsync("1 bước chỉ dời chỗ trên bản vẽ, không tính là thay đổi.");
        await Expect(words).ToContainTextAsync("Thêm: Không thông qua");
        await Expect(words).ToContainTextAsync("Bỏ: Báo huỷ kết quả đánh giá");
        await Expect(words).ToContainTextAsync(new System.Text.RegularExpressions.Regex(@"Bước “Phương án hỗ trợ củng cố”\s*Thời hạn · số lượng\s*trước: 10\s*nay: 12"));
        await Expect(words.Locator("del").Filter(new() { HasText = "Trưởng: Phòng Kinh tế và Hạ tầng" })).ToHaveCountAsync(1);
        await Expect(words).Not.ToContainTextAsync("role:");
        await Expect(words).Not.ToContainTextAsync("Kế hoạch duy trì");
    }

    [Fact]
    public async Task An_old_version_is_taken_up_again_as_it_was()
    {
        var (id, page) = await PublishedAsync("Lấy lại bản cũ");
        var designer = await bench.ClientOfAsync(portal, "thietke");
        var first = (await designer.GetAsync($"/api/definitions/{id}/versions/1")).Body;
        await page.SelectAsync("Kế hoạch duy trì");
        await page.Page.Keyboard.PressAsync("Delete");
        await page.SavedAsync();
        await page.Page.GotoAsync($"/quy-trinh/{id}/lich-su");
        await page.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Lấy lại làm bản nháp") }).ClickAsync();

        await page.OpenAsync(id);
        await Expect(page.Step("Keep")).ToBeVisibleAsync();
        Assert.Empty(Differences(first.GetRawText(), (await designer.GetAsync($"/api/definitions/{id}/draft")).Body.GetProperty("json").GetRawText()));
    }

    [Fact]
    public async Task The_file_holds_what_stands_on_the_canvas_and_comes_back_with_nothing_lost()
    {
        var (id, page) = await PublishedAsync("Xuất rồi nhập");
        await page.SelectAsync("Kế hoạch duy trì");
        await page.SheetAsync("Việc");
        await page.TypeAsync("Tên bước, tiếng Việt", "Kế hoạch duy trì, sửa phút chót");
        await page.Page.GetByLabel("Thêm việc khác").ClickAsync();
        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.GetByRole(AriaRole.Link, new() { Name = "Xuất tệp" }).ClickAsync());
        var file = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal($"{id}-ban-nhap.json", download.SuggestedFilename);
        Assert.Contains("sửa phút chót", file, StringComparison.Ordinal);

        await page.Page.GotoAsync("/quy-trinh");
        await page.Page.Locator("summary").Filter(new() { HasText = "Nhập từ tệp" }).ClickAsync();
        await page.Page.Locator("#tep").SetInputFilesAsync(new FilePayload { Name = download.SuggestedFilename, MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(file) });
        await page.Page.GetByLabel("Nhập thành quy trình mới").CheckAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Nhập", Exact = true }).ClickAsync();
        await Expect(page.Canvas).ToBeVisibleAsync();
        await Expect(page.Step("Keep").Locator("b").First).ToHaveTextAsync("Kế hoạch duy trì, sửa phút chót");
        var other = new Uri(page.Page.Url).Segments[^1];
        Assert.NotEqual(id, other);
        var again = (await (await bench.ClientOfAsync(portal, "thietke")).GetAsync($"/api/definitions/{other}/draft")).Body.GetProperty("json").GetRawText();
        Assert.Empty(Differences(file, again));
    }

    /// <summary>Parts that differ, by their names; what a definition is called and numbered by is its own affair.</summary>
    private static List<string> Differences(string left, string right)
    {
        string[] own = ["id", "definitionId", "version", "createdAt", "isLatest", "isPublished", "$schema"];
        var (one, other) = (JsonNode.Parse(left)!.AsObject(), JsonNode.Parse(right)!.AsObject());
        return [.. one.Select(part => part.Key).Union(other.Select(part => part.Key)).Except(own).Where(key => !JsonNode.DeepEquals(one[key], other[key]))];
    }

    private async Task<(string Id, ProcedurePage Page)> PublishedAsync(string name)
    {
        var designer = await bench.ClientOfAsync(portal, "thietke");
        var id = await Copies.OfReviewAsync(designer, name);
        await Copies.PublishAsync(designer, id, json => json);
        return (id, await new ProcedurePage(await bench.PageOfAsync(portal, "thietke")).OpenAsync(id));
    }
}
