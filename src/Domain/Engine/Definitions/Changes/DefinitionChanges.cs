using System.Text.Json;

namespace VanQuan.Workflows.Domain.Engine.Definitions.Changes;

/// <summary>
/// One field that differs. <see cref="Path"/> leads to it with dots (<c>due.expression.value.amount</c>, <c>cases[Đạt].condition</c>);
/// null on one side means it is not there.
/// </summary>
public sealed record FieldChange(string Path, JsonElement? From, JsonElement? To);

/// <summary>An activity that both definitions have, with what differs in it. Where it stands on the drawing is no difference.</summary>
public sealed record ActivityChange(string Id, IReadOnlyList<FieldChange> Fields);

/// <summary>A connection by what makes it one: where it leaves, by which outcome, and where it leads.</summary>
public sealed record ConnectionEnds(string Source, string Outcome, string Target);

/// <summary>
/// What differs between two definitions, for people to read before they publish and years after. Activities are matched by id at
/// every depth; the order of keys means nothing; what the server counts itself (version numbers, dates of making) is left out.
/// </summary>
public sealed record DefinitionChanges(
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Removed,
    IReadOnlyList<ActivityChange> Changed,
    IReadOnlyList<string> Moved,
    IReadOnlyList<ConnectionEnds> ConnectionsAdded,
    IReadOnlyList<ConnectionEnds> ConnectionsRemoved,
    IReadOnlyList<FieldChange> Settings)
{
    /// <summary>True where the two do the same in the same words; something may have been moved on the drawing.</summary>
    public bool IsEmpty => Added.Count + Removed.Count + Changed.Count + ConnectionsAdded.Count + ConnectionsRemoved.Count + Settings.Count == 0;

    /// <summary>How many differences there are.</summary>
    public int Count => Added.Count + Removed.Count + Changed.Count + ConnectionsAdded.Count + ConnectionsRemoved.Count + Settings.Count;

    public static DefinitionChanges Between(WorkflowDefinition left, WorkflowDefinition right) => new Comparison(left, right).Changes();
}
