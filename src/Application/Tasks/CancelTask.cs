using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application.Tasks.Effects;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Tasks;

/// <summary>The assigning side calls a task off; its instance leaves by Cancelled where that is connected.</summary>
public sealed class CancelTask(TaskDesk desk, TaskMessages messages)
{
    public sealed record Command(string TaskId, string OperationId, string Reason);

    public Task<TaskAnswer> RunAsync(Command command, Actor actor, CancellationToken ct) =>
        desk.RunAsync(command.TaskId, command.OperationId, actor, async work =>
        {
            if (!work.Authority.Directs(work.Task, actor)) throw TaskRefusedException.Forbidden(DeskWords.OnlyDirecting);
            var reason = TaskWork.Reason(command.Reason);
            if (work.Task.State is TaskState.Submitted or TaskState.Returned) throw TaskRefusedException.Forbidden(DeskWords.Busy);
            work.Task.Cancel(work.Outsider(), reason, work.Now);
            work.Note("TaskCancelled", reason);
            await messages.CancelledAsync(work.Scope, work.Task, reason, work.Ct);
            work.CancelBookmark(reason);
            return TaskAnswer.Done(DeskWords.Cancelled);
        }, new Dictionary<string, string> { ["reason"] = command.Reason }, ct);
}
