namespace VanQuan.Workflows.Domain.Calendar;

/// <summary>The unit a deadline is counted in. Days, weeks, months and years are calendar units (Civil Code 2015 Art. 148).</summary>
public enum DeadlineUnit { WorkingDays, Days, Weeks, Months, Years }

/// <summary>Forward from an event, or backward from a fixed date.</summary>
public enum DeadlineDirection { After, Before }

/// <summary>What happens when the last day is a day off. A policy of each deadline, never a constant (Civil Code Art. 145, 148(5)).</summary>
public enum RollPolicy { None, NextWorkingDay, PreviousWorkingDay }

/// <summary>
/// How a due date is counted, as written in a definition or an action; dates are local calendar dates in Asia/Ho_Chi_Minh.
/// <see cref="Anchor"/> is one of <c>Activated</c>, <c>InstanceStarted</c>, <c>ActionDue</c>, <c>Date:2022-12-31</c>,
/// <c>Completed:&lt;activity&gt;</c>, <c>Variable:&lt;name&gt;</c>, <c>Yearly:12-14</c>, <c>Monthly:15</c>, <c>PeriodEnd</c>.
/// While a step named in <see cref="Pauses"/> is open, the count stands still.
/// </summary>
public sealed record DeadlineRule(
    string Anchor,
    int Amount,
    DeadlineUnit Unit,
    DeadlineDirection Direction = DeadlineDirection.After,
    RollPolicy Roll = RollPolicy.NextWorkingDay,
    IReadOnlyList<string>? Pauses = null,
    string? Basis = null);

/// <summary>A rule whose anchor has become a date. What is still missing is the calendar, and the pauses lived through so far.</summary>
public sealed record AnchoredDeadline(DateOnly Anchor, DeadlineRule Rule)
{
    /// <inheritdoc cref="DueDate.Of"/>
    public DueDate Resolve(WorkCalendar calendar, IReadOnlyList<CountStop>? stops = null) => DueDate.Of(this, calendar, stops);

    /// <summary>
    /// When a wait for this deadline is over, once the calendar has given its day. A term counted forward ends at 24:00 of its
    /// last day (Civil Code 2015 Art. 148), which is 00:00 of the next; a date itself, or one counted back from, begins at its 00:00.
    /// </summary>
    public DateTimeOffset EndOfWait(DateOnly day) =>
        VietnamTime.StartOf(Rule is { Amount: > 0, Direction: DeadlineDirection.After } ? day.AddDays(1) : day);
}
