using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Identity.Units;

/// <summary>An end of bodies, checked: which rows end, which begin, who inherits. The preview and the deed look through the same eyes.</summary>
internal sealed record UnitEnding(EndUnit.Command Command, IReadOnlyList<UnitRow> Ending, IReadOnlyList<UnitRow> Created)
{
    /// <exception cref="AccountRefusedException">A body is unknown, has ended, or cannot succeed.</exception>
    public static UnitEnding Of(EndUnit.Command command, IReadOnlyDictionary<string, UnitRow> units)
    {
        List<UnitRow> ending = [.. new[] { command.Code }.Concat(command.Together ?? []).Distinct().Select(code => Require(units, code))];
        foreach (var unit in ending)
            if (unit.EndedOn is { } ended)
                throw new AccountRefusedException(AccountRefusal.UnitEnded, $"'{unit.Code}' has ended on {ended:yyyy-MM-dd} already.");
        List<UnitRow> created = [.. (command.Created ?? []).Select(made => Begin(made, ending[0], units))];
        foreach (var successor in command.Successors.Where(code => !created.Exists(made => made.Code == code)))
            if (ending.Exists(unit => unit.Code == successor) || Require(units, successor).EndedOn <= command.On)
                throw new AccountRefusedException(AccountRefusal.UnitEnded, $"'{successor}' cannot succeed '{command.Code}': it does not exist on {command.On:yyyy-MM-dd}.");
        return new UnitEnding(command, ending, created);
    }

    public string? HeirOf(UnitRow unit) => Command.Successors is [var heir, ..] ? heir : unit.ParentCode;

    /// <summary>Open work that a body answers for.</summary>
    public static IQueryable<UserTask> TasksOf(WorkflowsDb db, string code)
    {
        var (unit, role) = ("unit:" + code, $"role:{code}/");
        return db.Set<UserTask>()
            .Where(task => task.State != TaskState.Completed && task.State != TaskState.Approved && task.State != TaskState.Rejected
                && task.State != TaskState.Cancelled && task.State != TaskState.Superseded)
            .Where(task => task.UnitCode == code || task.Assignee == unit || task.Assignee.StartsWith(role));
    }

    /// <summary>Heads whose heir has a head of its own that day: they would be two.</summary>
    public async Task<IReadOnlyList<(Membership Head, string Heir)>> HeadsWithoutABodyAsync(WorkflowsDb db, CancellationToken ct)
    {
        List<(Membership, string)> all = [];
        foreach (var unit in Ending)
            if (HeirOf(unit) is { } heir && await HeadsOf(db, heir).AnyAsync(ct))
                all.AddRange((await HeadsOf(db, unit.Code).ToListAsync(ct)).Select(head => (head, heir)));
        return all;
    }

    private IQueryable<Membership> HeadsOf(WorkflowsDb db, string code) =>
        db.Set<Membership>().Where(post => post.UnitCode == code && post.Role == Role.Head && (post.To == null || post.To >= Command.On));

    private static UnitRow Begin(EndUnit.NewUnit made, UnitRow like, IReadOnlyDictionary<string, UnitRow> units)
    {
        if (!Address.TryParse("unit:" + made.Code, out _, out _) || string.IsNullOrWhiteSpace(made.Name))
            throw new AccountRefusedException(AccountRefusal.BadName, "A body needs a code without spaces and a name.");
        if (units.ContainsKey(made.Code))
            throw new AccountRefusedException(AccountRefusal.UnitExists, $"There is a body '{made.Code}' already.");
        return new UnitRow { Code = made.Code, Name = made.Name.Trim(), Kind = like.Kind, ParentCode = like.ParentCode, Edited = true };
    }

    private static UnitRow Require(IReadOnlyDictionary<string, UnitRow> units, string code) =>
        units.GetValueOrDefault(code) ?? throw new AccountRefusedException(AccountRefusal.UnknownUnit, $"There is no body '{code}'.");
}
