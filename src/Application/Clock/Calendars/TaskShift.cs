using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Reminders;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Clock.Calendars;

/// <summary>
/// What a change of the calendar does to one open task: its date moves (<paramref name="Due"/>, null where it stays) and
/// reminders with it. The preview shows it and the recount does it, so both say the same.
/// </summary>
public sealed record TaskShift(UserTask Task, TaskDue? Due, ReminderShift Reminders)
{
    public bool IsChange => Due is not null || Reminders.Moves.Count > 0;

    /// <summary>Null for a task that has no date, is not being worked on, or whose count stands still: it is counted when it goes on.</summary>
    /// <param name="pauses">Those the instance has lived through.</param>
    public static TaskShift? Of(UserTask task, IReadOnlyList<CountPause> pauses, WorkCalendar before, WorkCalendar after, DateTimeOffset now)
    {
        if (task is not { IsWorkable: true, IsPaused: false, DueDate: { } from })
            return null;
        // A date that a person has set has no rule and stays.
        var due = task.Deadline is { } deadline ? TaskDue.Of(deadline, pauses, VietnamTime.DateOf(now), after) : null;
        var moved = due is not null && due.Date != from ? due : null;
        return new TaskShift(
            task, moved, ReminderShift.Of(from, moved?.Date ?? from, ReminderPolicies.Of(task), before, after, task.NextReminderAt, now));
    }
}
