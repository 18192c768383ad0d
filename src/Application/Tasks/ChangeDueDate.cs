using VanQuan.Workflows.Application.Mail.Contents;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application.Tasks.Effects;
using VanQuan.Workflows.Application.Tasks.MoreTime;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Tasks;

/// <summary>The assigning side moves a due date by hand. The original stays on record, a new revision begins; a request for more time is settled by it.</summary>
public sealed class ChangeDueDate(TaskDesk desk, DueDates dues, TaskMessages messages)
{
    public sealed record Command(string TaskId, string OperationId, DateOnly Due, string Reason);

    public Task<TaskAnswer> RunAsync(Command command, Actor actor, CancellationToken ct) =>
        desk.RunAsync(command.TaskId, command.OperationId, actor, async work =>
        {
            var task = work.Task;
            if (!work.Authority.Directs(task, actor)) throw TaskRefusedException.Forbidden(DeskWords.OnlyDirecting);
            var reason = TaskWork.Reason(command.Reason);
            if (command.Due < work.Authority.On) throw TaskRefusedException.Invalid("due", DeskWords.DuePast);
            var from = task.DueDate;
            await OpenExtension.WithdrawAsync(work.Scope, task, work.Ct);
            messages.DueMoves(work.Scope, task);
            task.ChangeDue(dues.SetByHand(command.Due), reason);
            work.Note("DueDateChanged", reason, new { task = task.Id, from, to = command.Due, revision = task.DueRevision });
            messages.DueMoved(work.Scope, task);
            await messages.TellMovedAsync(work.Scope, task, MovedBy.Hand, from, actor.Name, reason, work.Ct);
            return TaskAnswer.Done(DeskWords.DueChanged(command.Due));
        }, new Dictionary<string, string> { ["due"] = command.Due.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), ["reason"] = command.Reason }, ct);
}
