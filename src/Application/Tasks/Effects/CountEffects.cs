using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Mail.Contents;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Tasks.Effects;

/// <summary>
/// Counts that stand still while a step is open. The span belongs to the instance: tasks opened later, whose count began
/// before it, are counted with it too.
/// </summary>
public sealed class CountEffects(DueDates dues, TaskMessages messages)
{
    public async Task PauseAsync(TransitionScope scope, PauseClock effect, CancellationToken ct)
    {
        var today = VietnamTime.DateOf(scope.Now);
        var pauses = await DueDates.PausesAsync(scope.Db, effect.InstanceId, ct);
        if (pauses.Any(p => p.ActivityId == effect.ActivityId && p.Until is null)) return;
        var pause = scope.Db.Add(new CountPause(effect.InstanceId, effect.ActivityId, today)).Entity;
        foreach (var task in await CountedAsync(scope, effect.InstanceId, effect.ActivityId, ct))
        {
            messages.DueMoves(scope, task);
            task.PauseCount(pause.From);
            Note(scope, task, "CountPaused", effect.ActivityId);
        }
    }

    public async Task ResumeAsync(TransitionScope scope, ResumeClock effect, CancellationToken ct)
    {
        var today = VietnamTime.DateOf(scope.Now);
        var pauses = await DueDates.PausesAsync(scope.Db, effect.InstanceId, ct);
        var open = pauses.FirstOrDefault(p => p.ActivityId == effect.ActivityId && p.Until is null);
        if (open is null) return;
        open.Close(today);
        foreach (var task in await CountedAsync(scope, effect.InstanceId, effect.ActivityId, ct))
        {
            if (pauses.Any(p => p.Until is null && task.PausesFor(p.ActivityId))) continue;
            var before = task.DueDate;
            task.ResumeCount(dues.Of(task.Deadline!, pauses, today));
            messages.DueMoved(scope, task);
            await messages.TellMovedAsync(scope, task, MovedBy.Resumed, before, ct: ct);
            Note(scope, task, "CountResumed", effect.ActivityId);
        }
    }

    private static async Task<IReadOnlyList<UserTask>> CountedAsync(TransitionScope scope, string instanceId, string activityId, CancellationToken ct)
    {
        var tasks = scope.Db.Set<UserTask>();
        TaskState[] workable = [TaskState.Open, TaskState.Claimed];
        await tasks.Where(t => t.InstanceId == instanceId && workable.Contains(t.State)).LoadAsync(ct);
        return [.. tasks.Local.Where(t => t.InstanceId == instanceId && t.IsWorkable && t.PausesFor(activityId))];
    }

    private static void Note(TransitionScope scope, UserTask task, string verb, string activity) =>
        scope.Db.Audit.Add(AuditChain.Instance(task.InstanceId), scope.Actor, scope.Now, verb, null,
            new { task = task.Id, activity, due = task.DueDate, revision = task.DueRevision });
}
