using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Definitions.Reading;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Plans;

namespace VanQuan.Workflows.Application.Plans;

/// <summary>What taking a plan in would change, and whether the proof lets it. Reads only; <see cref="ImportPlan"/> does it, and for the same people.</summary>
public sealed class PreviewImport(IDbContextFactory<WorkflowsDb> contexts, ProvePlan prove, StaffDirectorySource staff)
{
    public enum Fate { New, Changed, BackInForce, Same }

    /// <param name="Last">What is published here before; null for a new one.</param>
    /// <param name="Running">Open runs, which stay on their versions.</param>
    public sealed record Procedure(ProvePlan.Proved Proved, Fate Fate, LastVersion? Last, int Running, bool HasDraft)
    {
        public int? Version => Last?.Version;
    }

    /// <summary>Entries of a list of the plan, by their words for people.</summary>
    public sealed record Entries(IReadOnlyList<string> Added, IReadOnlyList<string> Removed, IReadOnlyList<string> Changed)
    {
        public bool IsEmpty => Added.Count + Removed.Count + Changed.Count == 0;
    }

    /// <param name="Revision">Of the plan that is here; 0 where there is none.</param>
    public sealed record Preview(Plan Plan, int Revision, IReadOnlyList<Procedure> Procedures, Entries Actions, Entries Units, Entries Subjects)
    {
        /// <summary>A mark of what this preview rests on; see <see cref="ImportPlan.Command"/>.</summary>
        public int Seen => SeenMark.Of(Revision, Procedures.Select(one => (one.Proved.Definition.DefinitionId, one.Last)));

        public bool IsPossible => Procedures.All(one => !one.Proved.Errors.Any());
    }

    /// <exception cref="PlanRefusedException">The plan or a procedure cannot be read.</exception>
    /// <exception cref="DefinitionProblemException">A person, and no administrator by now.</exception>
    public async Task<Preview> RunAsync(ImportPlan.Command command, Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await ImportPlan.EnsureMayAsync(staff, db, actor, ct);
        var plan = PlanJson.Read(command.PlanJson);
        var procedures = new List<Procedure>();
        foreach (var one in await prove.RunAsync(db, plan, command.Procedures, ct))
            procedures.Add(await StandingAsync(db, one, ct));
        var row = await db.Set<PlanRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Code == plan.Code, ct);
        using var coming = JsonDocument.Parse(command.PlanJson);
        using var here = JsonDocument.Parse(row?.Json ?? "{}");
        return new(plan, row?.Revision ?? 0, procedures, Compare("actions", "number", "title"), Compare("units", "code", "name"), Compare("subjects", "code", "name"));

        Entries Compare(string list, string key, string words) => Of(List(here.RootElement, list, key), List(coming.RootElement, list, key), words);
    }

    private static async Task<Procedure> StandingAsync(WorkflowsDb db, ProvePlan.Proved one, CancellationToken ct)
    {
        var id = one.Definition.DefinitionId;
        var last = await db.Set<DefinitionRow>().AsNoTracking().Where(row => row.DefinitionId == id).OrderByDescending(row => row.Version).FirstOrDefaultAsync(ct);
        var running = await ReadDraft.Open(db.Set<WorkflowInstanceRow>().Where(row => row.DefinitionId == id)).CountAsync(ct);
        var draft = await db.Set<DraftRow>().AnyAsync(row => row.DefinitionId == id && row.IsOpen, ct);
        var fate = last is null ? Fate.New : one.File is null ? Fate.Same
            : !PublishDefinition.IsSame(last, one.Definition) ? Fate.Changed : last.IsRetired ? Fate.BackInForce : Fate.Same;
        return new(one, fate, last is null ? null : new(last.Version, last.RetiredAt), running, draft);
    }

    private static Dictionary<string, JsonElement> List(JsonElement plan, string list, string key) =>
        plan.TryGetProperty(list, out var entries) && entries.ValueKind == JsonValueKind.Array ? entries.EnumerateArray().ToDictionary(entry => entry.GetProperty(key).ToString()) : [];

    private static Entries Of(Dictionary<string, JsonElement> here, Dictionary<string, JsonElement> coming, string words)
    {
        return new(
            [.. coming.Where(entry => !here.ContainsKey(entry.Key)).Select(Named)],
            [.. here.Where(entry => !coming.ContainsKey(entry.Key)).Select(Named)],
            [.. coming.Where(entry => here.TryGetValue(entry.Key, out var before) && !JsonElement.DeepEquals(before, entry.Value)).Select(Named)]);

        string Named(KeyValuePair<string, JsonElement> entry) => int.TryParse(entry.Key, out _) ? $"{entry.Key}. {entry.Value.GetProperty(words)}" : entry.Value.GetProperty(words).ToString();
    }
}
