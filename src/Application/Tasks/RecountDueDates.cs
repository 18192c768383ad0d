using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Clock.Calendars;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Mail.Contents;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Application.Reminders;
using VanQuan.Workflows.Application.Tasks.Effects;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Tasks;

/// <summary>
/// The calendar was edited, the service starts: what is open is counted again by its own rules. Where a due date moves, a new
/// revision begins, reminders follow, and a line says why; where only reminders fall elsewhere, they are planned anew; waits
/// and rounds that have not begun move too. Dates that a person has set stay, and so do those whose count stands still: they
/// are counted when it goes on. It goes in chunks and writes down how far it is: killed on the way, the next start goes on.
/// </summary>
public sealed class RecountDueDates(Transition transition, TaskMessages messages, TimerEffects timers, RecountRounds rounds, CalendarInForce calendars)
{
    private const int Chunk = 50;

    /// <summary>How much moved; all zero where the calendar is the one everything was counted by.</summary>
    /// <param name="Tasks">Due dates.</param>
    /// <param name="Reminders">Tasks whose date stays and whose reminders move.</param>
    public sealed record Recounted(int Tasks, int Reminders, int Waits, int Rounds);

    private sealed record Open(WorkCalendar Before, IReadOnlyList<string> Tasks);

    public Task<Recounted> RunAsync(CancellationToken ct) => RunAsync(Actor.System, "the holiday calendar changed", ct);

    public async Task<Recounted> RunAsync(Actor actor, string reason, CancellationToken ct)
    {
        var after = calendars.Current;
        // Asked at the writer's seat: whoever still counted by the calendar before has committed by then.
        if (await transition.RunAsync(actor, scope => FindAsync(scope, after, ct), ct) is not { } open)
            return new(0, 0, 0, 0);
        var (tasks, reminders) = (0, 0);
        foreach (var chunk in open.Tasks.Chunk(Chunk))
        {
            var done = await transition.RunAsync(actor, scope => RecountAsync(scope, chunk, open.Before, after, reason, ct), ct);
            (tasks, reminders) = (tasks + done.Tasks, reminders + done.Reminders);
        }
        var waits = await transition.RunAsync(actor, scope => timers.RecountAsync(scope, reason, ct), ct);
        var planned = await transition.RunAsync(actor, scope => rounds.RunAsync(scope, reason, ct), ct);
        var all = new Recounted(tasks, reminders, waits, planned);
        await transition.RunAsync(actor, scope => KeepAsync(scope, after, all, ct), ct);
        return all;
    }

    private static async Task<Open?> FindAsync(TransitionScope scope, WorkCalendar after, CancellationToken ct)
    {
        var row = await scope.Db.Set<CalendarRow>().AsNoTracking().SingleOrDefaultAsync(ct);
        if (row?.Fingerprint == after.Fingerprint)
            return null;
        var through = row?.CountedThrough ?? "";
        var open = await scope.Db.Set<UserTask>().Where(t => (t.State == TaskState.Open || t.State == TaskState.Claimed) && t.DueDate != null).Select(t => t.Id).ToListAsync(ct);
        // A database that never kept what it was counted by cannot say where reminders would have been.
        return new Open(row?.Counted is { } counted ? WorkCalendar.Parse(counted) : after, [.. open.Where(id => string.CompareOrdinal(id, through) > 0).Order(StringComparer.Ordinal)]);
    }

    private async Task<(int Tasks, int Reminders)> RecountAsync(
        TransitionScope scope, string[] chunk, WorkCalendar before, WorkCalendar after, string reason, CancellationToken ct)
    {
        var tasks = await scope.Db.Set<UserTask>().Where(t => chunk.Contains(t.Id)).ToListAsync(ct);
        var (moved, reminded) = (0, 0);
        foreach (var task in tasks)
        {
            IReadOnlyList<CountPause> pauses = task.Deadline?.Rule.Pauses is { Count: > 0 } ? await DueDates.PausesAsync(scope.Db, task.InstanceId, ct) : [];
            if (TaskShift.Of(task, pauses, before, after, scope.Now) is not { IsChange: true } shift)
                continue;
            if (shift.Due is null)
            {
                ReminderPlanner.Shift(scope.Db, task, shift.Reminders, scope.Now);
                reminded++;
                continue;
            }
            await MoveAsync(scope, shift, shift.Due, reason, ct);
            moved++;
        }
        if (await RowAsync(scope, ct) is { } row)
            row.CountedThrough = chunk[^1];
        return (moved, reminded);
    }

    private async Task MoveAsync(TransitionScope scope, TaskShift shift, TaskDue due, string reason, CancellationToken ct)
    {
        var (task, from) = (shift.Task, shift.Task.DueDate);
        messages.DueMoves(scope, task);
        task.Recount(due);
        scope.Db.Audit.Add(AuditChain.Instance(task.InstanceId), scope.Actor, scope.Now, "DueDateRecounted", reason,
            new { task = task.Id, from, to = due.Date, revision = task.DueRevision });
        messages.DueMoved(scope, task);
        await messages.TellMovedAsync(scope, task, MovedBy.Calendar, from, ct: ct);
    }

    private static async Task<bool> KeepAsync(TransitionScope scope, WorkCalendar calendar, Recounted all, CancellationToken ct)
    {
        var row = await RowAsync(scope, ct) ?? scope.Db.Add(new CalendarRow { Fingerprint = "" }).Entity;
        (row.Fingerprint, row.Counted, row.CountedThrough) = (calendar.Fingerprint, HolidayCalendarFile.Write(calendar.Announced), null);
        scope.Db.Audit.Add(AuditChain.Calendar, scope.Actor, scope.Now, "CalendarTakenUp",
            data: new { row.Revision, row.Fingerprint, moved = all.Tasks, reminders = all.Reminders, waits = all.Waits, rounds = all.Rounds });
        return true;
    }

    private static Task<CalendarRow?> RowAsync(TransitionScope scope, CancellationToken ct) => scope.Db.Set<CalendarRow>().SingleOrDefaultAsync(ct);
}
