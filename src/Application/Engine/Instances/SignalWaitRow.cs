namespace VanQuan.Workflows.Application.Engine;

/// <summary>A bookmark that a published event of this name wakes (case-sensitive; a correlation id has to fit).</summary>
public sealed class SignalWaitRow
{
    public required string InstanceId { get; init; }
    public required string BookmarkId { get; init; }
    public required string Name { get; init; }
    public string? CorrelationId { get; init; }
}
