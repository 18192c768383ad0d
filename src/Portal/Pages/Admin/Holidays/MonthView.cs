using System.Globalization;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Admin.Holidays;

/// <summary>One day of a month's grid.</summary>
public sealed record MonthDay(int Number, string Style, string Mark, string Spoken);

/// <summary>Days that follow each other and are the same thing: "30/04–01/05 Quốc tế lao động".</summary>
public sealed record NamedDays(string Dates, string What, bool Estimated);

/// <summary>A month as administrators see it: a week per row, Monday first, and what its special days are.</summary>
public sealed record MonthView(string Name, int Blanks, IReadOnlyList<MonthDay> Days, IReadOnlyList<NamedDays> Special, int WorkingDays)
{
    public static IReadOnlyList<MonthView> OfYear(int year, WorkCalendar calendar, DateOnly today, Say say) =>
        [.. Enumerable.Range(1, 12).Select(month => Of(new DateOnly(year, month, 1), calendar, today, say))];

    private static MonthView Of(DateOnly first, WorkCalendar calendar, DateOnly today, Say say)
    {
        var days = Enumerable.Range(0, DateTime.DaysInMonth(first.Year, first.Month)).Select(i => calendar.Day(first.AddDays(i))).ToList();
        var name = say.English ? CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(first.Month) : say["Tháng {0}", first.Month];
        return new MonthView(
            name, ((int)first.DayOfWeek + 6) % 7, [.. days.Select(day => Day(day, today, say))], SpecialOf(days, say), days.Count(day => day.IsWorking));
    }

    private static MonthDay Day(CalendarDay day, DateOnly today, Say say)
    {
        var (style, mark) = day.Kind switch
        {
            DayKind.Working => ("", ""),
            DayKind.Weekend => ("off", ""),
            DayKind.Holiday => ("off hol", say["lễ"]),
            DayKind.CompensatoryOff => ("off hol", say["bù"]),
            DayKind.SwapOff => ("off hol", say["đổi"]),
            _ => ("worked", say["làm"]),
        };
        return new MonthDay(day.Date.Day, day.Date == today ? style + " now" : style, mark, say.DayIs(day) + (day.Date == today ? say[", hôm nay"] : ""));
    }

    private static IReadOnlyList<NamedDays> SpecialOf(List<CalendarDay> days, Say say) =>
        [.. days.Where(day => !day.IsPlain).GroupBy(day => (What: say.DayIs(day), day.Standing))
            .Select(same => new NamedDays(Ranges([.. same.Select(day => day.Date)]), same.Key.What, same.Key.Standing == DayStanding.Estimated))];

    private static string Ranges(IReadOnlyList<DateOnly> days) => DayWords.Ranges(days)[..^5];
}
