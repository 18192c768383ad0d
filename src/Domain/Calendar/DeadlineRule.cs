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
}
