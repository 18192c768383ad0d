using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Clock.Calendars;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Admin;

/// <summary>An administrator edits the holiday calendar by its pages: looks, applies with a reason, and takes it back.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed partial class HolidayPageTests(AlteredPortal portal) : IClassFixture<AlteredPortal>
{
    private const string Page = "/quan-tri/lich/sua?nam=2022";

    [Fact]
    public async Task An_edit_is_collected_looked_at_applied_with_a_reason_and_taken_back()
    {
        using var admin = await portal.SignedInAsync("quantri");
        var before = await DuesAsync();

        var looked = await PostAsync(admin, "Add", new() { ["Form.From"] = "2022-01-10", ["Form.To"] = "2022-01-21", ["Form.Name"] = "Nghỉ phòng dịch", ["Form.Kind"] = "Holiday" });
        Assert.Contains("ngày lễ: Nghỉ phòng dịch", looked, StringComparison.Ordinal);
        Assert.DoesNotContain("dời 0 hạn", looked, StringComparison.Ordinal);
        Assert.Equal(before, await DuesAsync());

        var silent = await PostAsync(admin, "Apply", Kept(looked, ""));
        Assert.Contains("Ghi lý do, ví dụ số thông báo", silent, StringComparison.Ordinal);
        Assert.Contains("ngày lễ: Nghỉ phòng dịch", silent, StringComparison.Ordinal);

        using (var applied = await SendAsync(admin, "Apply", Kept(silent, "Công văn phòng dịch")))
            Assert.Equal("/quan-tri/lich?nam=2022", applied.Headers.Location?.ToString());
        Assert.NotEqual(before, await DuesAsync());
        Assert.Contains("Nghỉ phòng dịch", WebUtility.HtmlDecode(await admin.GetStringAsync("/quan-tri/lich?nam=2022")), StringComparison.Ordinal);

        var late = await PostAsync(admin, "Apply", Kept(silent, "Lần nữa", op: "another"));
        Assert.Contains("vừa sửa lịch lúc", late, StringComparison.Ordinal);

        var basket = "[" + string.Join(',', Enumerable.Range(10, 12).Select(day => new DateOnly(2022, 1, day)).Where(date => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            .Select(date => $"{{\"date\":\"{date:yyyy-MM-dd}\",\"kind\":\"Working\",\"standing\":\"Checked\"}}")) + "]";
        var back = await PostAsync(admin, "Undo&date=2022-12-25", new() { ["Basket"] = basket });
        (await SendAsync(admin, "Apply", Kept(back, "Thử xong, trả lại"))).Dispose();
        Assert.Equal(before, await DuesAsync());
        Assert.Equal(2, await portal.ReadAsync(db => db.Set<AuditLine>().CountAsync(line => line.Chain == AuditChain.Calendar && line.Verb == "CalendarEdited")));
    }

    [Fact]
    public async Task What_is_wrong_is_told_at_its_field_and_what_was_typed_comes_back()
    {
        using var admin = await portal.SignedInAsync("quantri");

        var weekend = await PostAsync(admin, "Add", new() { ["Form.From"] = "2022-01-15", ["Form.Name"] = "Thứ Bảy này" });
        Assert.Contains("cuối tuần, vốn đã nghỉ", weekend, StringComparison.Ordinal);
        Assert.Contains("value=\"Thứ Bảy này\"", weekend, StringComparison.Ordinal);
        var swap = await PostAsync(admin, "Swap", new() { ["Form.Off"] = "2022-01-14", ["Form.Worked"] = "2022-01-16" });
        Assert.Contains("Chọn một ngày thứ Bảy.", swap, StringComparison.Ordinal);
        var both = await PostAsync(admin, "Swap", new() { ["Form.Off"] = "2022-01-14", ["Form.Worked"] = "2022-01-22" });
        Assert.Contains("nghỉ hoán đổi với 22/1", both, StringComparison.Ordinal);
        Assert.Contains("làm bù cho 14/1", both, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_years_file_goes_out_and_comes_in_with_a_preview()
    {
        using var admin = await portal.SignedInAsync("quantri");
        var file = await admin.GetStringAsync("/quan-tri/lich?nam=2025&handler=File");
        Assert.Equal(2025, HolidayCalendarFile.Parse(file)[0].Date.Year);

        Assert.Contains("Đã đọc lịch năm 2025.", await TakeAsync(admin, file), StringComparison.Ordinal);
        var shorter = await TakeAsync(admin, string.Join('\n', file.Split('\n').Where(line => !line.StartsWith("2025-01-01", StringComparison.Ordinal))));
        Assert.Contains("thứ Tư 01/01/2025", shorter, StringComparison.Ordinal);
        Assert.Contains("Không đọc được tệp này: line 2", await TakeAsync(admin, "date,kind,name,status,source\n2025-13-01,Holiday,x,checked,y"), StringComparison.Ordinal);
    }

    private Task<string> DuesAsync() => portal.ReadAsync(async db => string.Join(' ', (await db.Set<UserTask>().AsNoTracking().Where(task => task.ClosedAt == null).OrderBy(task => task.Id).ToListAsync()).Select(task => $"{task.Id}={task.DueDate:O}")));

    private static async Task<string> PostAsync(HttpClient client, string handler, Dictionary<string, string> fields)
    {
        using var answer = await SendAsync(client, handler, fields);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string handler, Dictionary<string, string> fields)
    {
        fields["nam"] = "2022";
        return DemoPortal.PostAsync(client, Page, "/quan-tri/lich/sua?handler=" + handler, fields);
    }

    private static async Task<string> TakeAsync(HttpClient client, string text)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Token().Match(await client.GetStringAsync(Page)).Groups[1].Value), "__RequestVerificationToken" },
            { new StringContent(text), "Form.File", "lich.csv" },
        };
        using var answer = await client.PostAsync("/quan-tri/lich/sua?handler=Take", form);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static Dictionary<string, string> Kept(string page, string reason, string? op = null) => new()
    {
        ["Basket"] = Field(page, "Basket"), ["Revision"] = Field(page, "Revision"), ["Op"] = op ?? Field(page, "Op"), ["Reason"] = reason,
    };

    private static string Field(string page, string name) => Regex.Match(page, $"name=\"{name}\" value=\"(.*?)\"( |/)?>").Groups[1].Value;

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
