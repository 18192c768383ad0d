namespace VanQuan.Workflows.Application.Engine.Definitions;

/// <summary>A published version of a definition. It never changes; running instances stay on theirs.</summary>
public sealed class DefinitionRow
{
    public required string DefinitionId { get; init; }
    public required int Version { get; init; }
    public string? Name { get; init; }

    /// <summary>Elsa's JSON as it was read, compact.</summary>
    public required string Json { get; init; }
    public string Engine { get; init; } = WorkflowInstanceRow.BuiltIn;

    /// <summary>Whether some published event starts an instance of it.</summary>
    public bool StartsBySignal { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
}
