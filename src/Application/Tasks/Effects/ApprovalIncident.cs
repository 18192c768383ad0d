using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Tasks.Effects;

/// <summary>Nobody is left who may decide, not even above: an administrator has to see it.</summary>
public static class ApprovalIncident
{
    public static void Open(TransitionScope scope, UserTask approval, IReadOnlyList<string> unfilled)
    {
        scope.Db.Add(new IncidentRow
        {
            InstanceId = approval.InstanceId,
            Id = "approver:" + approval.BookmarkId,
            Kind = IncidentKind.NoApprover,
            ActivityId = approval.ActivityId,
            Message = $"Nobody may decide for {string.Join(", ", unfilled)}: whoever holds the post did the work, and nobody stands above.",
            OpenedAt = scope.Now,
        });
        scope.Db.Audit.Add(AuditChain.Instance(approval.InstanceId), scope.Actor, scope.Now, "NobodyMayApprove", null,
            new { task = approval.Id, seats = unfilled });
    }
}
