using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Identity.Units;

/// <summary>
/// Bodies dissolve, merge, split or are renamed. From the day named, their addresses mean the successors' people: open
/// tasks, reminders and rights move along without being rewritten, and each open task gets a line that says so. A head who
/// comes to a body that has one becomes an officer there, with a line in their own chain.
/// </summary>
public sealed class EndUnit(AccountChange change, TimeProvider time)
{
    /// <param name="On">The first local date on which it no longer exists.</param>
    /// <param name="Successors">The main heir first; none: its parent answers.</param>
    /// <param name="Basis">The resolution that decided it.</param>
    /// <param name="Together">Other bodies that end with it, with the same successors: a merger.</param>
    /// <param name="Created">Successors that begin to exist with it; their kind and parent are its own.</param>
    public sealed record Command(
        string Code, DateOnly On, IReadOnlyList<string> Successors, string Basis, IReadOnlyList<string>? Together = null, IReadOnlyList<NewUnit>? Created = null);

    public sealed record NewUnit(string Code, string Name);

    /// <returns>How many open tasks pass on.</returns>
    public Task<int> RunAsync(Command command, Actor actor, CancellationToken ct = default) =>
        change.RunAsync(actor, async () =>
        {
            var units = await change.Db.Set<UnitRow>().ToDictionaryAsync(unit => unit.Code, ct);
            var ending = UnitEnding.Of(command, units);
            foreach (var made in ending.Created)
            {
                change.Db.Add(made);
                change.Db.Audit.Add(AuditChain.Service, actor, time.GetUtcNow(), "UnitAdded", data: new { made.Code, made.Name, made.Kind, made.ParentCode, command.Basis });
            }
            var tasks = 0;
            foreach (var unit in ending.Ending)
            {
                (unit.EndedOn, unit.Successors) = (command.On, [.. command.Successors]);
                change.Db.Audit.Add(AuditChain.Service, actor, time.GetUtcNow(), "UnitEnded", data: new { unit.Code, command.On, command.Successors, command.Basis });
                tasks += await NoteTasksAsync(unit.Code, command.On, ending.HeirOf(unit), actor, ct);
            }
            foreach (var (head, heir) in await ending.HeadsWithoutABodyAsync(change.Db, ct))
                await StepDownAsync(head, heir, command.On, actor);
            return tasks;
        }, ct);

    private async Task StepDownAsync(Membership head, string heir, DateOnly on, Actor actor)
    {
        change.Db.Remove(head);
        if (head.From is null || head.From < on)
            change.Db.Add(head with { To = on.AddDays(-1) });
        change.Db.Add(new Membership(head.PersonId, heir, Role.Officer, on, head.To));
        change.Note(await change.FindByIdAsync(head.PersonId), actor, "PostMoved", data: new { from = head.UnitCode, to = heir, was = head.Role, becomes = Role.Officer, on });
    }

    private async Task<int> NoteTasksAsync(string code, DateOnly on, string? heir, Actor actor, CancellationToken ct)
    {
        var open = await UnitEnding.TasksOf(change.Db, code).Select(task => new { task.Id, task.InstanceId }).ToListAsync(ct);
        foreach (var task in open)
            change.Db.Audit.Add(
                AuditChain.Instance(task.InstanceId), actor, time.GetUtcNow(), "TaskPassedOn",
                data: new { task = task.Id, from = code, to = heir, on });
        return open.Count;
    }
}
