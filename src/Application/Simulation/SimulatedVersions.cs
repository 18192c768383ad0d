using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Plans;

namespace VanQuan.Workflows.Application.Simulation;

/// <summary>A definition as it is to be tried. <paramref name="Key"/> tells it from every other text it ever had.</summary>
public sealed record TriedDefinition(WorkflowDefinition Definition, string Key);

/// <summary>The imported plans, first imported first; <paramref name="Key"/> changes with every import.</summary>
public sealed record PlansAtHand(IReadOnlyList<Plan> Plans, string Key);

/// <summary>
/// What simulations read: plans, and definitions as published last, with one of them perhaps in another version. Everything is
/// read before a simulation begins; it never touches the database.
/// </summary>
public sealed class SimulatedVersions(WorkflowsDb db, DefinitionStore store, PlanStore plans)
{
    /// <summary>The word for what stands in a designer's draft.</summary>
    public const string Draft = "draft";

    public async Task<PlansAtHand> PlansAsync(CancellationToken ct)
    {
        List<Plan> found = [];
        var rows = await db.Set<PlanRow>().OrderBy(row => row.ImportedAt).Select(row => new { row.Code, row.Revision }).ToListAsync(ct);
        foreach (var row in rows)
            if (await plans.FindAsync(db, row.Code, ct) is { } plan)
                found.Add(plan);
        return new PlansAtHand(found, string.Join(',', rows.Select(row => $"{row.Code}/{row.Revision}")));
    }

    /// <summary>The published versions, newest first.</summary>
    public Task<List<int>> OfAsync(string id, CancellationToken ct) =>
        db.Set<DefinitionRow>().Where(row => row.DefinitionId == id).OrderByDescending(row => row.Version).Select(row => row.Version).ToListAsync(ct);

    /// <param name="version">A number, <see cref="Draft"/>, or null for the one published last.</param>
    /// <exception cref="SimulationRefusedException">There is no such version, or it cannot be run.</exception>
    public async Task<TriedDefinition> FindAsync(string id, string? version, CancellationToken ct)
    {
        if (version == Draft)
            return await DraftAsync(id, ct);
        var number = version is null ? DefinitionStore.Latest(db, id) : int.TryParse(version, out var given) ? given : null;
        if (number is not { } known || !await db.Set<DefinitionRow>().AnyAsync(row => row.DefinitionId == id && row.Version == known, ct))
            throw new SimulationRefusedException(SimulationRefusal.NotThere);
        return Runnable(store.Get(db, id, known), $"{id}/{known}");
    }

    /// <summary>Every definition as published last, with those given in place of theirs.</summary>
    public async Task<(Func<string, WorkflowDefinition?> Find, string Key)> AllAsync(IEnumerable<TriedDefinition> instead, CancellationToken ct)
    {
        var latest = await db.Set<DefinitionRow>().GroupBy(row => row.DefinitionId).Select(group => new { Id = group.Key, Version = group.Max(row => row.Version) }).ToListAsync(ct);
        var all = new Dictionary<string, WorkflowDefinition>();
        foreach (var one in latest)
            all[one.Id] = store.Get(db, one.Id, one.Version);
        var key = string.Join(',', latest.OrderBy(one => one.Id, StringComparer.Ordinal).Select(one => $"{one.Id}/{one.Version}"));
        foreach (var tried in instead)
        {
            all[tried.Definition.DefinitionId] = tried.Definition;
            key += "+" + tried.Key;
        }
        return (all.GetValueOrDefault, key);
    }

    private static Task<TriedDefinition> DraftAsync(string id, CancellationToken ct) => throw new SimulationRefusedException(SimulationRefusal.NotThere);

    private static TriedDefinition Runnable(WorkflowDefinition definition, string key)
    {
        try
        {
            definition.EnsureExpressionsRunnable();
            return new TriedDefinition(definition, key);
        }
        catch (DefinitionRefusedException refused)
        {
            throw new SimulationRefusedException(SimulationRefusal.CannotRun, refused.Message, refused);
        }
    }
}
