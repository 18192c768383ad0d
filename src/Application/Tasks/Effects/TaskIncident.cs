using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Tasks.Effects;

/// <summary>What an administrator has to see about a task: it opens, but somebody has to help it along.</summary>
public static class TaskIncident
{
    /// <summary>Nobody is left who may decide, not even above.</summary>
    public static void NobodyMayApprove(TransitionScope scope, UserTask approval, IReadOnlyList<string> seats) =>
        Open(scope, approval, "approver", IncidentKind.NoApprover,
            $"Nobody may decide for {string.Join(", ", seats)}: the post is vacant or its holder did the work, and nobody stands above.");

    /// <summary>The definition's expressions gave something nobody can read.</summary>
    public static void Unreadable(TransitionScope scope, UserTask task, IReadOnlyList<string> problems)
    {
        if (problems.Count > 0) Open(scope, task, "input", IncidentKind.Refused, $"Task {task.Id}, {task.ActivityId}: {string.Join(" ", problems)}");
    }

    private static void Open(TransitionScope scope, UserTask task, string what, IncidentKind kind, string message)
    {
        var id = $"{what}:{task.BookmarkId}";
        scope.Db.Add(new IncidentRow
        {
            InstanceId = task.InstanceId, Id = id, Kind = kind, ActivityId = task.ActivityId, Message = message, OpenedAt = scope.Now,
        });
        scope.Db.Audit.Add(AuditChain.Instance(task.InstanceId), scope.Actor, scope.Now, "IncidentOpened", data: new { incident = id, activity = task.ActivityId });
    }
}
