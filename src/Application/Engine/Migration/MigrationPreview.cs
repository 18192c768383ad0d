using VanQuan.Workflows.Domain.Engine.Migration;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Engine.Migration;

/// <summary>What becomes of one task.</summary>
public enum TaskChangeKind { Stays, Changes, Opens, Closes }

/// <summary>
/// A task of an instance and what becomes of it. Dates are local; the one before is null for a task that opens, the one after for one that closes.
/// <see cref="Receivers"/>: names of who has it afterwards, or had it.
/// </summary>
public sealed record TaskChange(
    TaskChangeKind Kind, string TaskId, TaskKind Task, string ActivityId, string Title, string? TitleBefore,
    DateOnly? DueBefore, DateOnly? DueAfter, string Assignee, string? AssigneeBefore, string? Holder, IReadOnlyList<string> Receivers);

/// <summary>A mail that goes out with the migration.</summary>
public sealed record MailGoing(string Subject, string To);

/// <summary>A reminder that was planned and will not go out; <see cref="To"/> is an address or a level.</summary>
public sealed record MailWithdrawn(string TaskId, string Rule, DateTimeOffset At, string To);

/// <summary>A wait for a moment that is set, moved or given up; null for not there.</summary>
public sealed record WaitChange(string ActivityId, DateTimeOffset? Before, DateTimeOffset? After);

/// <summary>
/// What would happen to one instance, or why nothing can. <see cref="RowVersion"/> is what was looked at: an instance that has moved since
/// is looked at again before it is moved.
/// </summary>
public sealed record InstancePreview(
    WorkflowInstanceRow Instance, int RowVersion, IReadOnlyList<string> StandsAt, IReadOnlyList<string> WillStandAt, IReadOnlyList<MigrationRefusal> Refusals,
    IReadOnlyList<PlaceMoved> Places, IReadOnlyList<string> PassedOver, IReadOnlyList<TaskChange> Tasks,
    IReadOnlyList<MailGoing> Going, IReadOnlyList<MailWithdrawn> Withdrawn, IReadOnlyList<WaitChange> Waits, bool Undoable)
{
    public bool IsPossible => Refusals.Count == 0;

    /// <summary>What is worth knowing and refuses nothing.</summary>
    public IReadOnlyList<Domain.Engine.Soundness.BilingualText> Notes { get; init; } = [];
}
