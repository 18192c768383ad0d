using System.Text.Json;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application.Tasks.Effects;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Forms;
using VanQuan.Workflows.Domain.Tasks.Review;

namespace VanQuan.Workflows.Application.Tasks.Approvals;

/// <summary>
/// One person's word on an approval, and what follows once it makes a verdict: the reviewed work moves, the instance goes on.
/// Awkward case: where the instance at once asks a next approver about the same work, that work stays under review.
/// </summary>
public sealed class ApprovalDesk(TaskDesk desk, TaskMessages messages)
{
    /// <summary>What the approver looked at is <paramref name="approvalId"/>'s work of this round: a resubmission has another approval.</summary>
    public Task<TaskAnswer> DecideAsync(
        string approvalId, string operationId, ApprovalVerdict verdict, string? reason, Actor actor, CancellationToken ct) =>
        desk.RunAsync(approvalId, $"{verdict}/{operationId}", actor, async work =>
        {
            var approval = work.Task;
            if (approval.Kind != TaskKind.Approval) throw new TaskRefusedException(TaskAnswerKind.NotFound, DeskWords.NotFound);
            if (!approval.IsWorkable) throw new TaskRefusedException(TaskAnswerKind.Conflict, RaceWords.Of(approval, actor.PersonId, work.Now));
            var tasks = await InstanceTasks.LoadAsync(work.Scope, approval, work.Ct);
            var reviewed = tasks.ReviewedBy(approval);
            var (seat, doer) = ApproverSeat.Of(approval, reviewed, actor, work.Authority);
            var because = verdict == ApprovalVerdict.Approved && string.IsNullOrWhiteSpace(reason) ? null : TaskWork.Reason(reason);

            var reached = approval.Decide(doer, seat, verdict, because, work.Now);
            work.Note(Verb(verdict), because, new { task = approval.Id, works = reviewed.Select(one => one.Id), seat, onBehalfOf = doer.OnBehalfOf, verdict = reached?.ToString() });
            if (reached is null)
                return TaskAnswer.Done(ApprovalWords.Recorded(ApproverSeat.MayDecide(approval, ApprovalRouting.Workers(reviewed), work.Authority)));

            await messages.ClosedAsync(work.Scope, approval, work.Ct);
            foreach (var task in reviewed.Where(t => t.State == TaskState.Submitted)) SendBack(task, reached.Value, doer, because, work.Now);
            work.Resume(approval, reached.Value.ToString(), JsonSerializer.SerializeToElement(new { by = doer.PersonId, reason = because }));
            await work.Scope.DrainAsync();
            foreach (var task in reviewed) await SettleAsync(task, tasks, reached.Value, doer, because, work);
            return TaskAnswer.Done(ApprovalWords.Decided(reached.Value));
        }, new Dictionary<string, string> { ["reason"] = reason ?? "" }, ct);

    private static void SendBack(UserTask task, ApprovalVerdict verdict, Doer by, string? reason, DateTimeOffset now)
    {
        if (verdict == ApprovalVerdict.Returned) task.Return(by, reason ?? "", now);
        if (verdict == ApprovalVerdict.Rejected) task.Reject(by, reason ?? "", now);
    }

    /// <summary>After the instance has moved on: agreed work is final unless somebody else is still to review it.</summary>
    private async Task SettleAsync(UserTask task, InstanceTasks tasks, ApprovalVerdict verdict, Doer by, string? reason, TaskWork work)
    {
        if (verdict == ApprovalVerdict.Approved)
        {
            if (task.State != TaskState.Submitted || tasks.ApprovalsOf(task).Count > 0) return;
            task.Approve(by, work.Now);
        }
        if (task.IsFinal) await messages.DecidedAsync(work.Scope, task, by, reason, work.Ct);
    }

    private static string Verb(ApprovalVerdict verdict) => verdict switch
    {
        ApprovalVerdict.Approved => "TaskApproved",
        ApprovalVerdict.Returned => "TaskReturned",
        _ => "TaskRejected",
    };
}
