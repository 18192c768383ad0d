namespace VanQuan.Workflows.Domain.Calendar;

/// <summary>
/// A span in which a count stands still because a step named in <see cref="DeadlineRule.Pauses"/> was open: from
/// <paramref name="From"/> until before <paramref name="Until"/>, local dates. Of a step still open, <paramref name="Until"/>
/// is the day up to which the caller wants to know.
/// </summary>
public sealed record CountStop(DateOnly From, DateOnly Until)
{
    public int Days => Math.Max(0, Until.DayNumber - From.DayNumber);

    public bool Holds(DateOnly date) => From <= date && date < Until;
}

/// <summary>
/// The local calendar date something is due, and why. Work is late from 00:00 (Asia/Ho_Chi_Minh) of the next day.
/// </summary>
public sealed record DueDate(DateOnly Date, Explanation Explanation)
{
    /// <summary>Beyond this many units a rule is a typing error; no procedure counts in decades.</summary>
    public const int LargestAmount = 20_000;

    /// <summary>
    /// Counts a deadline (Civil Code 2015 Art. 147, 148). The anchor day is not counted; amount 0 is the anchor itself; the roll
    /// comes last. Weeks, months and years end on the same weekday, day number or day and month, or on the month's last day.
    /// Days inside <paramref name="stops"/> do not count: days of every unit are added until as many have been counted as without.
    /// Backward counts start from a fixed date, which no stop moves, and ignore them.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative or absurd, or the date leaves the calendar.</exception>
    public static DueDate Of(AnchoredDeadline deadline, WorkCalendar calendar, IReadOnlyList<CountStop>? stops = null)
    {
        var (anchor, rule) = deadline;
        ArgumentOutOfRangeException.ThrowIfNegative(rule.Amount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rule.Amount, LargestAmount);
        CountStop[] held = rule.Direction == DeadlineDirection.After ? [.. (stops ?? []).Where(stop => stop.Days > 0)] : [];
        var lastDay = rule.Unit == DeadlineUnit.WorkingDays
            ? CountDays(anchor, rule, day => calendar.IsWorkingDay(day) && !Stands(held, day))
            : Prolong(CalendarEnd(anchor, rule), anchor, held);
        var due = calendar.Roll(lastDay, rule.Roll);
        return new DueDate(due, Explanation.Of(deadline, lastDay, due, held, calendar));
    }

    /// <summary>Whether it is late at that instant.</summary>
    public bool IsLate(DateTimeOffset now) => now >= VietnamTime.StartOf(Date.AddDays(1));

    private static DateOnly CalendarEnd(DateOnly anchor, DeadlineRule rule)
    {
        var amount = rule.Direction == DeadlineDirection.After ? rule.Amount : -rule.Amount;
        return rule.Unit switch
        {
            DeadlineUnit.Days => anchor.AddDays(amount),
            DeadlineUnit.Weeks => anchor.AddDays(amount * 7),
            DeadlineUnit.Months => anchor.AddMonths(amount),
            DeadlineUnit.Years => anchor.AddYears(amount),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Unit, "no calendar unit"),
        };
    }

    private static DateOnly CountDays(DateOnly anchor, DeadlineRule rule, Func<DateOnly, bool> counts)
    {
        var step = rule.Direction == DeadlineDirection.After ? 1 : -1;
        var day = anchor;
        for (var left = rule.Amount; left > 0; )
        {
            day = day.AddDays(step);
            if (counts(day))
                left--;
        }
        return day;
    }

    /// <summary>Gives back, one by one, the days the count stood still before its end; further stops on the way prolong it again.</summary>
    private static DateOnly Prolong(DateOnly end, DateOnly anchor, CountStop[] stops)
    {
        if (stops.Length == 0)
            return end;
        var owed = 0;
        for (var day = anchor.AddDays(1); day <= end; day = day.AddDays(1))
            owed += Stands(stops, day) ? 1 : 0;
        while (owed > 0)
        {
            end = end.AddDays(1);
            if (!Stands(stops, end))
                owed--;
        }
        return end;
    }

    internal static bool Stands(IReadOnlyList<CountStop> stops, DateOnly day)
    {
        foreach (var stop in stops)
            if (stop.Holds(day))
                return true;
        return false;
    }
}
