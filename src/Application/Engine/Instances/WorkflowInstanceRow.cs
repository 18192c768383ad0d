using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Application.Engine;

/// <summary>
/// One instance: what it is about, where it stands, and the engine's own state as text. <see cref="RowVersion"/> grows with
/// every step; a transaction that read an older one loses and starts again. Instants are UTC, dates local (Asia/Ho_Chi_Minh).
/// </summary>
public sealed class WorkflowInstanceRow
{
    public const string BuiltIn = "built-in";

    public required string Id { get; init; }
    public required string DefinitionId { get; init; }

    /// <summary>The version it runs on; it stays there until it is migrated on purpose.</summary>
    public required int Version { get; set; }

    /// <summary>The engine that runs it.</summary>
    public string Engine { get; init; } = BuiltIn;

    public string? PlanCode { get; init; }
    public int? ActionNumber { get; init; }

    /// <summary>The round of a recurring action, from 1.</summary>
    public int? Round { get; init; }
    public string? UnitCode { get; init; }

    /// <summary>The code of the culture house, cooperative, … it concerns.</summary>
    public string? Subject { get; init; }
    public string? SubjectName { get; init; }

    public string? ParentId { get; init; }

    /// <summary>The step of the caller that called it.</summary>
    public string? CallerActivityId { get; init; }
    public string? Name { get; set; }
    public string? CorrelationId { get; set; }
    public InstanceStatus Status { get; set; }
    public InstanceSubStatus SubStatus { get; set; }

    /// <summary>The engine's state; null before the start was handled, and for engines that keep their own.</summary>
    public string? State { get; set; }

    /// <summary>The steps it is through with that nothing else tells of, with their moments; see <see cref="Trails.PassedSteps"/>.</summary>
    public string? Passed { get; set; }
    public int RowVersion { get; set; }
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; set; }

    public bool IsRunning => Status == InstanceStatus.Running;

    /// <summary>Running, or faulted: a fault is not the end, it waits for an administrator.</summary>
    public bool IsOpen => IsRunning || SubStatus == InstanceSubStatus.Faulted;
}

/// <summary>A new instance to be: of which definition, for which action of which plan, about whom.</summary>
public sealed record NewInstance(StartInstance Start, string DefinitionId)
{
    /// <summary>Null: the version published last.</summary>
    public int? Version { get; init; }
    public string? PlanCode { get; init; }
    public int? ActionNumber { get; init; }
    public int? Round { get; init; }
    public string? UnitCode { get; init; }
    public string? Subject { get; init; }
    public string? SubjectName { get; init; }
}
