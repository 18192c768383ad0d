using System.Globalization;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application.Tasks.Effects;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.MoreTime;

namespace VanQuan.Workflows.Application.Tasks.MoreTime;

/// <summary>The assigning side gives more time, until the date proposed or another one, or says no with a reason.</summary>
public sealed class DecideExtension(TaskDesk desk, DueDates dues, TaskMessages messages)
{
    /// <summary><paramref name="Until"/> null: the request is refused. A reason is needed only then.</summary>
    public sealed record Command(string TaskId, string OperationId, DateOnly? Until, string? Reason);

    public Task<TaskAnswer> RunAsync(Command command, Actor actor, CancellationToken ct) =>
        desk.RunAsync(command.TaskId, command.OperationId, actor, async work =>
        {
            var task = work.Task;
            if (await OpenExtension.FindAsync(work.Scope, task, work.Ct) is not { } asked)
                throw new TaskRefusedException(TaskAnswerKind.Conflict, ExtensionWords.NothingAsked);
            if (!work.Authority.Directs(task, actor)) throw TaskRefusedException.Forbidden(DeskWords.OnlyDirecting);
            if (asked.IsOwnOf(actor.PersonId)) throw TaskRefusedException.Forbidden(ExtensionWords.OwnRequest);
            var answer = command.Until is { } until ? Grant(work, asked, until, command.Reason) : Refuse(work, asked, command.Reason);
            await messages.ExtensionDecidedAsync(work.Scope, task, asked, work.Ct);
            return answer;
        }, Typed(command), ct);

    private TaskAnswer Grant(TaskWork work, Extension asked, DateOnly until, string? reason)
    {
        var task = work.Task;
        if (until <= task.DueDate) throw TaskRefusedException.Invalid("until", ExtensionWords.NotLater(task.DueDate!.Value));
        if (until < work.Authority.On) throw TaskRefusedException.Invalid("until", DeskWords.DuePast);
        asked.Grant(work.Outsider(), until, string.IsNullOrWhiteSpace(reason) ? null : TaskWork.Reason(reason), work.Now);
        task.AnswerExtension();
        messages.DueMoves(work.Scope, task);
        task.ChangeDue(dues.SetByHand(until), asked.Reason);
        work.Note("ExtensionGranted", asked.DecisionReason, new { task = task.Id, extension = asked.Id, from = asked.DueDate, to = until, revision = task.DueRevision });
        messages.DueMoved(work.Scope, task);
        return TaskAnswer.Done(ExtensionWords.Granted(until));
    }

    private static TaskAnswer Refuse(TaskWork work, Extension asked, string? reason)
    {
        asked.Refuse(work.Outsider(), TaskWork.Reason(reason), work.Now);
        work.Task.AnswerExtension();
        work.Note("ExtensionRefused", asked.DecisionReason, new { task = work.Task.Id, extension = asked.Id, due = work.Task.DueDate });
        return TaskAnswer.Done(ExtensionWords.Refused);
    }

    private static Dictionary<string, string> Typed(Command command) =>
        new() { ["until"] = command.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", ["reason"] = command.Reason ?? "" };
}
