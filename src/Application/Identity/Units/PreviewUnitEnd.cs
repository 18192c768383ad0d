using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity.Units;

/// <summary>What the end of bodies moves, said before it is done.</summary>
/// <param name="HeirCode">Who answers from that day on; null when nobody does.</param>
/// <param name="Plans">Actions of plans that name an ending body, by the plan's code.</param>
public sealed record UnitEndPreview(
    string? HeirCode, IReadOnlyList<UnitEndPreview.Work> Tasks, IReadOnlyList<UnitEndPreview.Person> People, IReadOnlyList<UnitEndPreview.Scope> Plans, int Delegations)
{
    public sealed record Work(string Id, string Title, DateOnly? Due, bool Reminds);

    public sealed record Person(string PersonId, string From, Role Was, string To, Role Becomes);

    public sealed record Scope(string PlanCode, string PlanName, int Number, string Title, bool Leads);

    public int Reminders => Tasks.Count(task => task.Reminds);
}

/// <summary>Looks at an end of bodies as <see cref="EndUnit"/> would do it; reads only.</summary>
public sealed class PreviewUnitEnd(IDbContextFactory<WorkflowsDb> contexts, PlanStore plans)
{
    /// <exception cref="AccountRefusedException">It cannot be done so.</exception>
    public async Task<UnitEndPreview> RunAsync(EndUnit.Command command, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var units = await db.Set<UnitRow>().AsNoTracking().ToDictionaryAsync(unit => unit.Code, ct);
        var ending = UnitEnding.Of(command, units);
        var codes = ending.Ending.Select(unit => unit.Code).ToList();
        List<UnitEndPreview.Work> work = [];
        foreach (var code in codes)
            work.AddRange(await UnitEnding.TasksOf(db, code).AsNoTracking().OrderBy(task => task.DueDate)
                .Select(task => new UnitEndPreview.Work(task.Id, task.Title, task.DueDate, task.NextReminderAt != null)).ToListAsync(ct));
        var delegations = await db.Set<Delegation>().CountAsync(one => one.To >= command.On && one.UnitCode != null && codes.Contains(one.UnitCode), ct);
        return new UnitEndPreview(
            ending.HeirOf(ending.Ending[0]), work, await PeopleAsync(db, ending, units.Values, ct), await ScopesAsync(db, codes, ct), delegations);
    }

    private static async Task<IReadOnlyList<UnitEndPreview.Person>> PeopleAsync(WorkflowsDb db, UnitEnding ending, IEnumerable<UnitRow> units, CancellationToken ct)
    {
        var codes = ending.Ending.Select(unit => unit.Code).ToList();
        var on = ending.Command.On;
        var succession = new UnitSuccession(units.Concat(ending.Created).Select(unit => unit.AsStaffUnit())
            .Select(unit => codes.Contains(unit.Code) ? unit with { EndedOn = on, Successors = ending.Command.Successors } : unit).ToDictionary(unit => unit.Code));
        var posts = await db.Set<Membership>().AsNoTracking().Where(post => codes.Contains(post.UnitCode) && (post.To == null || post.To >= on)).ToListAsync(ct);
        var stepDown = (await ending.HeadsWithoutABodyAsync(db, ct)).Select(one => one.Head.PersonId).ToHashSet();
        return [.. posts.Select(post => (post, then: succession.Inherit(post, on))).OrderByDescending(one => one.post.Role)
            .Select(one => new UnitEndPreview.Person(one.post.PersonId, one.post.UnitCode, one.post.Role, one.then.UnitCode,
                one.post.Role == Role.Head && stepDown.Contains(one.post.PersonId) ? Role.Officer : one.then.Role))];
    }

    private async Task<IReadOnlyList<UnitEndPreview.Scope>> ScopesAsync(WorkflowsDb db, List<string> codes, CancellationToken ct)
    {
        List<UnitEndPreview.Scope> scopes = [];
        foreach (var code in await db.Set<PlanRow>().OrderBy(row => row.ImportedAt).Select(row => row.Code).ToListAsync(ct))
            if (await plans.FindAsync(db, code, ct) is { } plan)
                scopes.AddRange(plan.Actions
                    .Where(action => action.Scope.Concat(action.CoLeads).Concat(action.Cooperating).Append(action.Lead).Any(codes.Contains))
                    .Select(action => new UnitEndPreview.Scope(plan.Code, plan.Name, action.Number, action.Title, codes.Contains(action.Lead))));
        return scopes;
    }
}
