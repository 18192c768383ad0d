using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Clock.Calendars;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Reminders;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Reminders;

/// <summary>
/// Keeps a task's next reminder right while the task lives, in the caller's transaction. Opening, reopening and every new due
/// date plan; before a due date moves, and when the task is handed in, paused or over, what stood planned is withdrawn.
/// </summary>
public sealed class ReminderPlanner(CalendarInForce calendars)
{
    /// <summary>
    /// Plans the first slot after now. What would have been due earlier is not caught up with: whoever gets a task today is
    /// told by the mail that assigns it.
    /// </summary>
    /// <exception cref="FormatException">The task's policy cannot be read.</exception>
    public void Plan(UserTask task, DateTimeOffset now) =>
        task.PlanReminder(task is { IsWorkable: true, IsPaused: false, DueDate: { } due }
            ? ReminderSchedule.Next(due, ReminderPolicies.Of(task), calendars.Current, now)?.At
            : null);

    /// <summary>
    /// Writes down what will not go out: everything planned up to the due date that has not gone out, and once the work is
    /// late the next urging. Call it while the task still has the due date and revision the slots belong to.
    /// </summary>
    public void Withdraw(WorkflowsDb db, UserTask task, DateTimeOffset now)
    {
        if (task is not { NextReminderAt: { } next, DueDate: { } due })
            return;
        var until = new[] { next, now, VietnamTime.StartOf(due.AddDays(1)) }.Max();
        Record(db, task, ReminderSchedule.Slots(due, ReminderPolicies.Of(task), calendars.Current, until).Where(slot => slot.At >= next), now);
        task.PlanReminder(null);
    }

    /// <summary>
    /// The calendar changed and the due date stayed: what now falls elsewhere is withdrawn from where it was, and the next
    /// reminder is the first of those that have not spoken, even where its new moment has passed.
    /// </summary>
    public static void Shift(WorkflowsDb db, UserTask task, ReminderShift shift, DateTimeOffset now)
    {
        Record(db, task, shift.Moves.Select(move => move.Before).OfType<ReminderSlot>(), now);
        task.PlanReminder(shift.Next);
    }

    /// <summary>A calendar that was changed and changed back plans a slot again that was withdrawn before: its line stands already.</summary>
    private static void Record(WorkflowsDb db, UserTask task, IEnumerable<ReminderSlot> slots, DateTimeOffset now)
    {
        var lines = slots.Select(slot => Withdrawn(task, slot, now)).ToList();
        if (lines.Count == 0)
            return;
        var there = db.Set<ReminderLedgerEntry>().AsNoTracking().Where(entry => entry.TaskId == task.Id && entry.DueRevision == task.DueRevision)
            .Select(entry => new { entry.Rule, entry.Slot, entry.Recipient }).ToHashSet();
        foreach (var line in lines.Where(line => !there.Contains(new { line.Rule, line.Slot, line.Recipient })))
            db.Append(line);
    }

    /// <summary>Nobody was looked up for it, so the line names the address.</summary>
    public static ReminderLedgerEntry Withdrawn(UserTask task, ReminderSlot slot, DateTimeOffset now) => new(
        task.Id, task.DueRevision, slot.Rule, slot.At, slot.Level?.ToString() ?? task.Assignee, ReminderState.Withdrawn, now, null);
}
