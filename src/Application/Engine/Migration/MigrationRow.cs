using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Application.Engine.Migration;

/// <summary>
/// One instance's going over to another version: who, why, by which choices, and what it takes to undo it. Instants are UTC.
/// </summary>
public sealed class MigrationRow
{
    public required string Id { get; init; }
    public required string InstanceId { get; init; }
    public required string DefinitionId { get; init; }
    public required int FromVersion { get; init; }
    public required int ToVersion { get; init; }
    public required IReadOnlyList<StandingMove> Moves { get; init; }
    public required string Reason { get; init; }
    public required string ActorId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The instance's row as the migration left it: a later one means that something has happened since.</summary>
    public required int RowVersion { get; init; }

    /// <summary>The same for each of its tasks, by id: a claim or a draft moves the task and not the instance.</summary>
    public required IReadOnlyDictionary<string, int> TaskVersions { get; init; }

    /// <summary>Every row the migration changed, as it was before.</summary>
    public required IReadOnlyList<RowImage> Before { get; init; }

    /// <summary>Mails that it wrote.</summary>
    public required IReadOnlyList<Guid> Mails { get; init; }

    /// <summary>False where it did something that has left the house: a started sub-procedure, a recorded indicator, another instance woken.</summary>
    public required bool Undoable { get; init; }
    public DateTimeOffset? UndoneAt { get; set; }
    public string? UndoneBy { get; set; }
}
