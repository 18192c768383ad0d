using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Engine.Definitions;
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

    /// <summary>The definitions a plan's actions use and what those call, as published last, by id: what an export takes along.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> DefinitionsAsync(WorkflowsDb db, Plan plan, CancellationToken ct = default)
    {
        var found = new Dictionary<string, string>();
        var wanted = plan.Actions.Select(action => action.Definition).Distinct().ToList();
        while (wanted.Count > 0)
        {
            var rows = await db.Set<DefinitionRow>().Where(row => wanted.Contains(row.DefinitionId)).OrderBy(row => row.Version)
                .Select(row => new { row.DefinitionId, row.Json }).ToListAsync(ct);
            foreach (var row in rows)
                found[row.DefinitionId] = row.Json;
            wanted = [.. rows.SelectMany(row => WorkflowDefinition.Parse(found[row.DefinitionId]).Activities.Values)
                .SelectMany(activity => activity.StaticList("workflowDefinitionId")).Distinct().Where(id => !found.ContainsKey(id))];
        }
        return found;
    }
}
