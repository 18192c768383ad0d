namespace VanQuan.Workflows.Domain.Simulation;

/// <summary>What happened on the imagined clock.</summary>
public enum SimulationKind
{
    InstanceStarted, TaskOpened, TaskReopened, TaskSubmitted, TaskCompleted, TaskOverdue, TaskSuperseded,
    Approved, Returned, Rejected, Mail, CountPaused, CountResumed, IndicatorRecorded, IncidentOpened,
    RoundWaiting, RoundSkipped, InstanceFinished,
}

/// <summary>
/// One line of a simulation. <see cref="At"/> is an instant in UTC+7. <see cref="Unit"/> is the body whose task it is, of an
/// instance the body it runs for. <see cref="Task"/> is the task's id, <see cref="Title"/> its words. Of a mail,
/// <see cref="To"/> is the post that gets it, <see cref="Subject"/> its subject and <see cref="Rule"/> why it was written
/// (<c>assigned</c>, <c>before:5</c>, <c>due</c>, <c>overdue:1</c>, <c>escalate:Head</c> …).
/// </summary>
public sealed record SimulationEvent(DateTimeOffset At, SimulationKind Kind)
{
    public int? Action { get; init; }
    public IReadOnlyList<string> SourceTasks { get; init; } = [];
    public string? Instance { get; init; }
    public string? Unit { get; init; }
    public string? Task { get; init; }
    public string? Title { get; init; }

    /// <summary>The step of the definition the task stands for, in which round of it, and whether it is a decision.</summary>
    public string? Activity { get; init; }
    public int Round { get; init; }
    public bool IsApproval { get; init; }
    public string? To { get; init; }
    public string? Subject { get; init; }

    /// <summary>Of a mail: the n-th of this simulation, from 1.</summary>
    public int? Mail { get; init; }

    /// <summary>A local calendar date.</summary>
    public DateOnly? Due { get; init; }
    public string? Rule { get; init; }

    /// <summary>The outcome chosen, the verdict's reason, how the instance ended, or what an incident says.</summary>
    public string? Detail { get; init; }
}
