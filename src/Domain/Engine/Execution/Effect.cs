using System.Text.Json;
using VanQuan.Workflows.Domain.Calendar;

namespace VanQuan.Workflows.Domain.Engine.Execution;

/// <summary>
/// What an instance asks of the world. Derived ids make every effect idempotent: applying it twice is applying it once.
/// </summary>
public abstract record Effect(string OperationId, string InstanceId);

/// <summary>
/// A person has something to do. <paramref name="Reviewed"/>: an approval of this definition names the activity under
/// <c>reviews</c>. <paramref name="ReopensExecutionId"/>: the same task comes back as a new round.
/// </summary>
public sealed record OpenTask(
    string OperationId, string InstanceId, string BookmarkId, string ActivityId, string ExecutionId,
    TaskSpec Spec, bool Reviewed, string? ReopensExecutionId) : Effect(OperationId, InstanceId);

/// <summary>Somebody has to decide on the executions under review.</summary>
public sealed record OpenApproval(
    string OperationId, string InstanceId, string BookmarkId, string ActivityId, string ExecutionId,
    ApprovalSpec Spec, IReadOnlyList<string> ReviewedExecutionIds) : Effect(OperationId, InstanceId);

/// <summary>The instance no longer waits for this task or approval (a race was decided, the instance ended).</summary>
public sealed record CloseTask(string OperationId, string InstanceId, string BookmarkId, string Reason) : Effect(OperationId, InstanceId);

/// <summary>
/// An open task is now asked for in other words: the instance went over to a version that says it differently. Only the inputs named in
/// <paramref name="Changed"/> are other than before; what people entered stays.
/// </summary>
public sealed record ChangeTask(
    string OperationId, string InstanceId, string BookmarkId, string ActivityId,
    TaskSpec Spec, bool Reviewed, IReadOnlyList<string> Changed) : Effect(OperationId, InstanceId);

/// <summary>An open approval is now asked for in other words; see <see cref="ChangeTask"/>.</summary>
public sealed record ChangeApproval(
    string OperationId, string InstanceId, string BookmarkId, string ActivityId,
    ApprovalSpec Spec, IReadOnlyList<string> ReviewedExecutionIds, IReadOnlyList<string> Changed) : Effect(OperationId, InstanceId);

/// <summary>Wake the bookmark at an instant, or when a deadline has run, by <see cref="AnchoredDeadline.EndOfWait"/> (exactly one of the two is set).</summary>
public sealed record SetTimer(
    string OperationId, string InstanceId, string BookmarkId, string ActivityId,
    DateTimeOffset? At, AnchoredDeadline? Deadline) : Effect(OperationId, InstanceId);

/// <summary>The instance no longer waits for the timer.</summary>
public sealed record ClearTimer(string OperationId, string InstanceId, string BookmarkId) : Effect(OperationId, InstanceId);

/// <summary>A step named in some deadline's <c>pauses</c> has opened: counts that name it stand still from this day.</summary>
public sealed record PauseClock(string OperationId, string InstanceId, string ActivityId) : Effect(OperationId, InstanceId);

/// <summary>The step has closed: the counts go on.</summary>
public sealed record ResumeClock(string OperationId, string InstanceId, string ActivityId) : Effect(OperationId, InstanceId);

/// <summary>Elsa's RunTask: a request by name, answered by <see cref="ResumeBookmark"/>.</summary>
public sealed record RequestTask(
    string OperationId, string InstanceId, string BookmarkId, string TaskName, JsonElement Payload) : Effect(OperationId, InstanceId);

/// <summary>The instance waits for a published event of this name.</summary>
public sealed record AwaitSignal(string OperationId, string InstanceId, string BookmarkId, string Name, string? CorrelationId) : Effect(OperationId, InstanceId);

/// <summary>The instance no longer waits for the event.</summary>
public sealed record ClearSignal(string OperationId, string InstanceId, string BookmarkId) : Effect(OperationId, InstanceId);

/// <summary>An event for whoever waits for it, and for definitions it starts. <paramref name="LocalOnly"/>: for the publishing instance alone.</summary>
public sealed record PublishSignal(string OperationId, string InstanceId, string Name, JsonElement Payload, string? CorrelationId,
    bool LocalOnly = false) : Effect(OperationId, InstanceId);

/// <summary>Start a called definition in the background.</summary>
public sealed record StartChild(string OperationId, string InstanceId, string DefinitionId, StartInstance Start) : Effect(OperationId, InstanceId);

/// <summary>A called instance has ended; its caller is told.</summary>
public sealed record ReturnToParent(string OperationId, string InstanceId, string ParentInstanceId, ReturnFromChild Event) : Effect(OperationId, InstanceId);

/// <summary>Tell people something, by template.</summary>
public sealed record Notify(
    string OperationId, string InstanceId, IReadOnlyList<string> Recipients, string Template, JsonElement Data) : Effect(OperationId, InstanceId);

/// <summary>Elsa's SendEmail.</summary>
public sealed record SendMail(string OperationId, string InstanceId, IReadOnlyList<string> To, string Subject, string Body) : Effect(OperationId, InstanceId);

/// <summary>A value of a criterion's indicator was established; set and code always stand together.</summary>
public sealed record RecordIndicator(
    string OperationId, string InstanceId, string ActivityId, string CriteriaSet, string Code, string Unit,
    JsonElement Value, string? Evidence) : Effect(OperationId, InstanceId);

/// <summary>A line of text written by WriteLine.</summary>
public sealed record WriteText(string OperationId, string InstanceId, string Text) : Effect(OperationId, InstanceId);

/// <summary>An activity faulted. It stays until an administrator retries or skips it.</summary>
public sealed record OpenIncident(string OperationId, string InstanceId, string IncidentId, string ActivityId, string Message) : Effect(OperationId, InstanceId);

/// <summary>An incident was retried or skipped, or its instance ended.</summary>
public sealed record CloseIncident(string OperationId, string InstanceId, string IncidentId) : Effect(OperationId, InstanceId);

/// <summary>The instance reached its end.</summary>
public sealed record FinishInstance(string OperationId, string InstanceId, InstanceSubStatus SubStatus) : Effect(OperationId, InstanceId);
