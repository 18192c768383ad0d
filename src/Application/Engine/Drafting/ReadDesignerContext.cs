using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Engine.Drafting;

/// <summary>A body a designer may give work to.</summary>
public sealed record DesignerUnit(string Code, string Name, string Kind);

/// <summary>A person with the posts held today.</summary>
public sealed record DesignerPerson(string Id, string Name, IReadOnlyList<Membership> Posts);

/// <summary>A criterion or indicator; the code never stands without its set.</summary>
public sealed record DesignerCriterion(string Set, string Code, string Name);

/// <summary>What the service knows and a designer chooses from: bodies and people of the day, published definitions, criteria of the plans.</summary>
public sealed record DesignerContext(
    IReadOnlyList<DesignerUnit> Units,
    IReadOnlyList<DesignerPerson> People,
    IReadOnlyList<(string Id, string Name)> Definitions,
    IReadOnlyList<DesignerCriterion> Criteria);

/// <summary>Reads it as it is on a local day: bodies that have ended and people without a post are not offered.</summary>
public sealed class ReadDesignerContext(WorkflowsDb db, StaffDirectorySource source, PlanStore plans)
{
    public async Task<DesignerContext> RunAsync(DateOnly today, CancellationToken ct = default)
    {
        var staff = await source.GetAsync(db, ct);
        var units = await db.Set<UnitRow>().AsNoTracking().Where(unit => unit.EndedOn == null || unit.EndedOn > today).ToListAsync(ct);
        var definitions = await db.Set<DefinitionRow>().AsNoTracking().Select(row => new { row.DefinitionId, row.Version, row.Name }).ToListAsync(ct);
        return new DesignerContext(
            [.. units.OrderBy(unit => unit.Name, StringComparer.InvariantCulture).Select(unit => new DesignerUnit(unit.Code, unit.Name, unit.Kind))],
            [.. from person in staff.People
                let posts = staff.PostsOf(person.Id, today)
                where posts.Count > 0
                orderby person.Name
                select new DesignerPerson(person.Id, person.Name, posts)],
            [.. definitions.GroupBy(row => row.DefinitionId).Select(versions => versions.MaxBy(row => row.Version)!)
                .Select(row => (row.DefinitionId, row.Name ?? row.DefinitionId)).OrderBy(row => row.Item2, StringComparer.InvariantCulture)],
            await CriteriaAsync(ct));
    }

    private async Task<IReadOnlyList<DesignerCriterion>> CriteriaAsync(CancellationToken ct)
    {
        var criteria = new List<DesignerCriterion>();
        foreach (var code in await PlanStore.CodesAsync(db, ct))
            if (await plans.FindAsync(db, code, ct) is { } plan)
                criteria.AddRange(plan.CriteriaSets.SelectMany(set => set.Criteria.Select(one => new DesignerCriterion(set.Code, one.Code, one.Name))));
        return [.. criteria.DistinctBy(one => (one.Set, one.Code))];
    }
}
