using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Tasks.Approvals;

/// <summary>
/// Approves several like cases, each in a transaction of its own with its own operation id and its own reason: one that fails
/// leaves the others approved, and the whole request sent again changes nothing. Rights are asked again case by case.
/// </summary>
public sealed class ApproveLike(LikeCases cases, ApproveTask approve)
{
    public sealed record One(string ApprovalId, string? Reason);

    public sealed record Command(string OperationId, IReadOnlyList<One> Chosen);

    public async Task<IReadOnlyList<(string ApprovalId, TaskAnswer Answer)>> RunAsync(Command command, Actor actor, CancellationToken ct)
    {
        var odd = (await cases.ReadAsync(actor, ct)).SelectMany(group => group.Cases).Where(one => !one.IsPlain).Select(one => one.Approval.Id).ToHashSet();
        var answers = new List<(string, TaskAnswer)>();
        foreach (var one in command.Chosen.DistinctBy(one => one.ApprovalId))
            answers.Add((one.ApprovalId, odd.Contains(one.ApprovalId)
                ? new TaskAnswer(TaskAnswerKind.Conflict, LikeWords.NotPlain, [], TaskAnswer.NothingTyped)
                : string.IsNullOrWhiteSpace(one.Reason)
                    ? new TaskAnswer(TaskAnswerKind.Invalid, DeskWords.NoReason, [], TaskAnswer.NothingTyped)
                    // A case decided meanwhile, or this very request sent again, is told apart by the use case itself.
                    : await approve.RunAsync(new(one.ApprovalId, $"{command.OperationId}/{one.ApprovalId}", one.Reason), actor, ct)));
        return answers;
    }
}
