using System.Globalization;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application.Tasks.Effects;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.MoreTime;

namespace VanQuan.Workflows.Application.Tasks.MoreTime;

/// <summary>Whoever does the work, or leads the body that does, asks the assigning side for more time while the date has not passed.</summary>
public sealed class RequestExtension(TaskDesk desk, TaskMessages messages)
{
    public sealed record Command(string TaskId, string OperationId, DateOnly Proposed, string Reason);

    public Task<TaskAnswer> RunAsync(Command command, Actor actor, CancellationToken ct) =>
        desk.RunAsync(command.TaskId, command.OperationId, actor, async work =>
        {
            var (task, authority) = (work.Task, work.Authority);
            if (task.Kind != TaskKind.UserTask) throw new TaskRefusedException(TaskAnswerKind.NotFound, DeskWords.NotFound);
            var doer = authority.Leads(task, actor) ? work.Outsider() : work.Holder();
            if (!task.IsWorkable) throw new TaskRefusedException(TaskAnswerKind.Conflict, RaceWords.Of(task, actor.PersonId, work.Now));
            var reason = TaskWork.Reason(command.Reason);
            if (task.AwaitsExtension) throw new TaskRefusedException(TaskAnswerKind.Conflict, ExtensionWords.AskedAlready);
            if (task.DueDate is not { } due) throw TaskRefusedException.Invalid("proposed", ExtensionWords.NoDueDate);
            if (authority.On > due) throw TaskRefusedException.Invalid("proposed", ExtensionWords.TooLate(due));
            if (command.Proposed <= due) throw TaskRefusedException.Invalid("proposed", ExtensionWords.NotLater(due));
            var asked = Extension.Request(task, doer, command.Proposed, reason, authority.On, work.Now);
            work.Db.Add(asked);
            work.Note("ExtensionRequested", reason, new { task = task.Id, from = due, to = command.Proposed, onBehalfOf = doer.OnBehalfOf });
            var deciders = authority.Deciders(task, asked);
            await messages.ExtensionAskedAsync(work.Scope, task, asked, deciders, work.Ct);
            return TaskAnswer.Done(ExtensionWords.Asked([.. deciders.Select(person => person.Name)]));
        }, Typed(command), ct);

    private static Dictionary<string, string> Typed(Command command) =>
        new() { ["proposed"] = command.Proposed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["reason"] = command.Reason };
}
