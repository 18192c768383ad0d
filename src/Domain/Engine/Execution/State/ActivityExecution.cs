using System.Text.Json;

namespace VanQuan.Workflows.Domain.Engine.Execution.State;

/// <summary>
/// One execution of an activity that has not ended: an activity that loops is executed anew each time. Ended executions leave the
/// state, except for what <see cref="Reviewable"/> keeps. Parent 0 is the instance itself.
/// </summary>
internal sealed class ActivityExecution(int number, string activityId, int parent)
{
    public int Number { get; } = number;
    
    /// <summary>Changes only where the instance goes over to a version that names the activity differently.</summary>
    public string ActivityId { get; set; } = activityId;
    public int Parent { get; } = parent;

    public bool Faulted { get; set; }

    /// <summary>Scheduled by a backward connection: its completion is not counted as a visit.</summary>
    public bool Backward { get; init; }

    /// <summary>On the path of an Overdue outcome: invisible to the counters of the flowchart.</summary>
    public bool Side { get; init; }

    /// <summary>A Break was signalled: the loop or sequence goes no further.</summary>
    public bool Breaking { get; set; }

    /// <summary>Counts stand still while it is open.</summary>
    public bool Pausing { get; set; }

    /// <summary>How far a sequence or loop has come.</summary>
    public int Index { get; set; }

    /// <summary>Children of a parallel composite that are still to complete.</summary>
    public int Remaining { get; set; }

    /// <summary>What a loop runs over, evaluated once.</summary>
    public JsonElement? Items { get; set; }

    /// <summary>Values of variables declared here (by id) or given by a loop (by name). Absent: the default.</summary>
    public Dictionary<string, JsonElement>? Variables { get; set; }

    public FlowCounters? Flow { get; set; }

    /// <summary>The latest completed executions of reviewed activities in here, for approvals to bind to.</summary>
    public List<Reviewable>? Reviewed { get; set; }

    // Lives only within a step: the state never holds an ended execution.
    public bool Ended { get; set; }
    public bool Closing { get; set; }
    public int Evaluations { get; set; }

    public ActivityExecution Copy()
    {
        var copy = (ActivityExecution)MemberwiseClone();
        copy.Variables = Variables is null ? null : new(Variables);
        copy.Flow = Flow?.Copy();
        copy.Reviewed = Reviewed is null ? null : [.. Reviewed];
        copy.Evaluations = 0;
        return copy;
    }
}

/// <summary>
/// A completed execution of an activity under review; <see cref="Via"/> is the child of the holder through which it came,
/// <see cref="Unit"/> the unit it was for inside a ForEachUnit.
/// </summary>
internal sealed record Reviewable(string ActivityId, string ExecutionId, string Via, string? Unit);

/// <summary>How often the flow came over each connection and each activity. A join compares the two: one round each.</summary>
internal sealed class FlowCounters
{
    public Dictionary<string, int> Activities { get; init; } = [];

    /// <summary>Visits of a connection by its index; <c>Followed</c> tells of the last one.</summary>
    public Dictionary<int, (int Count, bool Followed)> Connections { get; init; } = [];

    /// <summary>Activities that a side path has executed; a side path passes each once.</summary>
    public HashSet<string> Side { get; init; } = [];

    public FlowCounters Copy() => new() { Activities = new(Activities), Connections = new(Connections), Side = [.. Side] };
}
