using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Tasks.Forms;
using VanQuan.Workflows.Domain.Tasks.Review;

namespace VanQuan.Workflows.Domain.Tasks;

partial class UserTask
{
    /// <summary>
    /// A task as its effect describes it: pure, so that the service and the simulation open the same. A form that cannot be
    /// read is an error of the definition, reported by publishing; here it throws <see cref="JsonException"/>.
    /// </summary>
    public static UserTask Open(OpenTask effect, TaskOrigin origin, TaskDue? due, DateTimeOffset now)
    {
        var spec = effect.Spec;
        var task = New(TaskKind.UserTask, effect, effect.ActivityId, effect.BookmarkId, effect.ExecutionId, origin, spec.Title, now);
        task.Instructions = spec.Instructions;
        task.Deliverable = spec.Deliverable;
        task.LegalBasis = spec.LegalBasis;
        task.Address(spec.Assignee, origin.UnitCode);
        task.Cooperating = [.. spec.Cooperating];
        task.Outcomes = spec.Outcomes.Count > 0 ? [.. spec.Outcomes] : ["Done"];
        task.Reviewed = effect.Reviewed;
        task.FormJson = spec.Form is { } form && TaskForm.Parse(form).Fields.Count > 0 ? form.GetRawText() : null;
        task.EvidenceRequired = spec.EvidenceRequired;
        task.RemindersJson = spec.Reminders?.GetRawText();
        task.Deadline = spec.Due;
        task.SetFirstDue(due);
        return task;
    }

    /// <summary>An approval as its effect describes it.</summary>
    public static UserTask Open(OpenApproval effect, TaskOrigin origin, TaskDue? due, DateTimeOffset now)
    {
        var spec = effect.Spec;
        if (spec.Approvers.Count == 0) throw new ArgumentException($"Approval {effect.ActivityId} names no approver.", nameof(effect));
        var task = New(TaskKind.Approval, effect, effect.ActivityId, effect.BookmarkId, effect.ExecutionId, origin, spec.Title, now);
        task.Instructions = spec.Instructions;
        task.LegalBasis = spec.LegalBasis;
        task.Address(spec.Approvers[0], origin.UnitCode);
        task.Approvers = [.. spec.Approvers];
        task.Quorum = spec.Quorum;
        task.ReviewedExecutionIds = [.. effect.ReviewedExecutionIds];
        task.Outcomes = [nameof(ApprovalVerdict.Approved), nameof(ApprovalVerdict.Returned), nameof(ApprovalVerdict.Rejected)];
        task.RemindersJson = spec.Reminders?.GetRawText();
        task.Deadline = spec.Due;
        task.SetFirstDue(due);
        return task;
    }

    /// <summary>
    /// A later review sends back work that an earlier one had made final: final stays final, so a new task opens with
    /// everything entered in the old one, as its next round.
    /// </summary>
    public static UserTask Continue(UserTask finished, OpenTask effect, TaskOrigin origin, TaskDue? due, DateTimeOffset now)
    {
        if (!finished.IsFinal) throw new IllegalTaskMoveException(finished.Id, finished.State, TaskState.Open, TaskMove.Reopen);
        var task = Open(effect, origin, due, now);
        task.ContinuesTaskId = finished.Id;
        (task.Round, task.Rounds, task.Contributions) = (finished.Round + 1, finished.Rounds, finished.Contributions);
        (task.Draft, task.DraftSavedAt, task.EvidenceCount) = (finished.Draft, finished.DraftSavedAt, finished.EvidenceCount);
        return task;
    }

    private static UserTask New(
        TaskKind kind, Effect effect, string activityId, string bookmarkId, string executionId, TaskOrigin origin, string title, DateTimeOffset now) => new()
        {
            Id = IdOf(effect.InstanceId, executionId),
            Kind = kind,
            State = TaskState.Open,
            Version = 1,
            InstanceId = effect.InstanceId,
            ActivityId = activityId,
            BookmarkId = bookmarkId,
            ExecutionId = executionId,
            PlanCode = origin.PlanCode,
            ActionNumber = origin.ActionNumber,
            Subject = origin.Subject,
            Title = title,
            SearchText = SearchFolding.Fold($"{title} {origin.Subject}"),
            OpenedAt = now,
            LastAt = now,
        };

    /// <summary>Derived, so that an effect applied twice opens one task. An execution id that already carries its instance stays as it is.</summary>
    public static string IdOf(string instanceId, string executionId) =>
        executionId.StartsWith(instanceId, StringComparison.Ordinal) ? executionId : $"{instanceId}.{executionId}";

    private void Address(string assignee, string? instanceUnit)
    {
        Assignee = assignee;
        UnitCode = UnitOf(assignee) ?? instanceUnit;
    }

    private static string? UnitOf(string address) =>
        address.StartsWith("unit:", StringComparison.Ordinal) ? address[5..]
        : address.StartsWith("role:", StringComparison.Ordinal) ? address[5..].Split('/')[0]
        : null;
}
