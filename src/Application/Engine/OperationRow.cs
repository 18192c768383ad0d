namespace VanQuan.Workflows.Application.Engine;

/// <summary>A request that has been done, with its answer as JSON: the same request again changes nothing and hears the same.</summary>
public sealed class OperationRow
{
    public required string Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Answer { get; init; }
}
