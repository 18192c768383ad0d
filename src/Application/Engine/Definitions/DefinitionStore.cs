using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Application.Engine.Definitions;

/// <summary>
/// Published definitions, parsed once per version for the whole process: a published version never changes, so what is
/// kept here cannot be stale. Which version of an id is the latest is asked of the database each time.
/// </summary>
public sealed class DefinitionStore(EngineLimits limits)
{
    private static readonly Func<WorkflowsDb, string, int?> LatestVersion = EF.CompileQuery((WorkflowsDb db, string id) =>
        db.Set<DefinitionRow>().Where(row => row.DefinitionId == id).Max(row => (int?)row.Version));

    private readonly ConcurrentDictionary<(string Id, int Version), Entry> parsed = new();

    /// <summary>A version that an instance runs on.</summary>
    /// <exception cref="InvalidOperationException">It was never published.</exception>
    public WorkflowDefinition Get(WorkflowsDb db, string id, int version) => Find(db, id, version).Definition;

    /// <summary>The name of the engine that runs it.</summary>
    public string EngineOf(WorkflowsDb db, string id, int version) => Find(db, id, version).Engine;

    /// <summary>The version published last; null when there is none.</summary>
    public static int? Latest(WorkflowsDb db, string id) => LatestVersion(db, id);

    /// <summary>The definition published last under this id; null when there is none.</summary>
    public WorkflowDefinition? Published(WorkflowsDb db, string id) => Latest(db, id) is { } version ? Get(db, id, version) : null;

    /// <summary>The event activities, in versions published last, that a published event of this name starts.</summary>
    public IReadOnlyList<SignalStart> StartedBy(WorkflowsDb db, string signal) =>
    [
        .. from row in db.Set<DefinitionRow>().Where(row => row.StartsBySignal).Select(row => new { row.DefinitionId, row.Version }).ToList()
           where Latest(db, row.DefinitionId) == row.Version
           from activity in SignalStarters(Get(db, row.DefinitionId, row.Version))
           where activity.StaticList("eventName").Contains(signal)
           orderby row.DefinitionId
           select new SignalStart(row.DefinitionId, row.Version, activity.Id),
    ];

    internal static IEnumerable<ActivityNode> SignalStarters(WorkflowDefinition definition) =>
        definition.Activities.Values.Where(activity => activity is { Type: "Elsa.Event", CanStartWorkflow: true });

    private Entry Find(WorkflowsDb db, string id, int version)
    {
        if (parsed.TryGetValue((id, version), out var known))
            return known;
        var row = db.Set<DefinitionRow>().AsNoTracking().FirstOrDefault(row => row.DefinitionId == id && row.Version == version)
            ?? throw new InvalidOperationException($"Definition {id} has no published version {version}.");
        return parsed[(id, version)] = new Entry(WorkflowDefinition.Parse(row.Json, limits), row.Engine);
    }

    private sealed record Entry(WorkflowDefinition Definition, string Engine);
}
