namespace VanQuan.Workflows.Domain.Engine.Execution;

/// <summary>What becomes of a place where an instance stands when it goes over to another version.</summary>
public enum MoveKind
{
    /// <summary>The same work under its old or a new id: task, draft, claim, rounds and files are kept.</summary>
    Stays,

    /// <summary>The old work is closed and another activity begins anew in its place.</summary>
    Restarts,

    /// <summary>The work is closed; the flow goes on by a named outcome, or its ways out count as not followed.</summary>
    Drops,
}

/// <summary>
/// A designer's choice for one activity of the old version: where instances that stand there continue. <see cref="To"/> is an activity of the
/// new version (Stays, Restarts), <see cref="Outcome"/> a way out of the activity in the new version (Drops; null for none).
/// </summary>
public sealed record StandingMove(string ActivityId, MoveKind Kind, string? To = null, string? Outcome = null);

/// <summary>A step that completed, as the task list remembers it; the local day (UTC+7).</summary>
public sealed record CompletedStep(string ActivityId, string ExecutionId, DateOnly On);

/// <summary>
/// What a state does not keep and another version may ask for: the local day each bookmark was opened, and the steps that completed,
/// in their order. Whoever migrates knows it from elsewhere.
/// </summary>
public sealed record InstancePast(IReadOnlyDictionary<string, DateOnly> Opened, IReadOnlyList<CompletedStep> Completed)
{
    public static InstancePast Unknown { get; } = new(new Dictionary<string, DateOnly>(), []);
}
