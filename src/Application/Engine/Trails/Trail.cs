using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Application.Engine.Trails;

/// <summary>A step that was done: by whom and when, where somebody or a moment did it; an automatic step has neither.</summary>
public sealed record TrailStep(string ActivityId, DateTimeOffset? At, string? By, string? Outcome, string? TaskId);

/// <summary>A place where the instance waits: since when, for whom, until when. <see cref="Until"/> is the moment a timer rings.</summary>
public sealed record TrailPlace(string ActivityId, DateTimeOffset? Since, IReadOnlyList<string> Who, DateOnly? Due, DateTimeOffset? Until, string? TaskId, bool IsApproval);

/// <summary>One instance as it has gone so far. Variables are for administrators; null for everybody else.</summary>
public sealed record Trail(
    WorkflowInstanceRow Instance, WorkflowDefinition Definition, IReadOnlyList<TrailStep> Path, IReadOnlyList<TrailPlace> Standing,
    IReadOnlyList<IncidentRow> Incidents, IReadOnlyDictionary<string, JsonElement>? Variables, bool MayHandle, bool MayMove);
