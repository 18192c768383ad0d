namespace VanQuan.Workflows.Application.Clock.Calendars;

/// <summary>Why the calendar cannot be edited so. Nothing was changed.</summary>
public enum CalendarRefusal { NotAllowed, ChangedMeanwhile, BadDay, NothingToDo, NoReason }

/// <summary>An edit of the calendar was refused.</summary>
public sealed class CalendarRefusedException(CalendarRefusal refusal, DateOnly? day = null, string? by = null, DateTimeOffset? at = null)
    : Exception($"The calendar was not edited: {refusal} {day:yyyy-MM-dd}")
{
    public CalendarRefusal Refusal { get; } = refusal;

    /// <summary>The day that cannot be what the edit makes of it.</summary>
    public DateOnly? Day { get; } = day;

    /// <summary>The id of whoever edited it meanwhile, and when.</summary>
    public string? By { get; } = by;

    public DateTimeOffset? At { get; } = at;
}
