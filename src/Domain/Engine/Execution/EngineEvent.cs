using System.Text.Json;
using System.Text.Json.Serialization;

namespace VanQuan.Workflows.Domain.Engine.Execution;

/// <summary>
/// What reaches an instance from outside. The operation id makes a repeated event harmless:
/// an instance that has already taken it stays as it is and has no effects.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$e")]
[JsonDerivedType(typeof(StartInstance), "start")]
[JsonDerivedType(typeof(ResumeBookmark), "resume")]
[JsonDerivedType(typeof(FireTimer), "timer")]
[JsonDerivedType(typeof(PassDueDate), "due")]
[JsonDerivedType(typeof(DeliverSignal), "signal")]
[JsonDerivedType(typeof(ReturnFromChild), "child")]
[JsonDerivedType(typeof(CancelInstance), "cancel")]
[JsonDerivedType(typeof(CancelBookmark), "drop")]
[JsonDerivedType(typeof(RetryIncident), "retry")]
[JsonDerivedType(typeof(SkipIncident), "skip")]
[JsonDerivedType(typeof(MoveAnchor), "anchor")]
[JsonDerivedType(typeof(MigrateInstance), "migrate")]
public abstract record EngineEvent(string OperationId);

/// <summary>
/// Starts an instance. <paramref name="Anchors"/> gives the kernel the dates it cannot know, by anchor name
/// (<c>ActionDue</c>, <c>PeriodEnd</c>); the kernel knows nothing else of plans.
/// </summary>
public sealed record StartInstance(
    string OperationId,
    string InstanceId,
    string? CorrelationId,
    IReadOnlyDictionary<string, JsonElement> Input,
    IReadOnlyDictionary<string, DateOnly> Anchors,
    Trigger? Trigger = null,
    ParentLink? Parent = null) : EngineEvent(OperationId);

/// <summary>The event activity that started an instance, and what came with the event.</summary>
public sealed record Trigger(string ActivityId, JsonElement Payload);

/// <summary>
/// Where a called instance returns to. <paramref name="BookmarkId"/> is null when nobody waits for it; <paramref name="ActivityId"/> is the step
/// that called, null where an earlier release did not keep it.
/// </summary>
public sealed record ParentLink(string InstanceId, string? BookmarkId, string? ActivityId = null);

/// <summary>Someone outside did what a bookmark waited for: a task, an approval or a RunTask request.</summary>
public sealed record ResumeBookmark(string OperationId, string BookmarkId, string? Outcome, JsonElement? Result) : EngineEvent(OperationId);

/// <summary>The moment a timer bookmark waited for has come.</summary>
public sealed record FireTimer(string OperationId, string BookmarkId) : EngineEvent(OperationId);

/// <summary>The due date of an open task has passed. Fires the <c>Overdue</c> outcome once, where connected; the task stays open.</summary>
public sealed record PassDueDate(string OperationId, string BookmarkId) : EngineEvent(OperationId);

/// <summary>A published event; wakes every bookmark of that name (case-sensitive) whose correlation id fits.</summary>
public sealed record DeliverSignal(string OperationId, string Name, JsonElement Payload, string? CorrelationId) : EngineEvent(OperationId);

/// <summary>A called instance has ended.</summary>
public sealed record ReturnFromChild(
    string OperationId, string BookmarkId, string ChildInstanceId, InstanceSubStatus SubStatus,
    IReadOnlyDictionary<string, JsonElement> Output) : EngineEvent(OperationId);

/// <summary>Ends the instance as cancelled; open tasks and timers close.</summary>
public sealed record CancelInstance(string OperationId, string Reason) : EngineEvent(OperationId);

/// <summary>Cancels one waiting step. Leaves by <c>Cancelled</c> where connected, else its path ends.</summary>
public sealed record CancelBookmark(string OperationId, string BookmarkId, string Reason) : EngineEvent(OperationId);

/// <summary>
/// A date the instance was started with is another from now on (<c>ActionDue</c>): deadlines that are resolved later count from it. Those
/// resolved already belong to whoever keeps their tasks and timers.
/// </summary>
public sealed record MoveAnchor(string OperationId, string Anchor, DateOnly Date) : EngineEvent(OperationId);

/// <summary>Runs a faulted activity again.</summary>
public sealed record RetryIncident(string OperationId, string IncidentId) : EngineEvent(OperationId);

/// <summary>Leaves a faulted activity behind and goes on by the outcome named.</summary>
public sealed record SkipIncident(string OperationId, string IncidentId, string Outcome) : EngineEvent(OperationId);

/// <summary>
/// Goes over to another version of the same definition. <paramref name="Moves"/> are the designer's choices for places where the instance
/// stands; everything not named stays where it is. <paramref name="Past"/> is what the instance has lived through and its state no longer
/// knows. The kernel's step does not take it, since it needs two definitions: see the migration room.
/// </summary>
public sealed record MigrateInstance(string OperationId, int Version, IReadOnlyList<StandingMove> Moves, InstancePast Past) : EngineEvent(OperationId);
