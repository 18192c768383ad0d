using System.Text.Json.Nodes;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Designer;

/// <summary>What was typed a moment ago counts: when publishing, and while the field under the fingers changes its looks.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class TypingTests(OpenBrowser browser) : IClassFixture<OpenBrowser>, IAsyncDisposable
{
    private static readonly (string Sheet, string Field, string Text, Func<JsonNode, string?> Read)[] Fields =
    [
        ("Việc", "Tên bước, tiếng Việt", "Chấm điểm từng nhóm", step => (string?)step["metadata"]!["displayText"]),
        ("Việc", "Tiêu đề việc", "Chấm điểm {{ Input.SubjectName }}", step => Essence.Value(step, "title")),
        ("Việc", "Hướng dẫn", "Đối chiếu sổ sách", step => Essence.Value(step, "instructions")),
        ("Việc", "Sản phẩm", "Phiếu chấm điểm", step => Essence.Value(step, "deliverable")),
        ("Hạn", "Số lượng", "17", step => JsonNode.Parse(Essence.Value(step, "due"))!["amount"]!.ToString()),
        ("Biểu mẫu", "Số tệp minh chứng cần có", "3", step => Essence.Value(step, "evidenceRequired")),
    ];

    public ValueTask DisposeAsync() => browser.CloseWindowsAsync();

    [Fact]
    public Task Publishing_by_mouse_within_an_instant_of_typing_publishes_what_was_typed() => PublishEachAsync(page => new Mouse(page));

    [Fact]
    public Task Publishing_by_keyboard_within_an_instant_of_typing_publishes_what_was_typed() => PublishEachAsync(page => new Keys(page));

    [Fact]
    public async Task A_field_keeps_the_fingers_while_its_text_outgrows_a_line_or_becomes_something_else()
    {
        var id = await Sketch.MakeAsync(browser.Portal, "Gõ dài", [Sketch.Task("Score", "Chấm điểm", 340), Sketch.Decision("Good", "Có tốt không", 620, "score(")]);
        var mouse = new Mouse(await browser.OpenAsync());
        var studio = await mouse.ComeAsync(id);
        const string Long = "Mốc đề xuất, chưa có quy định số ngày; Ban Chỉ đạo huyện điều chỉnh khi cần";

        await mouse.TypeAsync("Tên quy trình", "Một quy trình có tên dài hơn một dòng của ô này rất nhiều");
        await mouse.OpenAsync("Chấm điểm");
        await mouse.TypeAsync("Căn cứ pháp lý", Long);
        await mouse.SheetAsync("Hạn");
        await mouse.TypeAsync("Căn cứ của hạn", Long);
        await mouse.OpenAsync("Có tốt không");
        await mouse.TypeAsync("Điều kiện, JavaScript", "getSubject() === 'HTX' && getUnit() === 'YEN-PHUC' || getLead() === 'TCKH'");
        await studio.SavedAsync();

        var draft = await studio.DraftAsync(browser.Portal);
        var steps = draft["root"]!["activities"]!.AsArray();
        Assert.Equal("Một quy trình có tên dài hơn một dòng của ô này rất nhiều", (string?)draft["name"]);
        Assert.Equal((Long, Long), (Essence.Value(steps[1]!, "legalBasis"), (string?)JsonNode.Parse(Essence.Value(steps[1]!, "due"))!["basis"]));
        Assert.Equal("getSubject() === 'HTX' && getUnit() === 'YEN-PHUC' || getLead() === 'TCKH'", Essence.Value(steps[2]!, "condition"));
    }

    private async Task PublishEachAsync(Func<Microsoft.Playwright.IPage, IHand> handOn)
    {
        var page = await browser.OpenAsync();
        var id = await Sketch.MakeAsync(browser.Portal, "Gõ rồi công bố");
        var hand = handOn(page);
        var name = "Chấm điểm";
        for (var i = 0; i < Fields.Length; i++)
        {
            var (sheet, field, text, read) = Fields[i];
            var studio = await hand.ComeAsync(id);
            await hand.OpenAsync(name);
            await hand.SheetAsync(sheet);
            await hand.TypeAsync(field, text);
            await hand.PublishAsync("Gõ xong");

            var published = (await studio.PublishedAsync(browser.Portal, i + 1))["root"]!["activities"]![1]!;
            Assert.Equal((field, text), (field, read(published)));
            name = Essence.NameOf(published);
        }
    }
}
