using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Execution.State;

namespace VanQuan.Workflows.Domain.Engine.Execution;

/// <summary>
/// Everything an instance is between two events. Written at every transition, so it keeps only what can still matter: executions that
/// have not ended, values that were set, counters of flowcharts that are running. To callers it is immutable; a step works on a copy.
/// Dates are local calendar dates (UTC+7), instants carry their offset.
/// </summary>
public sealed class InstanceState
{
    internal InstanceState(string id, string definitionId, int version, DateTimeOffset startedAt)
    {
        Id = id;
        DefinitionId = definitionId;
        Version = version;
        StartedAt = startedAt;
    }

    public string Id { get; }
    public string DefinitionId { get; }
    
    /// <summary>The version it runs on: it stays there until it is migrated on purpose.</summary>
    public int Version { get; internal set; }
    public DateTimeOffset StartedAt { get; }
    public InstanceStatus Status { get; internal set; } = InstanceStatus.Running;
    public InstanceSubStatus SubStatus { get; internal set; } = InstanceSubStatus.Executing;
    public string? CorrelationId { get; internal set; }
    public string? Name { get; internal set; }
    public ParentLink? Parent { get; internal set; }
    public IReadOnlyList<Bookmark> Bookmarks => BookmarkList;
    public IReadOnlyList<Incident> Incidents => IncidentList;
    public IReadOnlyDictionary<string, JsonElement> Input { get; internal set; } = new Dictionary<string, JsonElement>();
    public IReadOnlyDictionary<string, DateOnly> Anchors { get; internal set; } = new Dictionary<string, DateOnly>();
    public IReadOnlyDictionary<string, JsonElement> Output => OutputValues;

    /// <summary>Values of the definition's own variables by id, where they were set.</summary>
    public IReadOnlyDictionary<string, JsonElement> Variables => VariableValues;

    /// <summary>
    /// Steps that the event which led to this state was through with, in order, automatic ones included; flowcharts are what holds them and no steps.
    /// Told once: it is no part of the stored state.
    /// </summary>
    public IReadOnlyList<PassedStep> JustPassed => JustPassedList;

    /// <summary>The last number given to an execution, bookmark, incident, effect or child: every id derives from it.</summary>
    internal int Counter { get; set; }

    /// <summary>The trigger whose event activity has still to take it.</summary>
    internal Trigger? Trigger { get; set; }

    /// <summary>The activity that triggered the instance: its flowchart starts there.</summary>
    internal string? TriggerActivityId { get; set; }
    internal List<ActivityExecution> Executions { get; set; } = [];
    internal List<Bookmark> BookmarkList { get; set; } = [];
    internal List<Incident> IncidentList { get; set; } = [];
    internal Dictionary<string, JsonElement> VariableValues { get; set; } = [];
    internal Dictionary<string, JsonElement> OutputValues { get; set; } = [];

    /// <summary>Outputs of activities by id, kept only where an expression of the definition asks for them.</summary>
    internal Dictionary<string, JsonElement> ActivityOutputs { get; set; } = [];
    internal JsonElement? LastResult { get; set; }
    internal Dictionary<string, DateOnly> CompletedOn { get; set; } = [];

    /// <summary>Executions of user tasks that were reviewed and returned: the next execution of each reopens the task.</summary>
    internal List<Reviewable> Returned { get; set; } = [];

    /// <summary>Operation ids of the signals taken last: a signal is the one event that burns no bookmark of its own.</summary>
    internal List<string> SignalsTaken { get; private set; } = [];
    internal List<PassedStep> JustPassedList { get; private set; } = [];

    /// <summary>The state as compact JSON, the same bytes for the same state.</summary>
    public string Serialize() => InstanceStateJson.Write(this);

    /// <summary>Reads a state that this release or an earlier one wrote.</summary>
    /// <exception cref="InvalidDataException">It is no state, or of a later release.</exception>
    public static InstanceState Deserialize(string json) => InstanceStateJson.Read(json);

    internal InstanceState Copy()
    {
        var copy = (InstanceState)MemberwiseClone();
        copy.Executions = [.. Executions.Select(execution => execution.Copy())];
        copy.BookmarkList = [.. BookmarkList];
        copy.IncidentList = [.. IncidentList];
        copy.VariableValues = new(VariableValues);
        copy.OutputValues = new(OutputValues);
        copy.ActivityOutputs = new(ActivityOutputs);
        copy.CompletedOn = new(CompletedOn);
        copy.Returned = [.. Returned];
        copy.SignalsTaken = [.. SignalsTaken];
        copy.JustPassedList = [];
        return copy;
    }
}
