using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Reminders;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Engine.Migration;

/// <summary>What a context is about to change around one instance, read from the context itself.</summary>
internal sealed class UnsavedChanges(WorkflowsDb db, string instanceId, StaffDirectory staff, DateTimeOffset now)
{
    private static readonly TaskState[] Workable = [TaskState.Open, TaskState.Claimed];

    public async Task<IReadOnlyList<TaskChange>> TasksAsync(CancellationToken ct)
    {
        db.ChangeTracker.DetectChanges();
        await db.Set<UserTask>().Where(task => task.InstanceId == instanceId && Workable.Contains(task.State)).LoadAsync(ct);
        return [.. db.ChangeTracker.Entries<UserTask>().Where(entry => entry.Entity.InstanceId == instanceId).Select(ChangeOf).OfType<TaskChange>().OrderBy(change => change.Kind).ThenBy(change => change.Title, StringComparer.Ordinal)];
    }

    public IReadOnlyList<MailGoing> Going() => [.. db.Appended<MailMessage>().Select(mail => new MailGoing(mail.Subject, mail.RecipientName))];

    public IReadOnlyList<MailWithdrawn> Withdrawn() =>
        [.. db.Appended<ReminderLedgerEntry>().Where(line => line.State == ReminderState.Withdrawn).Select(line => new MailWithdrawn(line.TaskId, line.Rule, line.Slot, line.Recipient)).OrderBy(line => line.At)];

    public IReadOnlyList<WaitChange> Waits()
    {
        var timers = db.ChangeTracker.Entries<TimerRow>().Where(entry => entry.State is EntityState.Added or EntityState.Deleted).ToList();
        return
        [
            .. from timer in timers
               group timer by timer.Entity.ActivityId into place
               select new WaitChange(place.Key,
                   place.FirstOrDefault(entry => entry.State == EntityState.Deleted)?.Entity.At, place.FirstOrDefault(entry => entry.State == EntityState.Added)?.Entity.At),
        ];
    }

    /// <summary>Nothing has left the house: no other instance is touched, no indicator recorded, and the instance has not ended.</summary>
    public bool IsUndoable()
    {
        db.ChangeTracker.DetectChanges();
        var entries = db.ChangeTracker.Entries().Where(entry => entry.State is not (EntityState.Unchanged or EntityState.Detached)).ToList();
        return entries.TrueForAll(entry => entry.Entity is not IndicatorRow and not Plans.ActionRoundRow && (entry.Entity is not WorkflowInstanceRow row || (row.Id == instanceId && row.IsOpen)));
    }

    private TaskChange? ChangeOf(Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry<UserTask> entry)
    {
        var task = entry.Entity;
        var added = entry.State == EntityState.Added;
        var was = added ? (TaskState?)null : entry.Property(one => one.State).OriginalValue;
        if (!added && !Workable.Contains(was!.Value) && !task.IsWorkable)
            return null;
        var kind = !task.IsWorkable ? TaskChangeKind.Closes : added || !Workable.Contains(was!.Value) ? TaskChangeKind.Opens : entry.State == EntityState.Modified ? TaskChangeKind.Changes : TaskChangeKind.Stays;
        var (title, due, assignee) = added ? (task.Title, null, task.Assignee)
            : (entry.Property(one => one.Title).OriginalValue, entry.Property(one => one.DueDate).OriginalValue, entry.Property(one => one.Assignee).OriginalValue);
        return new TaskChange(kind, task.Id, task.Kind, task.ActivityId, task.Title, title == task.Title ? null : title,
            kind == TaskChangeKind.Opens ? null : due, kind == TaskChangeKind.Closes ? null : task.DueDate,
            task.Assignee, assignee == task.Assignee ? null : assignee, task.ClaimedByName,
            [.. TaskAudience.Of(task, staff, VietnamTime.DateOf(now)).Select(person => person.Name)]);
    }
}
