namespace VanQuan.Workflows.Domain.Calendar;

/// <summary>What one day does in a count.</summary>
public enum StripRole
{
    /// <summary>The day the count starts from; it is not counted.</summary>
    Anchor,

    /// <summary>Counted, with a number.</summary>
    Counted,

    /// <summary>A day off in a count of working days.</summary>
    Skipped,

    /// <summary>The count stood still.</summary>
    Paused,

    /// <summary>A day off between the end of the count and the due date.</summary>
    RolledOver,

    /// <summary>The due date. It carries a number if the count ends on it.</summary>
    Due,
}

/// <summary>One day of the day strip. <paramref name="Number"/> counts from the anchor, backward too; null where the day does not count.</summary>
public sealed record StripDay(CalendarDay Day, StripRole Role, int? Number)
{
    public DateOnly Date => Day.Date;
}

/// <summary>What a sentence of an explanation is about; a page chooses its icon by it.</summary>
public enum ExplanationTopic { Count, Skipped, WorkedSaturday, Pause, Roll, Estimate, Law }

/// <summary>One sentence of an explanation.</summary>
public sealed record ExplanationLine(ExplanationTopic Topic, string Text);
