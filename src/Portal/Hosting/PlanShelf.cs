using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Domain.Plans;

namespace VanQuan.Workflows.Portal.Hosting;

/// <summary>The plans that were imported, parsed once per revision: a page costs one read of a few small columns.</summary>
public sealed class PlanShelf(IDbContextFactory<WorkflowsDb> databases)
{
    private readonly ConcurrentDictionary<string, (int Revision, Plan Plan)> parsed = [];

    public async Task<IReadOnlyList<Plan>> AllAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await db.Set<PlanRow>().OrderBy(row => row.ImportedAt).Select(row => new { row.Code, row.Revision }).ToListAsync(ct);
        var plans = new List<Plan>();
        foreach (var row in rows)
        {
            if (!parsed.TryGetValue(row.Code, out var known) || known.Revision != row.Revision)
            {
                var json = await db.Set<PlanRow>().Where(one => one.Code == row.Code).Select(one => one.Json).SingleAsync(ct);
                parsed[row.Code] = known = (row.Revision, PlanJson.Read(json));
            }
            plans.Add(known.Plan);
        }
        return plans;
    }

    public async Task<Plan?> FindAsync(string? code, CancellationToken ct) =>
        (await AllAsync(ct)).FirstOrDefault(plan => code is null || string.Equals(plan.Code, code, StringComparison.OrdinalIgnoreCase));
}
