using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Domain.Calendar;

namespace VanQuan.Workflows.Application.Clock.Calendars;

/// <summary>A day that is something else after an edit, has another name, or is better known.</summary>
public sealed record DayChange(CalendarDay Before, CalendarDay After);

/// <summary>A wait of a running instance that ends at another moment.</summary>
public sealed record WaitShift(string InstanceId, string ActivityId, DateTimeOffset From, DateTimeOffset To);

/// <summary>What an edit of the calendar would do, and the revision it was worked out on.</summary>
/// <param name="Tasks">Open tasks whose date or reminders move, those whose date moves first.</param>
public sealed record CalendarPreview(
    int Revision, IReadOnlyList<DayChange> Days, IReadOnlyList<TaskShift> Tasks, IReadOnlyList<WaitShift> Waits, IReadOnlyList<RoundShift> Rounds)
{
    public IEnumerable<TaskShift> DueMoves => Tasks.Where(task => task.Due is not null);

    /// <summary>Single reminders that move, are withdrawn or arise, along with due dates or without.</summary>
    public int Reminders => Tasks.Sum(task => task.Reminders.Moves.Count);
}
