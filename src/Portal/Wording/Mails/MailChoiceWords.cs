using System.Globalization;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Portal.Wording;

/// <summary>What a person's choices mean, said back to them in sentences before they save them.</summary>
public static class MailChoiceWords
{
    public static IReadOnlyList<string> Choices(this Say say, MailChoices choices, WorkCalendar calendar, DateTimeOffset now) =>
        choices.Fault() is { } fault ? [say.Fault(fault)] : [.. Sentences(say, choices, calendar, now)];

    public static string Fault(this Say say, MailChoiceFault fault) => fault switch
    {
        MailChoiceFault.QuietHoursAreNone => say["Giờ yên tĩnh cần giờ bắt đầu và giờ kết thúc khác nhau. Ghi đủ cả hai, hoặc bỏ chọn."],
        MailChoiceFault.DigestInQuietHours => say["Giờ nhận thư tổng hợp nằm trong giờ yên tĩnh. Chọn giờ khác, hoặc đổi giờ yên tĩnh."],
        _ => say["Chưa chọn thư tổng hợp nên không có thư nào để gộp vào. Chọn thư tổng hợp hằng ngày hoặc hằng tuần, hoặc bỏ chọn các loại thư gộp."],
    };

    public static string DayName(this Say say, DayOfWeek day) => say.Weekday(new DateOnly(2022, 8, 28).AddDays((int)day));

    private static IEnumerable<string> Sentences(Say say, MailChoices choices, WorkCalendar calendar, DateTimeOffset now)
    {
        var at = Time(choices.At);
        yield return (choices.Digest, choices.WorkingDaysOnly) switch
        {
            (DigestRhythm.None, _) => say["Bạn nhận từng thư ngay khi có việc."],
            (DigestRhythm.Daily, true) => say["Bạn nhận thư tổng hợp lúc {0} các ngày làm việc.", at],
            (DigestRhythm.Daily, false) => say["Bạn nhận thư tổng hợp lúc {0} hằng ngày.", at],
            (_, true) => say["Bạn nhận thư tổng hợp lúc {0} {1} hằng tuần; gặp ngày nghỉ thì vào ngày làm việc kế tiếp.", at, say.DayName(choices.Day)],
            _ => say["Bạn nhận thư tổng hợp lúc {0} {1} hằng tuần.", at, say.DayName(choices.Day)],
        };
        string[] gathered = [.. Gathered(say, choices)];
        if (gathered.Length > 0)
            yield return say["Chỉ có trong thư tổng hợp, không có thư riêng: {0}.", string.Join("; ", gathered)];
        yield return say["Thư quá hạn, đôn đốc, trả lại và không phê duyệt luôn là thư riêng, không chờ thư tổng hợp."];
        if (choices.QuietFrom is { } from && choices.QuietTo is { } to)
            yield return say["Từ {0} đến {1} không có thư nào; thư của giờ ấy tới lúc {1}.", Time(from), Time(to)];
        if (choices.WorkingDaysOnly)
            yield return say["Ngày nghỉ không có thư; thư của ngày ấy tới lúc {0} ngày làm việc kế tiếp.", Time(choices.QuietTo ?? MailTiming.Morning)];
        if (MailTiming.NextDigest(choices, calendar, now) is { } next)
            yield return say["Thư tổng hợp gần nhất: {0}, {1}, nếu có gì để nói.", say.Weekday(VietnamTime.DateOf(next)), Say.At(next)];
    }

    private static IEnumerable<string> Gathered(Say say, MailChoices choices)
    {
        if (choices.GatherAssignments)
            yield return say["việc mới, việc cần duyệt, đổi hạn"];
        if (choices.GatherReminders)
            yield return say["nhắc trước hạn và đúng hạn"];
        if (choices.GatherNews)
            yield return say["tin báo: đã phê duyệt, gia hạn, không còn phải làm"];
    }

    private static string Time(TimeOnly time) => time.ToString("HH':'mm", CultureInfo.InvariantCulture);
}
