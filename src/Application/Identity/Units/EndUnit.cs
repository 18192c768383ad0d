using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Identity.Units;

/// <summary>
/// A body dissolves, merges, splits or is renamed. From the day named, its addresses mean the successors' people: open
/// tasks, reminders and rights move with it without being rewritten, and each open task gets a line that says so.
/// </summary>
public sealed class EndUnit(AccountChange change, TimeProvider time)
{
    /// <param name="On">The first local date on which it no longer exists.</param>
    /// <param name="Successors">The main heir first; none: its parent answers.</param>
    /// <param name="Basis">The resolution that decided it.</param>
    public sealed record Command(string Code, DateOnly On, IReadOnlyList<string> Successors, string Basis);

    /// <returns>How many open tasks pass on.</returns>
    public Task<int> RunAsync(Command command, Actor actor, CancellationToken ct = default) =>
        change.RunAsync(actor, async () =>
        {
            var units = await change.Db.Set<UnitRow>().ToDictionaryAsync(unit => unit.Code, ct);
            var unit = Require(units, command.Code);
            if (unit.EndedOn is { } ended)
                throw new AccountRefusedException(AccountRefusal.UnitEnded, $"'{command.Code}' has ended on {ended:yyyy-MM-dd} already.");
            foreach (var successor in command.Successors)
                if (successor == command.Code || Require(units, successor).EndedOn <= command.On)
                    throw new AccountRefusedException(AccountRefusal.UnitEnded, $"'{successor}' cannot succeed '{command.Code}': it does not exist on {command.On:yyyy-MM-dd}.");
            (unit.EndedOn, unit.Successors) = (command.On, [.. command.Successors]);
            change.Db.Audit.Add(AuditChain.Service, actor, time.GetUtcNow(), "UnitEnded", data: command);
            return await NoteTasksAsync(command, unit.Successors is [var heir, ..] ? heir : unit.ParentCode, actor, ct);
        }, ct);

    private async Task<int> NoteTasksAsync(Command command, string? heir, Actor actor, CancellationToken ct)
    {
        var rolePrefix = $"role:{command.Code}/";
        var open = await change.Db.Set<UserTask>()
            .Where(task => task.State != TaskState.Completed && task.State != TaskState.Approved && task.State != TaskState.Rejected
                && task.State != TaskState.Cancelled && task.State != TaskState.Superseded)
            .Where(task => task.UnitCode == command.Code || task.Assignee == "unit:" + command.Code || task.Assignee.StartsWith(rolePrefix))
            .Select(task => new { task.Id, task.InstanceId })
            .ToListAsync(ct);
        foreach (var task in open)
            change.Db.Audit.Add(
                AuditChain.Instance(task.InstanceId), actor, time.GetUtcNow(), "TaskPassedOn",
                data: new { task = task.Id, from = command.Code, to = heir, on = command.On });
        return open.Count;
    }

    private static UnitRow Require(Dictionary<string, UnitRow> units, string code) =>
        units.GetValueOrDefault(code) ?? throw new AccountRefusedException(AccountRefusal.UnknownUnit, $"There is no body '{code}'.");
}
