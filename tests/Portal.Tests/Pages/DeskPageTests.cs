using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Pages;

/// <summary>My work as one person of a body uses it for a day.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed partial class DeskPageTests(DemoPortal portal)
{
    private const string Page = "/viec-cua-toi";

    [Fact]
    public async Task Several_tasks_are_previewed_then_taken_up_and_given_back_each_with_its_result()
    {
        using var officer = await portal.SignedInAsync("xa.tuxuyen");
        var ids = await portal.ReadAsync(db => db.Set<UserTask>().Where(task => task.Assignee == "unit:TU-XUYEN" && task.State == TaskState.Open).OrderBy(task => task.DeskDay)
            .Select(task => task.Id).Take(2).ToListAsync());

        var preview = await PostAsync(officer, "", "nhan", ids);
        Assert.Contains("Xem trước: 2 trong 2 việc làm được. Chưa có gì thay đổi.", preview, StringComparison.Ordinal);
        Assert.All(await StatesAsync(ids), state => Assert.Equal(TaskState.Open, state));

        Assert.Contains("Đã làm 2 trong 2 việc.", await PostAsync(officer, "?handler=Apply", "nhan", ids), StringComparison.Ordinal);
        Assert.All(await StatesAsync(ids), state => Assert.Equal(TaskState.Claimed, state));
        Assert.Contains("Chưa ghi lý do", await PostAsync(officer, "?handler=Apply", "giahan", ids), StringComparison.Ordinal);
        Assert.Contains("Đã làm 2 trong 2 việc.", await PostAsync(officer, "?handler=Apply", "tra", ids), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?xem=lich&tu=2022-02-01", "class=\"month\"")]
    [InlineData("?xem=lich&tu=2022-02-01", "Tết")]
    [InlineData("?xem=dong-thoi-gian", "desk-gantt")]
    [InlineData("?nhom=sau-do&hien=60", "data-pick")]
    [InlineData("?loai=duyet&ai=toi&coquan=TNMT&diaban=YEN-PHUC", "Bỏ bộ lọc")]
    public async Task The_same_work_is_seen_as_a_list_a_month_and_a_line(string query, string shown)
    {
        using var officer = await portal.SignedInAsync("cv.tnmt");
        Assert.Contains(shown, WebUtility.HtmlDecode(await officer.GetStringAsync(Page + query)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_is_saved_under_a_name_renamed_and_deleted()
    {
        using var officer = await portal.SignedInAsync("cv.vhtt");
        const string view = Page + "?nhom=sau-do&tim=nha+van+hoa";
        using var unnamed = await DemoPortal.PostAsync(officer, view, view + "&handler=SaveView", new() { ["op"] = "v0", ["name"] = " " });
        Assert.Contains("Chưa đặt tên cho cách nhìn", WebUtility.HtmlDecode(await unnamed.Content.ReadAsStringAsync()), StringComparison.Ordinal);

        using var saved = await DemoPortal.PostAsync(officer, view, view + "&handler=SaveView", new() { ["op"] = "v1", ["name"] = "Nhà văn hóa" });
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var page = WebUtility.HtmlDecode(await officer.GetStringAsync(view));
        var chip = Chip().Match(page);
        Assert.Equal(("Nhà văn hóa", true), (chip.Groups[2].Value, chip.Value.Contains("aria-current", StringComparison.Ordinal)));

        var id = ViewId().Match(page).Groups[1].Value;
        using var renamed = await DemoPortal.PostAsync(officer, view, view + "&handler=RenameView", new() { ["op"] = "v2", ["view"] = id, ["name"] = "Văn hóa" });
        Assert.Contains(">Văn hóa</a>", WebUtility.HtmlDecode(await officer.GetStringAsync(Page)), StringComparison.Ordinal);
        using var deleted = await DemoPortal.PostAsync(officer, view, view + "&handler=DeleteView", new() { ["op"] = "v3", ["view"] = id });
        Assert.DoesNotContain(">Văn hóa</a>", WebUtility.HtmlDecode(await officer.GetStringAsync(Page)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_page_hears_of_work_that_came_and_is_told_nothing_while_nothing_happens()
    {
        using var officer = await portal.SignedInAsync("xa.huule");
        using var colleague = await portal.SignedInAsync("ct.huule");
        var id = await portal.ReadAsync(db => db.Set<UserTask>().Where(task => task.Assignee == "unit:HUU-LE" && task.State == TaskState.Open).Select(task => task.Id).FirstAsync());
        var task = "/cong-viec/" + Uri.EscapeDataString(id);
        using var claimed = await DemoPortal.PostAsync(colleague, task, task + "?handler=Claim", new() { ["op"] = "news-1" });
        var since = Since().Match(await officer.GetStringAsync(Page)).Groups[1].Value;

        using var quiet = await officer.GetAsync($"/api/viec-moi?tu={since}");
        Assert.Equal(0, (await JsonAsync(quiet)).GetProperty("count").GetInt32());
        using var same = new HttpRequestMessage(HttpMethod.Get, $"/api/viec-moi?tu={since}");
        same.Headers.IfNoneMatch.Add(quiet.Headers.ETag!);
        using var unchanged = await officer.SendAsync(same);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);

        using var released = await DemoPortal.PostAsync(colleague, task, task + "?handler=Release", new() { ["op"] = "news-2" });
        using var told = await officer.GetAsync($"/api/viec-moi?tu={since}");
        var news = await JsonAsync(told);
        Assert.Equal((1, id), (news.GetProperty("count").GetInt32(), news.GetProperty("ids")[0].GetString()));
        Assert.StartsWith("1 việc mới: ", news.GetProperty("words").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_calendar_program_reads_without_signing_in_until_the_address_is_revoked()
    {
        const string account = "/tai-khoan/lich";
        using var officer = await portal.SignedInAsync("xa.trangphai");
        using var made = await DemoPortal.PostAsync(officer, account, account, new() { ["unit"] = "" });
        var address = FeedPath().Match(await officer.GetStringAsync(account)).Value;
        Assert.DoesNotContain(address, await officer.GetStringAsync(account), StringComparison.Ordinal);

        using var program = portal.Visitor();
        using var calendar = await program.GetAsync(address);
        Assert.Equal("text/calendar", calendar.Content.Headers.ContentType?.MediaType);
        Assert.Contains("BEGIN:VEVENT", await calendar.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(calendar.Headers.ETag!);
        using var unchanged = await program.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);

        using var revoked = await DemoPortal.PostAsync(officer, account, account + "?handler=Revoke", new() { ["unit"] = "" });
        using var gone = await program.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        using var foreign = await DemoPortal.PostAsync(officer, account, account, new() { ["unit"] = "TNMT" });
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
    }

    private static async Task<string> PostAsync(HttpClient client, string handler, string act, IReadOnlyList<string> ids)
    {
        var form = await client.GetStringAsync(Page);
        List<KeyValuePair<string, string>> fields = [new("lam", act), new("op", Guid.NewGuid().ToString("N")), new("__RequestVerificationToken", Token().Match(form).Groups[1].Value)];
        fields.AddRange(ids.Select(id => KeyValuePair.Create("viec", id)));
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(Page + "/nhieu-viec" + handler, content);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private Task<List<TaskState>> StatesAsync(List<string> ids) => portal.ReadAsync(db => db.Set<UserTask>().Where(task => ids.Contains(task.Id)).Select(task => task.State).ToListAsync());

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("data-since=\"(\\d+)\"")]
    private static partial Regex Since();

    [GeneratedRegex("<a class=\"chip\" href=\"([^\"]+)\"[^>]*>([^<]+)</a>")]
    private static partial Regex Chip();

    [GeneratedRegex("name=\"view\" value=\"([^\"]+)\"")]
    private static partial Regex ViewId();

    [GeneratedRegex("/lich/[0-9a-f]{64}\\.ics")]
    private static partial Regex FeedPath();
}
