using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace VanQuan.Workflows.Domain.Calendar;

/// <summary>
/// Which local days (Asia/Ho_Chi_Minh) are worked: Monday to Friday less the days off of the calendar file, plus the Saturdays
/// worked in exchange. A year the file says nothing about is computed (<see cref="EstimatedHolidays"/>). Immutable; safe to share.
/// </summary>
public sealed class WorkCalendar
{
    private readonly ILookup<int, CalendarDay> announced;
    private readonly ConcurrentDictionary<int, CalendarDay[]> years = [];
    private string? fingerprint;

    /// <param name="announced">The entries of the calendar file; none for a calendar of estimates only.</param>
    public WorkCalendar(IEnumerable<CalendarDay> announced) => this.announced = announced.ToLookup(day => day.Date.Year);

    /// <summary>Reads a calendar file's text.</summary>
    /// <exception cref="FormatException">Names the line and what is wrong with it.</exception>
    public static WorkCalendar Parse(string holidayCalendarFile) => new(HolidayCalendarFile.Parse(holidayCalendarFile));

    /// <summary>The entries of the calendar file this calendar was made of.</summary>
    public IEnumerable<CalendarDay> Announced => announced.SelectMany(year => year).OrderBy(day => day.Date);

    /// <summary>SHA-256 in hex over the days and what they are: two calendars that count alike have the same one.</summary>
    public string Fingerprint => fingerprint ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Announced.Select(day => $"{day.Date:yyyy-MM-dd} {day.Kind}")))));

    /// <summary>
    /// This calendar with some days being something else; a plain one loses its entry. A computed year that is touched becomes
    /// an announced one, and keeps its other estimates as entries, or one holiday would be all that is left of it.
    /// </summary>
    public WorkCalendar With(IReadOnlyCollection<CalendarDay> changed)
    {
        var days = Announced.Concat(changed.Select(day => day.Date.Year).Distinct().Where(IsComputed).SelectMany(EstimatedHolidays.Of))
            .ToDictionary(day => day.Date);
        foreach (var day in changed)
            if (day.IsPlain)
                days.Remove(day.Date);
            else
                days[day.Date] = day;
        return new WorkCalendar(days.Values);
    }

    /// <summary>Whether the year's holidays are computed by us rather than announced.</summary>
    public bool IsComputed(int year) => !announced.Contains(year);

    /// <summary>What a day is, and why.</summary>
    public CalendarDay Day(DateOnly date) => years.GetOrAdd(date.Year, Fill)[date.DayOfYear - 1];

    public bool IsWorkingDay(DateOnly date) => Day(date).IsWorking;

    /// <summary>The day itself if it is worked, else the next one that is.</summary>
    public DateOnly WorkingDayOnOrAfter(DateOnly date)
    {
        while (!IsWorkingDay(date))
            date = date.AddDays(1);
        return date;
    }

    /// <summary>The day itself if it is worked, else the last one before it that is.</summary>
    public DateOnly WorkingDayOnOrBefore(DateOnly date)
    {
        while (!IsWorkingDay(date))
            date = date.AddDays(-1);
        return date;
    }

    /// <summary>
    /// The N-th working day after the date (before it, for a negative count), the date itself not counted.
    /// Zero is the date itself, even when it is a day off.
    /// </summary>
    public DateOnly AddWorkingDays(DateOnly date, int count)
    {
        var step = Math.Sign(count);
        for (var left = Math.Abs(count); left > 0; )
        {
            date = date.AddDays(step);
            if (IsWorkingDay(date))
                left--;
        }
        return date;
    }

    /// <summary>
    /// How many working days lie after <paramref name="from"/> up to and including <paramref name="to"/>; negative, and
    /// excluding <paramref name="from"/> again, when <paramref name="to"/> is earlier. "3 working days left" is this from today to the due date.
    /// </summary>
    public int WorkingDaysBetween(DateOnly from, DateOnly to)
    {
        var step = to < from ? -1 : 1;
        var count = 0;
        for (var date = from; date != to; )
        {
            date = date.AddDays(step);
            if (IsWorkingDay(date))
                count += step;
        }
        return count;
    }

    /// <summary>Where a date lands by a roll policy (Civil Code 2015 Art. 148(5) for the next working day).</summary>
    public DateOnly Roll(DateOnly date, RollPolicy policy) => policy switch
    {
        RollPolicy.NextWorkingDay => WorkingDayOnOrAfter(date),
        RollPolicy.PreviousWorkingDay => WorkingDayOnOrBefore(date),
        _ => date,
    };

    private CalendarDay[] Fill(int year)
    {
        var first = new DateOnly(year, 1, 1);
        var days = new CalendarDay[DateTime.IsLeapYear(year) ? 366 : 365];
        for (var i = 0; i < days.Length; i++)
            days[i] = CalendarDay.Plain(first.AddDays(i));
        foreach (var day in IsComputed(year) ? EstimatedHolidays.Of(year) : announced[year])
            days[day.Date.DayOfYear - 1] = day;
        return days;
    }
}
