using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Tasks.Approvals;

/// <summary>
/// The unfinished tasks and approvals of one instance, in one read: who reviews what. What the engine opens later in the
/// same transaction is seen too, because it is tracked.
/// </summary>
public sealed class InstanceTasks(TransitionScope scope, string instanceId)
{
    private static readonly TaskState[] Unfinished = [TaskState.Open, TaskState.Claimed, TaskState.Submitted, TaskState.Returned];

    public static async Task<InstanceTasks> LoadAsync(TransitionScope scope, string instanceId, CancellationToken ct)
    {
        await scope.Db.Set<UserTask>().Where(t => t.InstanceId == instanceId && Unfinished.Contains(t.State)).LoadAsync(ct);
        return new InstanceTasks(scope, instanceId);
    }

    /// <summary>With what the approval decides on, even where an earlier approval has made it final.</summary>
    public static async Task<InstanceTasks> LoadAsync(TransitionScope scope, UserTask approval, CancellationToken ct)
    {
        var (instanceId, reviewed) = (approval.InstanceId, approval.ReviewedExecutionIds.ToList());
        await scope.Db.Set<UserTask>()
            .Where(t => t.InstanceId == instanceId && (Unfinished.Contains(t.State) || reviewed.Contains(t.ExecutionId))).LoadAsync(ct);
        return new InstanceTasks(scope, instanceId);
    }

    private IEnumerable<UserTask> Tracked => scope.Db.Set<UserTask>().Local.Where(t => t.InstanceId == instanceId);

    /// <summary>The work an approval decides on.</summary>
    public IReadOnlyList<UserTask> ReviewedBy(UserTask approval) =>
        [.. Tracked.Where(t => t.Kind == TaskKind.UserTask && approval.ReviewedExecutionIds.Contains(t.ExecutionId))];

    /// <summary>The approvals that wait to decide on this work.</summary>
    public IReadOnlyList<UserTask> ApprovalsOf(UserTask work) =>
        [.. Tracked.Where(t => t.Kind == TaskKind.Approval && !t.IsFinal && t.ReviewedExecutionIds.Contains(work.ExecutionId))];
}
