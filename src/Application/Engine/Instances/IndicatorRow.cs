namespace VanQuan.Workflows.Application.Engine;

/// <summary>A value of a criterion's indicator that an instance established. Set and code always stand together. UTC.</summary>
public sealed class IndicatorRow
{
    /// <summary>The effect's operation id: recorded twice is recorded once.</summary>
    public required string OperationId { get; init; }
    public required string InstanceId { get; init; }
    public required string ActivityId { get; init; }
    public string? PlanCode { get; init; }
    public int? ActionNumber { get; init; }
    public required string CriteriaSet { get; init; }
    public required string Code { get; init; }
    public required string UnitCode { get; init; }

    /// <summary>As JSON.</summary>
    public required string Value { get; init; }
    public string? Evidence { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
}
