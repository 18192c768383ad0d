using System.Net;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Pages;

/// <summary>The board of late work is there for those who look after it, and for nobody else.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class EscalationPageTests(AlteredPortal portal) : IClassFixture<AlteredPortal>
{
    [Theory]
    [InlineData("tp.tnmt")]
    [InlineData("phochutich")]
    public async Task Whoever_looks_after_work_has_the_board_in_the_top_bar(string who)
    {
        using var client = await portal.SignedInAsync(who);
        var page = WebUtility.HtmlDecode(await client.GetStringAsync("/don-doc"));

        Assert.Contains("href=\"/don-doc\" aria-current=\"page\"", page, StringComparison.Ordinal);
        Assert.Contains("<h1>Đôn đốc</h1>", page, StringComparison.Ordinal);
        Assert.Contains("Sắp đến hạn", WebUtility.HtmlDecode(await client.GetStringAsync("/don-doc?loc=sap&nhiemVu=1&trang=9")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_officer_has_neither_the_entry_nor_the_page()
    {
        using var officer = await portal.SignedInAsync("cv.tnmt");

        Assert.DoesNotContain("/don-doc", await officer.GetStringAsync("/viec-cua-toi"), StringComparison.Ordinal);
        using var answer = await officer.GetAsync("/don-doc");
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_without_a_task_is_answered_in_words()
    {
        using var chair = await portal.SignedInAsync("phochutich");
        using var answer = await DemoPortal.PostAsync(chair, "/don-doc", "/don-doc?handler=Urge", new() { ["id"] = "nothing", ["op"] = "one", ["line"] = "" });

        Assert.Contains("Không tìm thấy việc này.", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }
}
