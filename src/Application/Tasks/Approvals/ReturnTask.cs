using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks.Review;

namespace VanQuan.Workflows.Application.Tasks.Approvals;

/// <summary>Sends the work back for rework, with a reason; everything entered stays.</summary>
public sealed class ReturnTask(ApprovalDesk approvals)
{
    public sealed record Command(string ApprovalId, string OperationId, string Reason);

    public Task<TaskAnswer> RunAsync(Command command, Actor actor, CancellationToken ct) =>
        approvals.DecideAsync(command.ApprovalId, command.OperationId, ApprovalVerdict.Returned, command.Reason, actor, ct);
}
