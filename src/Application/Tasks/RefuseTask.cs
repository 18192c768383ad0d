using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application.Tasks.Effects;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Tasks;

/// <summary>A misassigned task goes back, with a reason, to whoever assigned it; where the plan did, to the nearest post above.</summary>
public sealed class RefuseTask(TaskDesk desk, TaskMessages messages)
{
    public sealed record Command(string TaskId, string OperationId, string Reason);

    public Task<TaskAnswer> RunAsync(Command command, Actor actor, CancellationToken ct) =>
        desk.RunAsync(command.TaskId, command.OperationId, actor, async work =>
        {
            var doer = work.Holder();
            var reason = TaskWork.Reason(command.Reason);
            var back = work.Authority.Assigner(work.Task) ?? throw TaskRefusedException.Forbidden(DeskWords.NobodyAbove);
            var from = work.Task.Assignee;
            work.Task.Refuse(back, doer, reason, work.Now);
            work.Note("TaskRefused", reason, new { task = work.Task.Id, from, to = back });
            await messages.AssignedAsync(work.Scope, work.Task, work.Ct);
            return TaskAnswer.Done(DeskWords.Refused(string.Join(", ", work.Authority.Staff.Resolve(back, work.Authority.On).Take(3).Select(p => p.Name))));
        }, new Dictionary<string, string> { ["reason"] = command.Reason }, ct);
}
