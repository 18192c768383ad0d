namespace VanQuan.Workflows.Domain.Calendar;

/// <summary>
/// The holidays of a year nobody has announced, by the rule: Labour Code 2019 Art. 112, compensation by Art. 111(3), and from
/// 2026 the Day of Vietnamese Culture (24/11). Every day is marked as an estimate: where the law lets the Prime Minister
/// choose a window, the usual choice is taken (the eve of Tết and the four days after; the day beside 2/9 that makes the
/// longer break), and swaps cannot be foreseen. Years before the code came into force are counted as if it held.
/// </summary>
public static class EstimatedHolidays
{
    /// <summary>Weekdays off in that solar year, in order. A holiday on a weekend shows as the day off in lieu.</summary>
    public static IReadOnlyList<CalendarDay> Of(int year)
    {
        var holidays = ByLaw(year).ToDictionary(day => day.Date, day => day.Name);
        var off = new SortedDictionary<DateOnly, CalendarDay>();
        foreach (var (date, name) in holidays.Where(day => !CalendarDay.IsWeekend(day.Key)))
            off[date] = Estimate(date, DayKind.Holiday, name);
        foreach (var (date, name) in holidays.Where(day => CalendarDay.IsWeekend(day.Key)).OrderBy(day => day.Key))
        {
            var lieu = date;
            while (CalendarDay.IsWeekend(lieu) || off.ContainsKey(lieu))
                lieu = lieu.AddDays(1);
            off[lieu] = Estimate(lieu, DayKind.CompensatoryOff, $"nghỉ bù {name} {date.Day}/{date.Month}");
        }
        return [.. off.Values];
    }

    private static IEnumerable<(DateOnly Date, string Name)> ByLaw(int year)
    {
        yield return (new(year, 1, 1), "Tết Dương lịch");
        var newYear = LunarCalendar.NewYear(year);
        for (var day = -1; day <= 3; day++)
            yield return (newYear.AddDays(day), "Tết Nguyên đán");
        // In a few years Giỗ Tổ falls on 30/4 itself; the law then gives one more day.
        var hungKings = LunarCalendar.HungKings(year);
        var reunification = new DateOnly(year, 4, 30);
        while (hungKings == reunification || hungKings == reunification.AddDays(1))
            hungKings = hungKings.AddDays(1);
        yield return (hungKings, "Giỗ Tổ Hùng Vương");
        yield return (reunification, "Chiến thắng 30/4");
        yield return (new(year, 5, 1), "Quốc tế lao động");
        var national = new DateOnly(year, 9, 2);
        yield return (national, "Quốc khánh");
        yield return (national.AddDays(DayBefore(national.DayOfWeek) ? -1 : 1), "Quốc khánh");
        if (year >= 2026)
            yield return (new(year, 11, 24), "Ngày Văn hóa Việt Nam");
    }

    private static bool DayBefore(DayOfWeek national) =>
        national is DayOfWeek.Tuesday or DayOfWeek.Wednesday or DayOfWeek.Friday or DayOfWeek.Saturday;

    private static CalendarDay Estimate(DateOnly date, DayKind kind, string name) =>
        new(date, kind, name, DayStanding.Estimated, "BLLĐ 2019 Đ.111, 112; âm lịch Việt Nam UTC+7");
}
