using System.Globalization;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Mail;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Mail;

/// <summary>When a mail goes: rows of (choices, kind, moment) → moment. Wednesday 31/8/2022; 1 and 2 September are holidays.</summary>
public class MailTimingTests
{
    private static readonly WorkCalendar Calendar = new([
        new CalendarDay(new DateOnly(2022, 9, 1), DayKind.Holiday, "Quốc khánh"), new CalendarDay(new DateOnly(2022, 9, 2), DayKind.Holiday, "Quốc khánh")]);

    private static readonly MailChoices Quiet = new() { QuietFrom = new(20, 0), QuietTo = new(6, 30) };
    private static readonly MailChoices WorkingDays = Quiet with { WorkingDaysOnly = true };
    private static readonly MailChoices Daily = new() { Digest = DigestRhythm.Daily, At = new(7, 30), GatherAssignments = true, GatherReminders = true, WorkingDaysOnly = true };
    private static readonly MailChoices Weekly = Daily with { Digest = DigestRhythm.Weekly, Day = DayOfWeek.Friday };

    public static TheoryData<string, MailChoices, MailKind, string, string> Moments => new()
    {
        { "who chose nothing gets it at once", MailChoices.AtOnce, MailKind.Reminder, "31/08 23:10", "31/08 23:10" },
        { "before the quiet hours at once", Quiet, MailKind.Assignment, "31/08 19:59", "31/08 19:59" },
        { "in the evening at their end next morning", Quiet, MailKind.Assignment, "31/08 20:00", "01/09 06:30" },
        { "after midnight at their end the same morning", Quiet, MailKind.Urgent, "31/08 02:00", "31/08 06:30" },
        { "their end is not quiet any more", Quiet, MailKind.Urgent, "31/08 06:30", "31/08 06:30" },
        { "quiet hours at noon", Quiet with { QuietFrom = new(12, 0), QuietTo = new(13, 30) }, MailKind.News, "31/08 12:15", "31/08 13:30" },
        { "the evening before holidays leads past them and the weekend", WorkingDays, MailKind.Assignment, "31/08 21:00", "05/09 06:30" },
        { "a holiday leads to the next working day", WorkingDays, MailKind.News, "01/09 10:00", "05/09 06:30" },
        { "without quiet hours a working day begins at seven", new MailChoices { WorkingDaysOnly = true }, MailKind.News, "03/09 10:00", "05/09 07:00" },
        { "the service's own business goes at any hour", WorkingDays, MailKind.Service, "03/09 03:00", "03/09 03:00" },
        { "the digest of the same morning", Daily, MailKind.Assignment, "31/08 07:00", "31/08 07:30 gathered" },
        { "written when the digest goes it waits for the next", Daily, MailKind.Reminder, "31/08 07:30", "05/09 07:30 gathered" },
        { "late work never waits for a digest", Daily, MailKind.Urgent, "31/08 08:00", "31/08 08:00" },
        { "a kind that is not gathered goes at once", Daily, MailKind.News, "31/08 08:00", "31/08 08:00" },
        { "a weekly digest whose day is off comes on the next working day", Weekly, MailKind.Assignment, "31/08 08:00", "05/09 07:30 gathered" },
        { "and the one after it on its day again", Weekly, MailKind.Assignment, "05/09 07:30", "09/09 07:30 gathered" },
        { "a weekly digest on a day off where days off are welcome", Weekly with { WorkingDaysOnly = false }, MailKind.Assignment, "31/08 08:00", "02/09 07:30 gathered" },
    };

    [Theory]
    [MemberData(nameof(Moments))]
    public void A_mail_goes_when_its_reader_chose(string why, MailChoices choices, MailKind kind, string now, string expected)
    {
        var moment = MailTiming.Decide(choices, Calendar, kind, Local(now));

        Assert.Equal($"{why}: {expected}", $"{why}: {moment.At.ToOffset(VietnamTime.Offset).ToString("dd/MM HH:mm", CultureInfo.InvariantCulture)}{(moment.InDigest ? " gathered" : "")}");
    }

    [Fact]
    public void A_mail_never_goes_before_it_was_written_whatever_was_chosen()
    {
        for (var hour = 0; hour < 24 * 14; hour++)
            foreach (var choices in (MailChoices[])[MailChoices.AtOnce, Quiet, WorkingDays, Daily, Weekly])
                foreach (var kind in Enum.GetValues<MailKind>())
                {
                    var now = Local("25/08 00:00").AddHours(hour);
                    var at = MailTiming.Decide(choices, Calendar, kind, now).At;
                    Assert.InRange(at, now, now.AddDays(12));
                    Assert.True(kind == MailKind.Service || MailTiming.Allowed(choices, Calendar, at) == at);
                }
    }

    [Theory]
    [InlineData("20:00", "20:00", MailChoiceFault.QuietHoursAreNone)]
    [InlineData("20:00", null, MailChoiceFault.QuietHoursAreNone)]
    [InlineData("20:00", "08:00", MailChoiceFault.DigestInQuietHours)]
    [InlineData("20:00", "06:30", null)]
    public void Choices_that_contradict_each_other_are_named(string? from, string? to, MailChoiceFault? fault) =>
        Assert.Equal(fault, (Daily with { QuietFrom = Time(from), QuietTo = Time(to) }).Fault());

    [Fact]
    public void Nothing_is_gathered_where_no_digest_comes() =>
        Assert.Equal(MailChoiceFault.NothingGathersThem, new MailChoices { GatherNews = true }.Fault());

    private static TimeOnly? Time(string? text) => text is null ? null : TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);

    private static DateTimeOffset Local(string text) => new(DateTime.ParseExact(text + " 2022", "dd/MM HH:mm yyyy", CultureInfo.InvariantCulture), VietnamTime.Offset);
}
