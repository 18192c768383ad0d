using System.Globalization;

namespace VanQuan.Workflows.Domain.Calendar;

/// <summary>
/// The next day of a yearly or monthly anchor (<c>Yearly:12-14</c>, <c>Monthly:15</c>) on or after a local date. A year or
/// month too short for the day has it on its last one (Civil Code 2015 Art. 148).
/// </summary>
public static class RecurringDay
{
    /// <summary>Null where the text is no day of the year, written MM-dd.</summary>
    public static DateOnly? Yearly(string monthAndDay, DateOnly from)
    {
        if (!DateOnly.TryParseExact("2000-" + monthAndDay, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return null;
        var next = InMonth(from.Year, day.Month, day.Day);
        return next >= from ? next : InMonth(from.Year + 1, day.Month, day.Day);
    }

    /// <summary>Null where the text is no day of a month, 1 to 31.</summary>
    public static DateOnly? Monthly(string day, DateOnly from)
    {
        if (!int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 31)
            return null;
        var next = InMonth(from.Year, from.Month, number);
        var following = from.AddMonths(1);
        return next >= from ? next : InMonth(following.Year, following.Month, number);
    }

    private static DateOnly InMonth(int year, int month, int day) => new(year, month, Math.Min(day, DateTime.DaysInMonth(year, month)));
}
