using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Application.Engine.Definitions;

/// <summary>
/// A published version of a definition. Its JSON never changes; running instances stay on theirs. The version published last
/// can be retired: no new instance starts until something is published again.
/// </summary>
public sealed class DefinitionRow
{
    public required string DefinitionId { get; init; }
    public required int Version { get; init; }
    public string? Name { get; init; }

    /// <summary>The name for readers of English, from <c>customProperties.nameEn</c>.</summary>
    public string? NameEn { get; init; }

    /// <summary>Elsa's JSON as it was read, compact.</summary>
    public required string Json { get; init; }
    public string Engine { get; init; } = WorkflowInstanceRow.BuiltIn;

    /// <summary>Whether some published event starts an instance of it.</summary>
    public bool StartsBySignal { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>The person's id, or the service's.</summary>
    public string? PublishedBy { get; init; }

    /// <summary>Why, in the publisher's words; an import gives none.</summary>
    public string? Reason { get; init; }

    /// <summary>Warnings that were accepted, each with its reason; see <see cref="AcceptedWarning"/>.</summary>
    public IReadOnlyList<AcceptedWarning> Warnings { get; init; } = [];

    public DateTimeOffset? RetiredAt { get; private set; }
    public string? RetiredBy { get; private set; }
    public string? RetiredReason { get; private set; }

    public bool IsRetired => RetiredAt is not null;

    public void Retire(string by, string reason, DateTimeOffset now) => (RetiredAt, RetiredBy, RetiredReason) = (now, by, reason);

    /// <summary>It was published again.</summary>
    public void PutBackInForce() => (RetiredAt, RetiredBy, RetiredReason) = (null, null, null);

    internal static string? EnglishNameOf(WorkflowDefinition definition) =>
        definition.Json.TryGetProperty("customProperties", out var custom) && custom.ValueKind == System.Text.Json.JsonValueKind.Object
        && custom.TryGetProperty("nameEn", out var name) && name.ValueKind == System.Text.Json.JsonValueKind.String ? name.GetString() : null;
}

/// <summary>A warning of the proof that somebody published in spite of: its key, its words, and the reason given; null where it came with a plan.</summary>
public sealed record AcceptedWarning(string Key, string Vi, string En, string? Reason);
