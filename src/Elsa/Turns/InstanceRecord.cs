using System.Text.Json;
using VanQuan.Workflows.Application.Engine.Outside;
using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Elsa.Turns;

/// <summary>A completed task that an approval may review: where it stood, outermost first, so that loops keep their rounds apart.</summary>
/// <param name="ExecutionId">Of the task.</param>
/// <param name="Path">Executions it stood in and itself, each with the activity executed.</param>
public sealed record ReviewedTask(string ActivityId, string ExecutionId, string? Unit, IReadOnlyList<Place> Path);

/// <summary>One execution on the way to a task. <paramref name="IsLoop"/>: all rounds of what stands in it count, not only the last.</summary>
public sealed record Place(string ExecutionId, string ActivityId, bool IsLoop);

/// <summary>Who has still to hear a signal: nobody hears it twice, and nobody who begins to wait because of it.</summary>
public sealed record HearingSignal(string OperationId, IReadOnlyList<string> Bookmarks);

/// <summary>
/// What we keep with an instance of Elsa's, as one property of its state: so it becomes durable in the same write as the state itself. The
/// effects are those of the last command alone; earlier ones have been handed to <see cref="EffectSpool"/> before the next is taken.
/// </summary>
public sealed class InstanceRecord
{
    public const string Property = "VanQuan";
    private const int Remembered = 16;

    /// <summary>The last number given to a bookmark, an incident or an effect.</summary>
    public int Counter { get; set; }

    public DateTimeOffset StartedAt { get; set; }
    public Dictionary<string, JsonElement> Input { get; set; } = [];
    public Dictionary<string, DateOnly> Anchors { get; set; } = [];
    public ParentLink? Parent { get; set; }

    /// <summary>The activity whose event started the instance: its flowchart begins there.</summary>
    public string? TriggerActivityId { get; set; }

    /// <summary>A signal that is being delivered: the bookmarks that have still to hear it.</summary>
    public HearingSignal? Hearing { get; set; }

    /// <summary>By activity id, the local day it completed last; only where a deadline counts from it.</summary>
    public Dictionary<string, DateOnly> CompletedOn { get; set; } = [];

    public List<ReviewedTask> Reviewed { get; set; } = [];

    /// <summary>Tasks that were returned: the next execution of each reopens it.</summary>
    public List<ReviewedTask> Returned { get; set; } = [];

    /// <summary>Activities open now that make some count stand still, by execution.</summary>
    public Dictionary<string, string> Pausing { get; set; } = [];

    /// <summary>Bookmarks whose due date has passed once already.</summary>
    public List<string> Overdue { get; set; } = [];

    /// <summary>Operations taken last; a command comes again only while it is the newest of its instance.</summary>
    public List<string> Taken { get; set; } = [];

    public List<StoredEffect> Effects { get; set; } = [];

    public void Take(string operationId)
    {
        Taken.Add(operationId);
        if (Taken.Count > Remembered)
            Taken.RemoveAt(0);
    }

    public string Write() => EngineJson.Write(this);

    public static InstanceRecord Read(IDictionary<string, object>? properties) =>
        properties is not null && properties.TryGetValue(Property, out var text) && text?.ToString() is { Length: > 0 } json ? EngineJson.Read<InstanceRecord>(json) : new();
}
