using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks.Review;

namespace VanQuan.Workflows.Application.Tasks.Approvals;

/// <summary>Refuses the work for good, with a reason.</summary>
public sealed class RejectTask(ApprovalDesk approvals)
{
    public sealed record Command(string ApprovalId, string OperationId, string Reason);

    public Task<TaskAnswer> RunAsync(Command command, Actor actor, CancellationToken ct) =>
        approvals.DecideAsync(command.ApprovalId, command.OperationId, ApprovalVerdict.Rejected, command.Reason, actor, ct);
}
