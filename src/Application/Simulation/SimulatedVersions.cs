using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Plans;

namespace VanQuan.Workflows.Application.Simulation;

/// <summary>A definition as it is to be tried. <paramref name="Key"/> tells it from every other text it ever had.</summary>
public sealed record TriedDefinition(WorkflowDefinition Definition, string Key);

/// <summary>A version that can be tried; without a number it is the designers' draft.</summary>
public sealed record TrialVersion(int? Number)
{
    public string Key => Number?.ToString(CultureInfo.InvariantCulture) ?? SimulatedVersions.Draft;
}

/// <summary>A version of one of a plan's procedures that is not the one in use.</summary>
public sealed record DefinitionChoice(string Id, string Name, int? Number)
{
    public string Key => $"{Id}@{new TrialVersion(Number).Key}";
}

/// <summary>The imported plans, first imported first; <paramref name="Key"/> changes with every import.</summary>
public sealed record PlansAtHand(IReadOnlyList<Plan> Plans, string Key);

/// <summary>
/// What simulations read: plans, and definitions as published last, with one of them perhaps in another version. Everything is
/// read before a simulation begins; it never touches the database.
/// </summary>
public sealed class SimulatedVersions(WorkflowsDb db, DefinitionStore store, PlanStore plans, StaffDirectorySource staff, EngineLimits limits)
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

    /// <summary>The versions this person may try: the draft, where there is one and they draw, then the published ones, newest first.</summary>
    public async Task<IReadOnlyList<TrialVersion>> OfAsync(string id, Actor actor, CancellationToken ct)
    {
        List<TrialVersion> all = await DraftAsync(id, actor, ct) is null ? [] : [new(null)];
        all.AddRange(await db.Set<DefinitionRow>().Where(row => row.DefinitionId == id).OrderByDescending(row => row.Version).Select(row => new TrialVersion(row.Version)).ToListAsync(ct));
        return all;
    }

    /// <summary>Versions of the plan's procedures that are not in use: older ones, and drafts for those who draw.</summary>
    public async Task<IReadOnlyList<DefinitionChoice>> ChoicesAsync(Plan plan, Actor actor, CancellationToken ct)
    {
        List<DefinitionChoice> choices = [];
        foreach (var id in plan.Actions.Select(action => action.Definition).Distinct())
        {
            var all = await OfAsync(id, actor, ct);
            var name = all.Any(one => one.Number is not null) ? store.Published(db, id)?.Name ?? id : id;
            choices.AddRange(all.Where(one => one.Number is null).Concat(all.Where(one => one.Number is not null).Skip(1)).Select(one => new DefinitionChoice(id, name, one.Number)));
        }
        return choices;
    }

    /// <param name="version">A number, <see cref="Draft"/>, or null for the one published last; without any the draft.</param>
    /// <exception cref="SimulationRefusedException">There is no such version, they may not read it, or it cannot be run.</exception>
    public async Task<TriedDefinition> FindAsync(string id, string? version, Actor actor, CancellationToken ct)
    {
        var latest = DefinitionStore.Latest(db, id);
        if (version == Draft || (version is null && latest is null))
            return await DraftAsync(id, actor, ct) is { } draft ? Parsed(draft.Json!, $"{id}/draft {draft.Revision}") : throw new SimulationRefusedException(SimulationRefusal.NotThere);
        var number = version is null ? latest : int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : null;
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

    /// <summary>What is being drawn, word for word; null where there is none or it is not this person's to read.</summary>
    private async Task<DraftRow?> DraftAsync(string id, Actor actor, CancellationToken ct) =>
        DefinitionAuthority.MayDecide(await staff.GetAsync(db, ct), actor)
            ? await db.Set<DraftRow>().AsNoTracking().FirstOrDefaultAsync(row => row.DefinitionId == id && row.IsOpen && row.Json != null, ct)
            : null;

    private TriedDefinition Parsed(string json, string key)
    {
        try
        {
            return Runnable(WorkflowDefinition.Parse(json, limits), key);
        }
        catch (DefinitionRefusedException refused)
        {
            throw new SimulationRefusedException(SimulationRefusal.CannotRun, refused.Message, refused);
        }
    }

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
