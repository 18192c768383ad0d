namespace VanQuan.Workflows.Application.Engine.Outside;

/// <summary>A command on its way to an engine with its own store, written with whatever caused it. It goes in order, at least once.</summary>
public sealed class EngineOutboxRow
{
    public long Position { get; init; }
    public required string Engine { get; init; }
    public required string OperationId { get; init; }
    public required string InstanceId { get; init; }

    /// <summary>The command as JSON.</summary>
    public required string Command { get; init; }
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>When the engine said that it has it; UTC.</summary>
    public DateTimeOffset? DeliveredAt { get; set; }
}

/// <summary>An effect of such an engine that has been applied here: applied again, it changes nothing.</summary>
public sealed class EngineInboxRow
{
    public required string Engine { get; init; }
    public required string OperationId { get; init; }
    public required DateTimeOffset AppliedAt { get; init; }
}
