using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks.Review;

namespace VanQuan.Workflows.Application.Tasks.Approvals;

/// <summary>Agrees to the work under review. Nothing happens before the quorum is complete.</summary>
public sealed class ApproveTask(ApprovalDesk approvals)
{
    public sealed record Command(string ApprovalId, string OperationId, string? Reason);

    public Task<TaskAnswer> RunAsync(Command command, Actor actor, CancellationToken ct) =>
        approvals.DecideAsync(command.ApprovalId, command.OperationId, ApprovalVerdict.Approved, command.Reason, actor, ct);
}
