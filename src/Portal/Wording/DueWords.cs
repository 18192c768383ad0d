using VanQuan.Workflows.Domain.Calendar;

namespace VanQuan.Workflows.Portal.Wording;

/// <summary>How urgent a thing looks: the class and icon of its badge, with its word.</summary>
public sealed record Badge(string Style, string Icon, string Word);

/// <summary>Words for a due date, always in days of a named kind: "còn 7 ngày làm việc", "quá 4 ngày làm việc".</summary>
public static class DueWords
{
    public static string Left(this Say say, DateOnly due, DateOnly today, WorkCalendar calendar)
    {
        if (due < today)
        {
            var late = Math.Max(1, calendar.WorkingDaysBetween(due, today));
            return late == 1 ? say["quá 1 ngày làm việc"] : say["quá {0} ngày làm việc", late];
        }
        if (due == today)
            return say["hết hôm nay"];
        if (due == today.AddDays(1))
            return say["ngày mai"];
        var left = calendar.WorkingDaysBetween(today, due);
        return left <= 1 ? say["còn 1 ngày làm việc"] : say["còn {0} ngày làm việc", left];
    }

    /// <summary>On time, due soon or overdue; a day is late from 00:00 of the next one.</summary>
    public static Badge Urgency(this Say say, DateOnly? due, DateOnly today, WorkCalendar calendar, int soonDays) => due switch
    {
        null => new Badge("plain", "i-clock", say["Không có hạn"]),
        { } date when date < today => new Badge("late", "i-late", say["Quá hạn"]),
        { } date when date == today || calendar.WorkingDaysBetween(today, date) <= soonDays => new Badge("soon", "i-soon", say["Sắp đến hạn"]),
        _ => new Badge("ontime", "i-clock", say["Đúng hạn"]),
    };
}
