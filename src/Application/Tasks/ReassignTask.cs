using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application.Tasks.Effects;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Tasks;

/// <summary>The head of the body, or the assigning side, gives a task to another address. Everything entered stays.</summary>
public sealed class ReassignTask(TaskDesk desk, TaskMessages messages)
{
    public sealed record Command(string TaskId, string OperationId, string To, string Reason);

    public Task<TaskAnswer> RunAsync(Command command, Actor actor, CancellationToken ct) =>
        desk.RunAsync(command.TaskId, command.OperationId, actor, async work =>
        {
            var (task, authority) = (work.Task, work.Authority);
            var directs = authority.Directs(task, actor);
            if (!directs && !authority.Leads(task, actor)) throw TaskRefusedException.Forbidden(DeskWords.OnlyLeading);
            var reason = TaskWork.Reason(command.Reason);
            if (!Address.TryParse(command.To, out var to, out _) || authority.Staff.Resolve(to, authority.On).Count == 0)
                throw TaskRefusedException.Invalid("to", DeskWords.NoAddress);
            if (!directs && !StaysInside(task, to, authority)) throw TaskRefusedException.Forbidden(DeskWords.OnlyDirecting);
            var from = task.Assignee;
            await messages.LeavingAsync(work.Scope, task, reason, work.Ct);
            task.Reassign(to.ToString(), Address.OfPerson(actor.PersonId).ToString(), work.Outsider(), reason, work.Now);
            work.Note("TaskReassigned", reason, new { task = task.Id, from, to = task.Assignee });
            await messages.AssignedAsync(work.Scope, task, work.Ct);
            return TaskAnswer.Done(DeskWords.Reassigned(string.Join(", ", authority.Staff.Resolve(to, authority.On).Take(3).Select(p => p.Name))));
        }, new Dictionary<string, string> { ["to"] = command.To, ["reason"] = command.Reason }, ct);

    /// <summary>A head hands work on inside the body only; to send it elsewhere is up to the assigning side.</summary>
    internal static bool StaysInside(UserTask task, Address to, TaskAuthority authority) =>
        to.Unit is { } unit ? unit == task.UnitCode : task.UnitCode is { } own && authority.Staff.IsMember(to.Code, own, authority.On);
}
