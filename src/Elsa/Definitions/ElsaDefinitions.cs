using WorkflowDefinition = VanQuan.Workflows.Domain.Engine.Definitions.WorkflowDefinition;
using System.Collections.Concurrent;
using System.Text.Json;
using Elsa.Workflows;
using Elsa.Workflows.Management;
using Elsa.Workflows.Management.Entities;
using Elsa.Workflows.Management.Filters;
using Elsa.Workflows.Management.Mappers;
using Elsa.Workflows.Management.Models;
using Elsa.Workflows.Models;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Elsa.Definitions;

/// <summary>Graphs that were built once: a published version never changes.</summary>
public sealed class BuiltGraphs
{
    internal ConcurrentDictionary<string, WorkflowGraph> ByVersion { get; } = [];
}

/// <summary>
/// What is published here, in Elsa's store as well: under the same definition id and version, with our JSON as its original source, so that
/// nothing is lost on the way there or back.
/// </summary>
public sealed class ElsaDefinitions(
    IDbContextFactory<WorkflowsDb> contexts, DefinitionStore published, BuiltGraphs graphs,
    IWorkflowDefinitionStore store, WorkflowDefinitionMapper mapper, IApiSerializer serializer, IWorkflowGraphBuilder builder)
{
    public static string VersionId(string definitionId, int version) => $"{definitionId}:{version}";

    /// <summary>The definition as we read it, and as Elsa runs it.</summary>
    public async Task<(WorkflowDefinition Ours, WorkflowGraph Graph)> GetAsync(string definitionId, int version, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var ours = published.Get(db, definitionId, version);
        var id = VersionId(definitionId, version);
        if (graphs.ByVersion.TryGetValue(id, out var graph))
            return (ours, graph);
        await MirrorAsync(db, ours, ct);
        graph = await builder.BuildAsync(mapper.Map((await store.FindAsync(new WorkflowDefinitionFilter { Id = id }, ct))!), ct);
        return (ours, graphs.ByVersion.GetOrAdd(id, graph));
    }

    /// <summary>Everything published for this engine that Elsa does not have yet; Elsa Studio then shows it.</summary>
    public async Task<int> MirrorAllAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Set<DefinitionRow>().AsNoTracking().Where(row => row.Engine == ElsaEngine.EngineName).Select(row => new { row.DefinitionId, row.Version }).ToListAsync(ct);
        var there = (await store.FindManyAsync(new WorkflowDefinitionFilter(), ct)).Select(definition => definition.Id).ToHashSet();
        var missing = rows.Where(row => !there.Contains(VersionId(row.DefinitionId, row.Version))).OrderBy(row => row.Version).ToList();
        foreach (var row in missing)
            await MirrorAsync(db, published.Get(db, row.DefinitionId, row.Version), ct);
        return missing.Count;
    }

    private async Task MirrorAsync(WorkflowsDb db, WorkflowDefinition ours, CancellationToken ct)
    {
        var id = VersionId(ours.DefinitionId, ours.Version);
        if (await store.AnyAsync(new WorkflowDefinitionFilter { Id = id }, ct))
            return;
        // Called definitions are looked up by Elsa itself, while the caller runs.
        foreach (var called in CalledBy(ours).Where(called => called != ours.DefinitionId))
            if (DefinitionStore.Last(db, called) is { IsRetired: false } last)
                await MirrorAsync(db, published.Get(db, called, last.Version), ct);
        var json = ours.Write(indented: false);
        var entity = mapper.MapToWorkflowDefinition(serializer.Deserialize<WorkflowDefinitionModel>(json));
        var newest = DefinitionStore.Last(db, ours.DefinitionId)?.Version == ours.Version;
        (entity.Id, entity.Version, entity.IsPublished, entity.IsLatest, entity.OriginalSource) = (id, ours.Version, newest, newest, json);
        if (newest)
            await PassAsync(ours.DefinitionId, ct);
        await store.SaveAsync(entity, ct);
    }

    /// <summary>Earlier versions are no longer the one that is started.</summary>
    private async Task PassAsync(string definitionId, CancellationToken ct)
    {
        foreach (var earlier in await store.FindManyAsync(new WorkflowDefinitionFilter { DefinitionId = definitionId }, ct))
        {
            (earlier.IsPublished, earlier.IsLatest) = (false, false);
            await store.SaveAsync(earlier, ct);
        }
    }

    private static IEnumerable<string> CalledBy(WorkflowDefinition ours) => ours.Activities.Values
        .Where(activity => activity.Type is "Elsa.ExecuteWorkflow" or "Elsa.DispatchWorkflow")
        .Select(activity => activity.Input("workflowDefinitionId")?.Expression is { Language: "Literal", Value: { ValueKind: JsonValueKind.String } value } ? value.GetString()! : null).OfType<string>();
}
