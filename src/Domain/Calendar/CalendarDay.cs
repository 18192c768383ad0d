namespace VanQuan.Workflows.Domain.Calendar;

/// <summary>What a day is to somebody who works Monday to Friday.</summary>
public enum DayKind
{
    /// <summary>Monday to Friday, nothing special.</summary>
    Working,

    /// <summary>Saturday or Sunday.</summary>
    Weekend,

    /// <summary>A public holiday (Labour Code 2019 Art. 112).</summary>
    Holiday,

    /// <summary>Off because a holiday fell on a weekly day off (Labour Code 2019 Art. 111(3)).</summary>
    CompensatoryOff,

    /// <summary>Off in exchange for a Saturday worked, as announced.</summary>
    SwapOff,

    /// <summary>A Saturday worked in exchange for a day off, as announced.</summary>
    WorkingSaturday,
}

/// <summary>How sure we are of a day: announced and checked, from memory, from a secondary source, or computed by us.</summary>
public enum DayStanding { Checked, Unchecked, Secondary, Estimated }

/// <summary>
/// One local calendar day (Asia/Ho_Chi_Minh). Plain working days and weekends carry no name.
/// </summary>
/// <param name="Name">The reason in Vietnamese as the calendar file words it; <see cref="HolidayNames"/> has it for readers.</param>
/// <param name="Source">Where the entry was read; null where nobody needs it any more (in an explanation).</param>
public sealed record CalendarDay(
    DateOnly Date, DayKind Kind, string? Name = null, DayStanding Standing = DayStanding.Checked, string? Source = null)
{
    public bool IsWorking => Kind is DayKind.Working or DayKind.WorkingSaturday;

    public bool IsWeeklyDayOff => IsWeekend(Date);

    /// <summary>Whether its weekday can be that: a Saturday can be worked, Monday to Friday can be off, a Sunday stays what it is.</summary>
    public bool Fits => Kind switch
    {
        DayKind.Working or DayKind.Weekend => Kind == Plain(Date).Kind,
        DayKind.WorkingSaturday => Date.DayOfWeek == DayOfWeek.Saturday,
        _ => !IsWeekend(Date),
    };

    /// <summary>Whether nothing is special about it: the calendar file has no line for it.</summary>
    public bool IsPlain => Kind is DayKind.Working or DayKind.Weekend;

    internal static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>What the weekday alone makes of it.</summary>
    public static CalendarDay Plain(DateOnly date) => new(date, IsWeekend(date) ? DayKind.Weekend : DayKind.Working);
}
