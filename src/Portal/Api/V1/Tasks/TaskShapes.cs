using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Forms;
using VanQuan.Workflows.Domain.Tasks.MoreTime;
using VanQuan.Workflows.Domain.Tasks.Review;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Api.V1.Tasks;

/// <summary>A task in a list. Dates are local (Asia/Ho_Chi_Minh); work is late from 00:00 of the day after <paramref name="Due"/>.</summary>
public sealed record TaskLine(
    string Id, TaskKind Kind, TaskState State, string Title, string? Subject, string? Unit, string? Plan, int? Action, string Assignee,
    string? ClaimedBy, string? ClaimedByName, DateOnly? Due, DateOnly? OriginalDue, bool Paused, int Round, DateTimeOffset OpenedAt, DateTimeOffset? SubmittedAt, string Instance)
{
    internal static TaskLine Of(TaskListItem item) => new(
        item.Id, item.Kind, item.State, item.Title, item.Subject, item.UnitCode, item.PlanCode, item.ActionNumber, item.Assignee, item.ClaimedBy, item.ClaimedByName,
        item.DueDate, item.OriginalDueDate, item.Paused, item.Round, item.OpenedAt, item.SubmittedAt, item.InstanceId);

    internal static TaskLine Of(UserTask task) => new(
        task.Id, task.Kind, task.State, task.Title, task.Subject, task.UnitCode, task.PlanCode, task.ActionNumber, task.Assignee, task.ClaimedBy, task.ClaimedByName,
        task.DueDate, task.OriginalDueDate, task.IsPaused, task.Round, task.OpenedAt, task.SubmittedAt, task.InstanceId);
}

/// <param name="Value">What is sent for it.</param>
public sealed record OptionShape(string Value, string Label);

/// <summary>A field of the form. Numbers are sent as <c>396.5</c>, dates as <c>2022-12-31</c>, checkboxes as <c>true</c>, all as text.</summary>
public sealed record FieldShape(string Name, string Label, FieldType Type, bool Required, IReadOnlyList<OptionShape> Options)
{
    internal static FieldShape Of(FormField field, Say say) =>
        new(field.Name, say.Of(field.Label), field.Type, field.Required, [.. field.Options.Select(option => new OptionShape(option.Value, say.Of(option.Label)))]);
}

/// <param name="Size">In bytes.</param>
public sealed record FileShape(long Id, string Name, string ContentType, long Size, string Sha256, string AddedByName, DateTimeOffset AddedAt)
{
    internal static FileShape Of(Domain.Tasks.Evidence.EvidenceFile file) => new(file.Id, file.FileName, file.ContentType, file.Size, file.Sha256, file.AddedByName, file.AddedAt);
}

public sealed record CommentShape(string By, string ByName, DateTimeOffset At, string Text);

/// <summary>What was handed in in one round and what was said to it.</summary>
public sealed record RoundShape(
    int Number, string SubmittedByName, DateTimeOffset SubmittedAt, string Outcome, IReadOnlyDictionary<string, string> Values, RoundVerdict Verdict, string? DecidedByName, DateTimeOffset? DecidedAt, string? Reason)
{
    internal static RoundShape Of(TaskRound round) =>
        new(round.Number, round.SubmittedByName, round.SubmittedAt, round.Outcome, round.Values, round.Verdict, round.DecidedByName, round.DecidedAt, round.Reason);
}

public sealed record ExtensionShape(DateOnly Due, DateOnly Proposed, string Reason, string RequestedByName, DateTimeOffset RequestedAt, ExtensionState State, DateOnly? Granted, string? DecidedByName, string? DecisionReason);

public sealed record HistoryShape(DateTimeOffset At, string Name, string What);

/// <summary>What the token's person may do with the task now; asked again when they do it.</summary>
public sealed record RightsShape(bool Claim, bool Release, bool Work, bool Withdraw, bool Contribute, bool Comment, bool AskExtension);

/// <summary>A task with everything its page shows.</summary>
/// <param name="Version">Also the ETag: give it as If-Match to act only on what was read.</param>
/// <param name="DueReason">Why the date was moved by hand, if it was.</param>
/// <param name="Draft">What has been typed so far.</param>
public sealed record TaskShape(
    TaskLine Task, int Version, string? Instructions, string? Deliverable, string? LegalBasis, IReadOnlyList<string> AssigneeNames, string? DueReason,
    IReadOnlyList<string> Outcomes, IReadOnlyList<FieldShape> Form, IReadOnlyDictionary<string, string> Draft, int EvidenceRequired, IReadOnlyList<FileShape> Evidence,
    IReadOnlyList<CommentShape> Comments, IReadOnlyList<RoundShape> Rounds, IReadOnlyList<ExtensionShape> Extensions, IReadOnlyList<HistoryShape> History, RightsShape Rights)
{
    internal static TaskShape Of(TaskPage page, Say say)
    {
        var task = page.Task;
        return new TaskShape(
            TaskLine.Of(task), task.Version, task.Instructions, task.Deliverable, task.LegalBasis, page.AssigneeNames, task.DueReason,
            task.Outcomes, [.. page.Form.Fields.Select(field => FieldShape.Of(field, say))], task.Draft, task.EvidenceRequired, [.. page.Files.Select(FileShape.Of)],
            [.. page.Comments.Select(comment => new CommentShape(comment.By, comment.ByName, comment.At, comment.Text))], [.. task.Rounds.Select(RoundShape.Of)],
            [.. page.Extensions.Select(one => new ExtensionShape(one.DueDate, one.Proposed, one.Reason, one.RequestedByName, one.RequestedAt, one.State, one.GrantedDate, one.DecidedByName, one.DecisionReason))],
            [.. page.History.Select(line => new HistoryShape(line.At, line.Name, say.Verb(line.Verb)))],
            new RightsShape(page.Rights.Claim, page.Rights.Release, page.Rights.Work, page.Rights.Withdraw, page.Rights.Contribute, page.Rights.Comment, page.Rights.AskExtension));
    }
}
