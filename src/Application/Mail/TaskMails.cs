using VanQuan.Workflows.Application.Clock.Calendars;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Mail.Contents;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.MoreTime;

namespace VanQuan.Workflows.Application.Mail;

/// <summary>
/// The mails a task's life writes, each to whoever the task is with at that moment, in the caller's transaction. Call them
/// when the task already is what the mail tells: after opening, after reopening, after the decision.
/// </summary>
public sealed class TaskMails(MailDispatch dispatch, StaffDirectorySource directory, TaskNamesSource names, CalendarInForce calendars)
{
    /// <summary>The task is theirs now; also after a reassignment, to the new people.</summary>
    public Task AssignedAsync(WorkflowsDb db, UserTask task, DateTimeOffset now, CancellationToken ct = default) =>
        WriteAsync(db, task, now, Contents(task, now).Assigned, ct);

    /// <summary>It has opened, and their body cooperates on it.</summary>
    public async Task CooperationAsync(WorkflowsDb db, UserTask task, DateTimeOffset now, CancellationToken ct = default)
    {
        if (task.Cooperating.Count == 0)
            return;
        var people = TaskAudience.Cooperating(task, await directory.GetAsync(db, ct), VietnamTime.DateOf(now));
        await WriteAsync(db, task, people, now, Contents(task, now).Cooperation, ct);
    }

    /// <summary>Sent back for rework: after the task was reopened, so that the mail shows the new date.</summary>
    public Task ReturnedAsync(WorkflowsDb db, UserTask task, string by, string reason, DateTimeOffset now, CancellationToken ct = default) =>
        WriteAsync(db, task, now, card => Contents(task, now).Returned(card, by, reason), ct);

    public Task ApprovedAsync(WorkflowsDb db, UserTask task, string by, DateTimeOffset now, CancellationToken ct = default) =>
        WriteAsync(db, task, now, card => TaskContents.Approved(card, by), ct);

    public Task RejectedAsync(WorkflowsDb db, UserTask task, string by, string reason, DateTimeOffset now, CancellationToken ct = default) =>
        WriteAsync(db, task, now, card => TaskContents.Rejected(card, by, reason), ct);

    /// <summary>Cancelled, superseded or given to somebody else; before a reassignment, to the old people.</summary>
    public Task WithdrawnAsync(WorkflowsDb db, UserTask task, string? reason, DateTimeOffset now, CancellationToken ct = default) =>
        WriteAsync(db, task, now, card => new WithdrawnMail(card, reason is null ? null : TaskContents.Reason(reason)), ct);

    /// <summary>A comment names them.</summary>
    public Task MentionedAsync(WorkflowsDb db, UserTask task, IReadOnlyList<StaffMember> named, string by, string text, DateTimeOffset now, CancellationToken ct = default) =>
        WriteAsync(db, task, named, now, card => new MentionedMail(card, TaskContents.Name(by), TaskContents.Reason(text)), ct);

    /// <summary>More time is asked for: to those who may give it.</summary>
    public Task ExtensionAskedAsync(
        WorkflowsDb db, UserTask task, Extension asked, IReadOnlyList<StaffMember> deciders, DateTimeOffset now, CancellationToken ct = default) =>
        WriteAsync(db, task, deciders, now, card => new ExtensionAskedMail(card, TaskContents.Name(asked.RequestedByName), asked.Proposed, TaskContents.Reason(asked.Reason)), ct);

    /// <summary>The request was decided: to whoever asked and whoever holds the work; after the date was moved, so that the mail shows the one that holds.</summary>
    public async Task ExtensionDecidedAsync(WorkflowsDb db, UserTask task, Extension decided, DateTimeOffset now, CancellationToken ct = default)
    {
        var staff = await directory.GetAsync(db, ct);
        var readers = new[] { decided.RequestedBy, task.ClaimedBy }.OfType<string>().Distinct()
            .Select(staff.Find).OfType<StaffMember>().Where(person => person.Active).ToList();
        await WriteAsync(db, task, readers, now, card => new ExtensionDecidedMail(
            card, TaskContents.Name(decided.DecidedByName ?? ""), decided.State == ExtensionState.Granted, decided.DueDate, decided.DecisionReason is { } reason ? TaskContents.Reason(reason) : null), ct);
    }

    /// <summary>The due date is another one: after it moved, and after the reminders were planned anew.</summary>
    public Task MovedAsync(WorkflowsDb db, UserTask task, MovedBy cause, string? by, DateOnly? before, string? reason, DateTimeOffset now, CancellationToken ct = default) =>
        WriteAsync(db, task, now, card => Contents(task, now).Moved(card, cause, by, before, reason), ct);

    private async Task WriteAsync(
        WorkflowsDb db, UserTask task, DateTimeOffset now, Func<TaskCard, TaskMailContent> content, CancellationToken ct)
    {
        var staff = await directory.GetAsync(db, ct);
        await WriteAsync(db, task, TaskAudience.Of(task, staff, VietnamTime.DateOf(now)), now, content, ct);
    }

    private async Task WriteAsync(
        WorkflowsDb db, UserTask task, IReadOnlyList<StaffMember> audience, DateTimeOffset now, Func<TaskCard, TaskMailContent> content, CancellationToken ct)
    {
        if (audience.Count == 0)
            return;
        var known = await names.OfAsync(db, task, ct);
        foreach (var language in audience.GroupBy(person => person.Language))
        {
            var said = content(TaskCards.Of(task, known, language.Key, now, calendars.Current));
            foreach (var person in language)
                await dispatch.SendAsync(db, said, person, task, now, ct);
        }
    }

    private TaskContents Contents(UserTask task, DateTimeOffset now) => new(task, calendars.Current, now);
}
