using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Tasks.MoreTime;

/// <summary>Whoever does the work takes the request for more time back; the date stays.</summary>
public sealed class WithdrawExtension(TaskDesk desk)
{
    public sealed record Command(string TaskId, string OperationId);

    public Task<TaskAnswer> RunAsync(Command command, Actor actor, CancellationToken ct) =>
        desk.RunAsync(command.TaskId, command.OperationId, actor, async work =>
        {
            if (!work.Authority.Leads(work.Task, actor)) work.Holder();
            if (!work.Task.AwaitsExtension) throw new TaskRefusedException(TaskAnswerKind.Conflict, ExtensionWords.NothingAsked);
            await OpenExtension.WithdrawAsync(work.Scope, work.Task, work.Ct);
            return TaskAnswer.Done(ExtensionWords.Withdrawn);
        }, null, ct);
}
