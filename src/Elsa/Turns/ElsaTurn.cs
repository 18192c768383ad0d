using Bookmark = Elsa.Workflows.Models.Bookmark;
using VanQuan.Workflows.Application.Engine.Outside;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Elsa.Turns;

/// <summary>
/// One command at work in one instance: Elsa's activities find here what moves them, and leave here what they ask of the world, in the
/// order it happens. One per command, in a service scope of its own.
/// </summary>
public sealed class ElsaTurn(TimeProvider clock)
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);
    private readonly List<Effect> effects = [];

    public string InstanceId { get; private set; } = "";
    public EngineEvent Event { get; private set; } = null!;
    public WorkflowDefinition Definition { get; private set; } = null!;
    public InstanceRecord Record { get; private set; } = new();
    public DateTimeOffset Now { get; private set; }

    /// <summary>The date where the work is done (Asia/Ho_Chi_Minh, UTC+7, no daylight saving).</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.ToOffset(Offset).DateTime);

    /// <summary>Bookmarks that stood before, whose disappearing has to be told.</summary>
    public IReadOnlyList<Bookmark> Before { get; private set; } = [];

    public int IncidentsBefore { get; private set; }

    /// <summary>Bookmarks that were answered: their end is known to whoever answered.</summary>
    public HashSet<string> Answered { get; } = [];

    public void Begin(string instanceId, EngineEvent happened, WorkflowDefinition definition, InstanceRecord record, IEnumerable<Bookmark> bookmarks, int incidents)
    {
        (InstanceId, Event, Definition, Record, Now) = (instanceId, happened, definition, record, clock.GetUtcNow());
        (Before, IncidentsBefore) = ([.. bookmarks], incidents);
        effects.Clear();
        Answered.Clear();
        record.Effects.Clear();
    }

    public string NextId() => $"{InstanceId}:{++Record.Counter}";

    public void Emit(Func<string, Effect> effect) => effects.Add(effect(NextId()));

    /// <summary>Exchanges an effect for one that says more.</summary>
    public void Amend(Effect from, Effect to) => effects[effects.IndexOf(from)] = to;

    public IReadOnlyList<Effect> Effects => effects;

    /// <summary>The command goes on with another bookmark: what has been told of the state so far is not told again.</summary>
    public void GoOn(IEnumerable<Bookmark> bookmarks, int incidents) => (Before, IncidentsBefore) = ([.. bookmarks], incidents);

    /// <summary>The turn is over: its effects and the operation go into the record, with where the instance stands now.</summary>
    public void Close(InstanceStatus status, InstanceSubStatus subStatus)
    {
        if (Record.Hearing is not { Bookmarks.Count: > 0 })
            Record.Take(Event.OperationId);
        // Whoever begins to wait in this turn hears what was published in it.
        Record.Effects = [.. effects.OrderBy(effect => effect is PublishSignal).Select(effect => new StoredEffect(0, effect, status, subStatus))];
    }
}
