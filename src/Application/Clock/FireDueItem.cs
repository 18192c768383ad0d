using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Clock;

/// <summary>A timer's moment, or a task's due date, has passed: the instance is told, once.</summary>
public sealed class FireDueItem(Transition transition, TimerEffects timers)
{
    public Task<bool> TimerAsync(DueItem.Timer due, CancellationToken ct) => transition.RunAsync(Actor.System, async scope =>
    {
        if (await scope.Db.FindAsync<TimerRow>([due.InstanceId, due.BookmarkId], ct) is not { } timer || timer.At > scope.Now)
            return false;
        if (await timers.MovedByPauseAsync(scope, timer, ct))
            return false;
        scope.Db.Remove(timer);
        scope.Db.Audit.Add(AuditChain.Instance(timer.InstanceId), scope.Actor, scope.Now, "TimerFired", data: new { activity = timer.ActivityId });
        scope.Raise(timer.InstanceId, new FireTimer(due.Key, timer.BookmarkId));
        return true;
    }, ct);

    public Task<bool> OverdueAsync(DueItem.Overdue due, CancellationToken ct) => transition.RunAsync(Actor.System, async scope =>
    {
        var task = await scope.Db.Set<UserTask>().FirstOrDefaultAsync(task => task.Id == due.TaskId, ct);
        if (task?.OverdueAt is not { } at || at > scope.Now)
            return false;
        task.PassDue(scope.Now);
        scope.Db.Audit.Add(AuditChain.Instance(task.InstanceId), scope.Actor, scope.Now, "TaskOverdue",
            data: new { task = task.Id, due = task.DueDate, revision = task.DueRevision });
        scope.Raise(task.InstanceId, new PassDueDate($"{due.Key}/{task.DueRevision}", task.BookmarkId));
        return true;
    }, ct);

    /// <summary>What could not be handled stays due and becomes an incident, once; closing it is up to whoever mends the cause.</summary>
    public Task<bool> FailedAsync(DueItem item, string message, CancellationToken ct) => transition.RunAsync(Actor.System, async scope =>
    {
        var instanceId = item switch
        {
            DueItem.Timer timer => timer.InstanceId,
            DueItem.Overdue overdue => await scope.Db.Set<UserTask>().Where(task => task.Id == overdue.TaskId).Select(task => task.InstanceId).FirstAsync(ct),
            _ => "",
        };
        if (await scope.Db.Set<IncidentRow>().AnyAsync(row => row.InstanceId == instanceId && row.ActivityId == item.Key && row.ClosedAt == null, ct))
            return false;
        scope.Db.Add(new IncidentRow
        {
            InstanceId = instanceId, Id = $"{item.Key}@{scope.Now.UtcTicks}", Kind = IncidentKind.Refused,
            ActivityId = item.Key, Message = message, OpenedAt = scope.Now,
        });
        return true;
    }, ct);
}
