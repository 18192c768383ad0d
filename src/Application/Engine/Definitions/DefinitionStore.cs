using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Application.Engine.Definitions;

/// <summary>
/// Published definitions, parsed once per version for the whole process: a published version never changes, so what is
/// kept here cannot be stale. Which version of an id is the latest, and whether it is in force, is asked of the database each time.
/// </summary>
public sealed class DefinitionStore(EngineLimits limits)
{
    private static readonly Func<WorkflowsDb, string, LastVersion?> LastOf = EF.CompileQuery((WorkflowsDb db, string id) =>
        db.Set<DefinitionRow>().Where(row => row.DefinitionId == id).OrderByDescending(row => row.Version)
            .Select(row => new LastVersion(row.Version, row.RetiredAt)).FirstOrDefault());

    private readonly ConcurrentDictionary<(string Id, int Version), Entry> parsed = new();

    /// <summary>A version that an instance runs on.</summary>
    /// <exception cref="InvalidOperationException">It was never published.</exception>
    public WorkflowDefinition Get(WorkflowsDb db, string id, int version) => Find(db, id, version).Definition;

    /// <summary>The name of the engine that runs it.</summary>
    public string EngineOf(WorkflowsDb db, string id, int version) => Find(db, id, version).Engine;

    /// <summary>The version published last, retired or not; null when there is none.</summary>
    public static LastVersion? Last(WorkflowsDb db, string id) => LastOf(db, id);

    /// <summary>The version new instances start on; null when there is none, or it is retired.</summary>
    public static int? Latest(WorkflowsDb db, string id) => Last(db, id) is { IsRetired: false } last ? last.Version : null;

    /// <summary>The definition in force under this id; null when there is none.</summary>
    public WorkflowDefinition? Published(WorkflowsDb db, string id) => Latest(db, id) is { } version ? Get(db, id, version) : null;

    /// <summary>The version new instances start on.</summary>
    /// <exception cref="InvalidOperationException">Nothing is published under the id, or it is retired; the message says which, by name.</exception>
    public int Startable(WorkflowsDb db, string id) => Last(db, id) switch
    {
        null => throw new InvalidOperationException($"No definition is published under {id}."),
        { IsRetired: true } last => throw new DefinitionRetiredException(Get(db, id, last.Version).Name ?? id),
        var last => last.Version,
    };

    /// <summary>The event activities, in versions in force, that a published event of this name starts.</summary>
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

/// <summary>The version of a definition that was published last.</summary>
public sealed record LastVersion(int Version, DateTimeOffset? RetiredAt)
{
    public bool IsRetired => RetiredAt is not null;
}
