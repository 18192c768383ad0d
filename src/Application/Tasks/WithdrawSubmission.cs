using VanQuan.Workflows.Application.Tasks.Approvals;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application.Tasks.Effects;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Tasks;

/// <summary>
/// Takes a submission back before anybody has decided: the waiting approval closes and the instance goes back the way of its
/// <c>Returned</c> outcome, so the form is the submitter's again, in the same round. Awkward case: where that way does not
/// lead back to this very task, nothing happens and the person is told to ask for a return.
/// </summary>
public sealed class WithdrawSubmission(TaskDesk desk, TaskMessages messages)
{
    public sealed record Command(string TaskId, string OperationId);

    public Task<TaskAnswer> RunAsync(Command command, Actor actor, CancellationToken ct) =>
        desk.RunAsync(command.TaskId, command.OperationId, actor, async work =>
        {
            var task = work.Task;
            var doer = work.Authority.Leads(task, actor) ? work.Outsider() : work.Worker();
            if (task.State == TaskState.Submitted)
            {
                var reviews = (await InstanceTasks.LoadAsync(work.Scope, task.InstanceId, work.Ct)).ApprovalsOf(task);
                if (reviews.Any(r => r.Decisions.Count > 0)) throw new TaskRefusedException(TaskAnswerKind.Conflict, DeskWords.DecidedAlready);
                if (reviews is not [var review]) throw new TaskRefusedException(TaskAnswerKind.Conflict, DeskWords.NotUnderReviewYet);
                task.Withdraw(doer, work.Now);
                review.Supersede(DeskWords.WithdrawnReason, work.Now);
                await messages.ClosedAsync(work.Scope, review, work.Ct);
                work.Note("SubmissionWithdrawn");
                work.Resume(review, nameof(TaskState.Returned), null);
                await work.Scope.DrainAsync();
                // An engine with a store of its own gives the form back when it has been told, right after this.
                return task.State != TaskState.Returned || work.Scope.HandsOver
                    ? TaskAnswer.Done(DeskWords.Withdrawn)
                    : throw new TaskRefusedException(TaskAnswerKind.Conflict, DeskWords.NotUnderReviewYet);
            }
            task.Withdraw(doer, work.Now);
            return TaskAnswer.Done(DeskWords.Withdrawn);
        }, null, ct);
}
