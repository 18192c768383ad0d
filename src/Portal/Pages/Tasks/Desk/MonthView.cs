using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Tasks.Desk;

/// <summary>One day of the month's grid.</summary>
public sealed record MonthDay(DateOnly Date, bool InMonth, bool IsToday, bool IsOff, string? Holiday, IReadOnlyList<TaskLine> Lines, int Rest, string RestLink);

/// <summary>A month as weeks from Monday to Sunday, tasks on their due dates, days off by name.</summary>
public sealed record MonthView(string Title, DateOnly Month, IReadOnlyList<IReadOnlyList<MonthDay>> Weeks, string Before, string Today, string After, int Count, bool IsCut)
{
    /// <summary>Tasks a day shows before it says how many more there are.</summary>
    public const int PerDay = 4;

    /// <summary>Tasks read for a month; a month with more says so.</summary>
    public const int Most = 400;

    public static (DateOnly From, DateOnly To) SpanOf(DateOnly month)
    {
        var first = new DateOnly(month.Year, month.Month, 1);
        var from = MondayOf(first);
        return (from, MondayOf(first.AddMonths(1).AddDays(-1)).AddDays(6));
    }

    public static MonthView Of(DeskQuery query, DateOnly month, DateOnly today, IReadOnlyList<TaskLine> lines, WorkCalendar calendar, Say say)
    {
        var (from, to) = SpanOf(month);
        var first = new DateOnly(month.Year, month.Month, 1);
        var byDay = lines.ToLookup(line => line.Item.DueDate);
        var days = Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(i => from.AddDays(i)).Select(date =>
        {
            var (day, tasks) = (calendar.Day(date), byDay[date].ToList());
            return new MonthDay(
                date, date.Month == first.Month, date == today, !day.IsWorking, HolidayNames.Of(day, say.Language), [.. tasks.Take(PerDay)], Math.Max(0, tasks.Count - PerDay),
                (query with { Xem = null, Nhom = GroupOf(date, today), Tu = date, Hien = null }).Link);
        });
        return new MonthView(
            say.English ? first.ToString("MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture) : say["Tháng {0} năm {1}", first.Month, first.Year],
            first, [.. days.Chunk(7)], At(first.AddMonths(-1)), (query with { Tu = null }).Link, At(first.AddMonths(1)), lines.Count, lines.Count >= Most);

        string At(DateOnly other) => (query with { Tu = other }).Link;
    }

    internal static DateOnly MondayOf(DateOnly date) => date.AddDays(-(((int)date.DayOfWeek + 6) % 7));

    private static string GroupOf(DateOnly date, DateOnly today) =>
        date < today ? "qua-han" : date == today ? "hom-nay" : date < MondayOf(today).AddDays(7) ? "tuan-nay" : "sau-do";
}
