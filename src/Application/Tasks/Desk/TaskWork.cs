using System.Text.Json;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Tasks.Desk;

/// <summary>What a use case holds in its hands: the task, the rights, the moment, and ways to leave a line and to tell the engine.</summary>
public sealed class TaskWork(TransitionScope scope, UserTask task, string operationId, TaskAuthority authority, CancellationToken ct)
{
    public TransitionScope Scope => scope;
    public WorkflowsDb Db => scope.Db;
    public DateTimeOffset Now => scope.Now;
    public UserTask Task => task;
    public TaskAuthority Authority => authority;
    public CancellationToken Ct => ct;

    /// <summary>The person of the body it is addressed to; others are refused.</summary>
    public Doer Worker() => authority.Worker(task, scope.Actor) ?? throw TaskRefusedException.Forbidden(DeskWords.NotYours(task, authority));

    /// <summary>
    /// The one who holds the claim (in person or as delegate) of a task that is worked on. Others are refused: with the
    /// holder's name, or with what somebody else has just done.
    /// </summary>
    public Doer Holder()
    {
        var doer = Worker();
        if (!task.IsWorkable) throw new TaskRefusedException(TaskAnswerKind.Conflict, RaceWords.Of(task, scope.Actor.PersonId, scope.Now));
        if (task.State == TaskState.Claimed && !TaskAuthority.Holds(task, doer))
            throw new TaskRefusedException(TaskAnswerKind.Conflict, DeskWords.HeldBy(task.ClaimedByName ?? task.ClaimedBy!));
        return doer;
    }

    /// <summary>Whoever acted on an older reading is told what has happened since.</summary>
    public void RequireVersion(int? version)
    {
        if (version is not null && version != task.Version)
            throw new TaskRefusedException(TaskAnswerKind.Conflict, RaceWords.Of(task, scope.Actor.PersonId, scope.Now));
    }

    /// <summary>The actor without a capacity of the body: for those who direct it from outside.</summary>
    public Doer Outsider() => new(scope.Actor.PersonId, scope.Actor.Name);

    public void Note(string verb, string? reason = null, object? data = null, IReadOnlyDictionary<string, string>? texts = null) =>
        scope.Db.Audit.Add(AuditChain.Instance(task.InstanceId), scope.Actor, scope.Now, verb, reason, data ?? new { task = task.Id, round = task.Round }, texts);

    public void Resume(UserTask waiting, string outcome, JsonElement? result) =>
        scope.Raise(waiting.InstanceId, new ResumeBookmark(operationId, waiting.BookmarkId, outcome, result));

    public void CancelBookmark(string reason) =>
        scope.Raise(task.InstanceId, new CancelBookmark(operationId, task.BookmarkId, reason));

    /// <summary>A reason is asked for; an empty or endless one is sent back to its field.</summary>
    public static string Reason(string? text) =>
        string.IsNullOrWhiteSpace(text) ? throw TaskRefusedException.Invalid("reason", DeskWords.NoReason) : Text("reason", text, FormCheck.LongestLine);

    /// <summary>Something a person wrote, trimmed; empty or too long is sent back to its field.</summary>
    public static string Text(string field, string? text, int longest)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length == 0) throw TaskRefusedException.Invalid(field, FormWords.Empty(DeskWords.LabelOf(field), FieldType.LongText));
        return trimmed.Length <= longest ? trimmed : throw TaskRefusedException.Invalid(field, FormWords.TooLong(DeskWords.LabelOf(field), trimmed.Length, longest));
    }
}
