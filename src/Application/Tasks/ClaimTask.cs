using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Tasks;

/// <summary>Somebody of the body takes a task up; the others see who.</summary>
public sealed class ClaimTask(TaskDesk desk)
{
    public sealed record Command(string TaskId, string OperationId);

    public Task<TaskAnswer> RunAsync(Command command, Actor actor, CancellationToken ct) =>
        desk.RunAsync(command.TaskId, command.OperationId, actor, work =>
        {
            work.Task.Claim(work.Worker(), work.Now);
            work.Note("TaskClaimed");
            return Task.FromResult(TaskAnswer.Done(DeskWords.Claimed));
        }, null, ct);
}
