using System.Net;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Mail.Choices;
using VanQuan.Workflows.Application.Mail.Writing.Editing;
using VanQuan.Workflows.Domain.Mail;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Pages;

/// <summary>What people choose of their mails, and what administrators make of the mails themselves.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class MailPageTests(DemoPortal portal)
{
    private const string Choices = "/tai-khoan/thu", Template = "/quan-tri/mau-thu/reminder?phan=vi.txt", Mailboxes = "/quan-tri/hop-thu";

    private static Dictionary<string, string> Chosen(string at = "07:15") => new()
    {
        ["op"] = Guid.NewGuid().ToString("N"), ["Digest"] = "Daily", ["At"] = at, ["Day"] = "Monday", ["Gathered"] = "Reminder",
        ["Quiet"] = "true", ["QuietFrom"] = "20:00", ["QuietTo"] = "06:30", ["WorkingDaysOnly"] = "true",
    };

    [Fact]
    public async Task A_person_chooses_a_digest_and_reads_back_what_it_means()
    {
        using var officer = await portal.SignedInAsync("cv.vhtt");

        using var answer = await DemoPortal.PostAsync(officer, Choices, Choices, Chosen());

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var page = WebUtility.HtmlDecode(await officer.GetStringAsync(Choices));
        Assert.Contains("Bạn nhận thư tổng hợp lúc 07:15 các ngày làm việc.", page, StringComparison.Ordinal);
        Assert.Contains("Chỉ có trong thư tổng hợp, không có thư riêng: nhắc trước hạn và đúng hạn.", page, StringComparison.Ordinal);
        Assert.Contains("Từ 20:00 đến 06:30 không có thư nào; thư của giờ ấy tới lúc 06:30.", page, StringComparison.Ordinal);
        Assert.NotNull((await portal.ReadAsync(db => db.Set<MailChoicesRow>().AsNoTracking().SingleAsync(row => row.At == new TimeOnly(7, 15)))).NextDigestAt);
    }

    [Fact]
    public async Task A_digest_in_the_quiet_hours_is_refused_at_its_place_and_what_was_chosen_stands()
    {
        using var officer = await portal.SignedInAsync("cv.tckh");

        using var answer = await DemoPortal.PostAsync(officer, Choices, Choices, Chosen("22:10"));

        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("Giờ nhận thư tổng hợp nằm trong giờ yên tĩnh.", page, StringComparison.Ordinal);
        Assert.Contains("value=\"22:10\" required aria-invalid=\"true\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sentence_follows_what_is_typed_and_saves_nothing()
    {
        using var officer = await portal.SignedInAsync("cv.tnmt");

        var said = await officer.GetStringAsync(Choices + "?handler=Sentence&Digest=Weekly&Day=Friday&At=16:00");

        Assert.StartsWith("Bạn nhận thư tổng hợp lúc 16:00 thứ Sáu hằng tuần.", said, StringComparison.Ordinal);
        Assert.False(await portal.ReadAsync(db => db.Set<MailChoicesRow>().AnyAsync(row => row.At == new TimeOnly(16, 0))));
    }

    [Fact]
    public async Task An_administrator_previews_edits_and_restores_a_template()
    {
        using var admin = await portal.SignedInAsync("quantri");
        using (var preview = await admin.GetAsync(Template + "&handler=Preview"))
        {
            Assert.Contains("sandbox", preview.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Contains("thứ Tư, 07/09/2022", await preview.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Dictionary<string, string> Fields(string text, string reason, int basedOn) => new() { ["op"] = Guid.NewGuid().ToString("N"), ["Text"] = text, ["Reason"] = reason, ["BasedOn"] = $"{basedOn}" };
        const string good = "Nhắc: {{ task.what }}, {{ task.time.due | day: lang }}\n{{ link }}\n";

        using var faulty = await DemoPortal.PostAsync(admin, Template, Template + "&handler=Save", Fields("{{ task.owner }} {{ link }} {{ task.time.due | day }}", "thử", 0));
        var refused = WebUtility.HtmlDecode(await faulty.Content.ReadAsStringAsync());
        Assert.Contains("Thư loại này không có “task.owner”.", refused, StringComparison.Ordinal);
        Assert.Contains("{{ task.owner }}", refused, StringComparison.Ordinal);

        using var saved = await DemoPortal.PostAsync(admin, Template, Template + "&handler=Save", Fields(good, "ngắn gọn", 0));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains("ngắn gọn", WebUtility.HtmlDecode(await admin.GetStringAsync("/quan-tri/mau-thu")), StringComparison.Ordinal);

        using var restored = await DemoPortal.PostAsync(admin, Template, Template + "&handler=Restore", new() { ["op"] = Guid.NewGuid().ToString("N"), ["version"] = "0", ["Reason"] = "Dùng lại", ["BasedOn"] = "1" });
        Assert.Equal(HttpStatusCode.Redirect, restored.StatusCode);
        Assert.Null((await portal.ReadAsync(db => db.Set<MailTemplateRow>().AsNoTracking().SingleAsync(row => row.Version == 2))).Text);
    }

    [Fact]
    public async Task A_body_is_given_a_mailbox_and_a_wrong_address_is_refused_at_its_field()
    {
        using var admin = await portal.SignedInAsync("quantri");

        using var wrong = await DemoPortal.PostAsync(admin, Mailboxes, Mailboxes + "?handler=Body", new() { ["unit"] = "TNMT", ["address"] = "tnmt" });
        Assert.Contains("Địa chỉ thư chưa đúng dạng ten@co-quan.vn.", WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync()), StringComparison.Ordinal);

        using var right = await DemoPortal.PostAsync(admin, Mailboxes, Mailboxes + "?handler=Body", new() { ["unit"] = "TNMT", ["address"] = "tnmt@vanquan.example" });
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        Assert.Equal("tnmt@vanquan.example", await portal.ReadAsync(db => db.Set<UnitRow>().Where(unit => unit.Code == "TNMT").Select(unit => unit.Address).SingleAsync()));
        (await DemoPortal.PostAsync(admin, Mailboxes, Mailboxes + "?handler=Body", new() { ["unit"] = "TNMT", ["address"] = "" })).Dispose();
    }

    [Theory]
    [InlineData("/quan-tri/mau-thu")]
    [InlineData("/quan-tri/mau-thu/reminder")]
    [InlineData("/quan-tri/hop-thu")]
    public async Task An_officer_may_not_open_what_is_for_administrators(string address)
    {
        using var officer = await portal.SignedInAsync("cv.tnmt");
        using var answer = await officer.GetAsync(address);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }
}
