namespace VanQuan.Workflows.Domain.Calendar;

/// <summary>
/// The Vietnamese lunisolar calendar by its astronomical rule, in UTC+7. .NET has none: its Chinese calendar counts in UTC+8
/// and differs in 1968, 2007, 2030 and 2053. Months begin on the day of the new moon; the month with the winter solstice
/// is the eleventh; between two of these, if there are thirteen months, the first one without a principal term of the sun
/// is the leap month. Series after J. Meeus, Astronomical Algorithms; good to minutes for 1900–2199.
/// </summary>
public static class LunarCalendar
{
    private const double SynodicMonth = 29.530588853;
    private const double FirstNewMoon = 2415021.076998695; // January 1900
    private const double UtcOffsetDays = 7 / 24.0;
    private const int JulianDayOfDayNumberZero = 1721426;
    private const int MonthOfSolstice = 11;

    /// <summary>The first day of the first lunar month of the year that begins in this solar year (Tết Nguyên đán).</summary>
    public static DateOnly NewYear(int year) => Date(year, 1, 1);

    /// <summary>The tenth day of the third lunar month (Giỗ Tổ Hùng Vương).</summary>
    public static DateOnly HungKings(int year) => Date(year, 3, 10);

    /// <summary>A day of an ordinary (not leap) lunar month of the lunar year that begins in this solar year.</summary>
    public static DateOnly Date(int year, int month, int day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        ArgumentOutOfRangeException.ThrowIfLessThan(day, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(day, 30);
        // Months 1–10 follow the solstice of the year before, 11 and 12 that of the same year.
        var solsticeYear = month < MonthOfSolstice ? year - 1 : year;
        var steps = (month - MonthOfSolstice + 12) % 12;
        if (LeapAfter(solsticeYear) is { } leap && leap <= steps)
            steps++;
        var solstice = SolsticeMonth(solsticeYear);
        return DateOnly.FromDayNumber(NewMoonDay(solstice + steps) - JulianDayOfDayNumberZero).AddDays(day - 1);
    }

    /// <summary>The number (new moons since 1900) of the month that holds the winter solstice of a solar year.</summary>
    private static int SolsticeMonth(int year)
    {
        var lastOfDecember = new DateOnly(year, 12, 31).DayNumber + JulianDayOfDayNumberZero;
        var month = (int)((lastOfDecember - FirstNewMoon) / SynodicMonth) + 1;
        while (NewMoonDay(month) > lastOfDecember || SunSector(NewMoonDay(month)) >= 9)
            month--;
        return month;
    }

    /// <summary>How many months after the solstice month of a solar year the leap month comes; null in an ordinary year.</summary>
    private static int? LeapAfter(int year)
    {
        var solstice = SolsticeMonth(year);
        if (SolsticeMonth(year + 1) - solstice < 13)
            return null;
        // A month without a principal term: the sun stands in the same twelfth at its beginning and at the next one's.
        return Enumerable.Range(1, 12).First(i => SunSector(NewMoonDay(solstice + i)) == SunSector(NewMoonDay(solstice + i + 1)));
    }

    /// <summary>The local day (Julian day number) of the k-th new moon since January 1900.</summary>
    private static int NewMoonDay(int k) => (int)Math.Floor(NewMoon(k) + 0.5 + UtcOffsetDays);

    /// <summary>In which twelfth of its way from the spring equinox the sun stands at local midnight; 9 begins at the winter solstice.</summary>
    private static int SunSector(int julianDay) => (int)(SunLongitude(julianDay - 0.5 - UtcOffsetDays) / 30);

    private static double NewMoon(int k)
    {
        var t = k / 1236.85;
        var (t2, t3) = (t * t, t * t * t);
        var mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3
            + 0.00033 * Sin(166.56 + 132.87 * t - 0.009173 * t2);
        var sun = 359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3;
        var moon = 306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3;
        var node = 21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3;
        var correction = (0.1734 - 0.000393 * t) * Sin(sun) + 0.0021 * Sin(2 * sun)
            - 0.4068 * Sin(moon) + 0.0161 * Sin(2 * moon) - 0.0004 * Sin(3 * moon)
            + 0.0104 * Sin(2 * node) - 0.0051 * Sin(sun + moon) - 0.0074 * Sin(sun - moon)
            + 0.0004 * Sin(2 * node + sun) - 0.0004 * Sin(2 * node - sun) - 0.0006 * Sin(2 * node + moon)
            + 0.0010 * Sin(2 * node - moon) + 0.0005 * Sin(2 * moon + sun);
        var dynamicalTime = -0.000278 + 0.000265 * t + 0.000262 * t2;
        return mean + correction - dynamicalTime;
    }

    /// <summary>Apparent enough: degrees from the spring equinox, 0 to 360.</summary>
    private static double SunLongitude(double julianDay)
    {
        var t = (julianDay - 2451545.0) / 36525;
        var t2 = t * t;
        var anomaly = 357.52910 + 35999.05030 * t - 0.0001559 * t2 - 0.00000048 * t * t2;
        var longitude = 280.46645 + 36000.76983 * t + 0.0003032 * t2
            + (1.914600 - 0.004817 * t - 0.000014 * t2) * Sin(anomaly)
            + (0.019993 - 0.000101 * t) * Sin(2 * anomaly) + 0.000290 * Sin(3 * anomaly);
        return longitude - 360 * Math.Floor(longitude / 360);
    }

    private static double Sin(double degrees) => Math.Sin(degrees * Math.PI / 180);
}
