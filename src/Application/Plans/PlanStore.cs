using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Plans;

namespace VanQuan.Workflows.Application.Plans;

/// <summary>Imported plans as the domain knows them, parsed once per revision.</summary>
public sealed class PlanStore
{
    private readonly ConcurrentDictionary<string, (int Revision, Plan Plan)> parsed = new();

    /// <summary>Null when no plan has this code.</summary>
    public async Task<Plan?> FindAsync(WorkflowsDb db, string code, CancellationToken ct = default)
    {
        var revision = await db.Set<PlanRow>().Where(row => row.Code == code).Select(row => (int?)row.Revision).FirstOrDefaultAsync(ct);
        if (revision is null)
            return null;
        if (parsed.TryGetValue(code, out var known) && known.Revision == revision)
            return known.Plan;
        var json = await db.Set<PlanRow>().Where(row => row.Code == code).Select(row => row.Json).FirstAsync(ct);
        var plan = PlanJson.Read(json);
        parsed[code] = (revision.Value, plan);
        return plan;
    }

    /// <summary>Codes of all imported plans.</summary>
    public static Task<List<string>> CodesAsync(WorkflowsDb db, CancellationToken ct = default) =>
        db.Set<PlanRow>().OrderBy(row => row.Code).Select(row => row.Code).ToListAsync(ct);

    /// <summary>The definitions a plan's actions use, as published last, by id: what an export takes along.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> DefinitionsAsync(WorkflowsDb db, Plan plan, CancellationToken ct = default)
    {
        var ids = plan.Actions.Select(action => action.Definition).Distinct().ToList();
        var rows = await db.Set<DefinitionRow>().Where(row => ids.Contains(row.DefinitionId)).OrderBy(row => row.Version)
            .Select(row => new { row.DefinitionId, row.Json }).ToListAsync(ct);
        return rows.GroupBy(row => row.DefinitionId).ToDictionary(group => group.Key, group => group.Last().Json);
    }
}
