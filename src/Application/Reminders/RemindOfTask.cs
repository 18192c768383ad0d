using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Clock.Calendars;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Mail;
using VanQuan.Workflows.Application.Mail.Contents;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Reminders;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Reminders;

/// <summary>
/// Reminds of one task in the caller's transaction. What is due follows from the task's policy, its due date and the calendar;
/// the ledger's key keeps a slot from being told twice. What was missed while the service was down goes into one mail per
/// person and task.
/// </summary>
public sealed class RemindOfTask(MailDispatch dispatch, StaffDirectorySource directory, TaskNamesSource names, CalendarInForce calendars)
{
    /// <summary>How many mails entered the outbox.</summary>
    public async Task<int> RunAsync(WorkflowsDb db, UserTask task, DateTimeOffset now, CancellationToken ct)
    {
        if (task is not { IsWorkable: true, IsPaused: false, DueDate: { } due, NextReminderAt: { } from })
        {
            task.PlanReminder(null);
            return 0;
        }

        var (policy, calendar) = (ReminderPolicies.Of(task), calendars.Current);
        var slots = ReminderSchedule.Slots(due, policy, calendar, now).Where(slot => slot.At >= from).ToList();
        var staff = await directory.GetAsync(db, ct);
        var today = VietnamTime.DateOf(now);
        var listeners = slots.ToDictionary(slot => slot, slot => Listeners(task, slot, staff, today));
        var recorded = await db.Set<ReminderLedgerEntry>()
            .Where(entry => entry.TaskId == task.Id && entry.DueRevision == task.DueRevision && entry.Slot >= from)
            .Select(entry => new { entry.Rule, entry.Slot, entry.Recipient }).ToListAsync(ct);
        var decided = ReminderDecision.Decide(
            slots, slot => listeners[slot].Select(person => person.Id),
            recorded.Select(entry => (entry.Rule, entry.Slot, entry.Recipient)).ToHashSet());

        var next = ReminderSchedule.Next(due, policy, calendar, now)?.At;
        var known = await names.OfAsync(db, task, ct);
        foreach (var reminder in decided)
        {
            var mail = await dispatch.SendAsync(db, Content(task, reminder, staff, known, now, next), staff.Find(reminder.PersonId)!, task, now, ct);
            db.Append(Line(task, reminder.Slot, reminder.PersonId, mail.ForDigest ? ReminderState.Gathered : ReminderState.Sent, now, mail));
            foreach (var slot in reminder.Merged)
                db.Append(Line(task, slot, reminder.PersonId, ReminderState.Merged, now, mail));
        }

        var unheard = slots.Where(slot => listeners[slot].Count == 0).Select(slot => ReminderPlanner.Withdrawn(task, slot, now));
        foreach (var line in unheard.Where(line => !recorded.Any(entry => (entry.Rule, entry.Slot, entry.Recipient) == (line.Rule, line.Slot, line.Recipient))))
            db.Append(line);
        task.PlanReminder(next);
        return decided.Count;
    }

    private static IReadOnlyList<StaffMember> Listeners(UserTask task, ReminderSlot slot, StaffDirectory staff, DateOnly today) =>
        slot.Level is not { } level ? TaskAudience.Of(task, staff, today)
        : task.UnitCode is { } unit ? staff.EscalateTo(level, unit, today)
        : [];

    private TaskMailContent Content(
        UserTask task, PersonalReminder reminder, StaffDirectory staff, TaskNames known, DateTimeOffset now, DateTimeOffset? next)
    {
        var card = TaskCards.Of(task, known, staff.Find(reminder.PersonId)!.Language, now, calendars.Current);
        var missed = reminder.Merged.Count(slot => slot.At < reminder.Slot.At);
        var contents = new TaskContents(task, calendars.Current, now);
        return reminder.Slot.Kind == ReminderKind.Escalation ? contents.Escalation(card, known.Unit, missed) : contents.Reminder(card, missed, next);
    }

    private static ReminderLedgerEntry Line(
        UserTask task, ReminderSlot slot, string personId, ReminderState state, DateTimeOffset now, MailMessage mail) =>
        new(task.Id, task.DueRevision, slot.Rule, slot.At, personId, state, now, mail.Id, mail.HeldUntil, mail.Route);
}
