using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Tasks;

/// <summary>The holder gives a task back to the body; the head may do it for somebody absent. The draft stays.</summary>
public sealed class ReleaseTask(TaskDesk desk)
{
    public sealed record Command(string TaskId, string OperationId);

    public Task<TaskAnswer> RunAsync(Command command, Actor actor, CancellationToken ct) =>
        desk.RunAsync(command.TaskId, command.OperationId, actor, work =>
        {
            var doer = work.Authority.Leads(work.Task, actor) ? work.Outsider() : work.Holder();
            work.Task.Release(doer, work.Now);
            work.Note("TaskReleased");
            return Task.FromResult(TaskAnswer.Done(DeskWords.Released));
        }, null, ct);
}
