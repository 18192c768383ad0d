namespace VanQuan.Workflows.Application.Engine;

/// <summary>A RunTask request: somebody outside does it by name and answers its bookmark.</summary>
public sealed class TaskRequestRow
{
    public required string InstanceId { get; init; }
    public required string BookmarkId { get; init; }
    public required string TaskName { get; init; }
    public required string Payload { get; init; }
    public required DateTimeOffset RequestedAt { get; init; }
}
