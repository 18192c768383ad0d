using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Application.Engine.Trails;

/// <summary>A step that was done: by whom and when; an automatic step is by nobody, and without a moment where an earlier release ran it.</summary>
public sealed record TrailStep(string ActivityId, DateTimeOffset? At, string? By, string? Outcome, string? TaskId);

/// <summary>A place where the instance waits: since when, for whom, until when. <see cref="Until"/> is the moment a timer rings.</summary>
public sealed record TrailPlace(string ActivityId, DateTimeOffset? Since, IReadOnlyList<string> Who, DateOnly? Due, DateTimeOffset? Until, string? TaskId, bool IsApproval);

/// <summary>A procedure that a step called, or the one that called this; the step is null where an earlier release did not keep it.</summary>
public sealed record LinkedRun(string InstanceId, string? ActivityId, string? Name, InstanceSubStatus SubStatus, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt);

/// <summary>One instance as it has gone so far. Variables are for administrators; null for everybody else.</summary>
public sealed record Trail(
    WorkflowInstanceRow Instance, WorkflowDefinition Definition, IReadOnlyList<TrailStep> Path, IReadOnlyList<TrailPlace> Standing,
    IReadOnlyList<IncidentRow> Incidents, IReadOnlyDictionary<string, JsonElement>? Variables, bool MayHandle, bool MayMove)
{
    /// <summary>What its steps called, in the order they began.</summary>
    public IReadOnlyList<LinkedRun> Called { get; init; } = [];

    /// <summary>What called it.</summary>
    public LinkedRun? Caller { get; init; }
}
