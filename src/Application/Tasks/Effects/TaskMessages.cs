using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Mail;
using VanQuan.Workflows.Application.Mail.Contents;
using VanQuan.Workflows.Application.Reminders;
using VanQuan.Workflows.Application.Tasks.MoreTime;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.MoreTime;
using VanQuan.Workflows.Domain.Tasks.Review;

namespace VanQuan.Workflows.Application.Tasks.Effects;

/// <summary>
/// What a change of a task means for the people around it, in the caller's transaction: reminders are planned anew or
/// withdrawn, mails enter the outbox, lists by person are kept small.
/// </summary>
public sealed class TaskMessages(ReminderPlanner reminders, TaskMails mails)
{
    /// <summary>New work, or a new decision.</summary>
    public async Task OpenedAsync(TransitionScope scope, UserTask task, CancellationToken ct)
    {
        reminders.Plan(task, scope.Now);
        await mails.AssignedAsync(scope.Db, task, scope.Now, ct);
        await mails.CooperationAsync(scope.Db, task, scope.Now, ct);
    }

    /// <summary>Returned work is open again: its holder hears why. After a withdrawal they know.</summary>
    public async Task ReopenedAsync(TransitionScope scope, UserTask task, CancellationToken ct)
    {
        reminders.Plan(task, scope.Now);
        if (task.Rounds is [.., { Verdict: RoundVerdict.Returned } last])
            await mails.ReturnedAsync(scope.Db, task, last.DecidedByName ?? "", last.Reason ?? "", scope.Now, ct);
    }

    /// <summary>Before it is given to somebody else: those who had it hear that it is gone.</summary>
    public async Task LeavingAsync(TransitionScope scope, UserTask task, string reason, CancellationToken ct)
    {
        await OpenExtension.WithdrawAsync(scope, task, ct);
        await mails.WithdrawnAsync(scope.Db, task, reason, scope.Now, ct);
    }

    /// <summary>After it was given to somebody else.</summary>
    public Task AssignedAsync(TransitionScope scope, UserTask task, CancellationToken ct) => mails.AssignedAsync(scope.Db, task, scope.Now, ct);

    /// <summary>Before the due date moves or the count stops: what stood planned for the old revision will not go out.</summary>
    public void DueMoves(TransitionScope scope, UserTask task) => reminders.Withdraw(scope.Db, task, scope.Now);

    /// <summary>After the due date has moved.</summary>
    public void DueMoved(TransitionScope scope, UserTask task) => reminders.Plan(task, scope.Now);

    /// <summary>The people whose date it is hear of it, and their calendars follow; nobody hears of a date that stayed.</summary>
    public async Task TellMovedAsync(TransitionScope scope, UserTask task, MovedBy cause, DateOnly? before, string? by = null, string? reason = null, CancellationToken ct = default)
    {
        if (task.IsWorkable && task.DueDate != before)
            await mails.MovedAsync(scope.Db, task, cause, by, cause == MovedBy.Resumed ? null : before, reason, scope.Now, ct);
    }

    /// <summary>Nobody has to do anything on it now: handed in, decided or superseded.</summary>
    public async Task ClosedAsync(TransitionScope scope, UserTask task, CancellationToken ct)
    {
        reminders.Withdraw(scope.Db, task, scope.Now);
        await OpenExtension.WithdrawAsync(scope, task, ct);
        if (task.IsFinal && (task.Cooperating.Count > 0 || task.Approvers.Count > 1))
            scope.Db.RemoveRange(await scope.Db.Set<TaskParty>().Where(p => p.TaskId == task.Id).ToListAsync(ct));
    }

    /// <summary>More time is asked for: those who may give it hear of it.</summary>
    public Task ExtensionAskedAsync(TransitionScope scope, UserTask task, Extension asked, IReadOnlyList<StaffMember> deciders, CancellationToken ct) =>
        mails.ExtensionAskedAsync(scope.Db, task, asked, deciders, scope.Now, ct);

    /// <summary>The request for more time was decided; after the date was moved, if it was.</summary>
    public Task ExtensionDecidedAsync(TransitionScope scope, UserTask task, Extension decided, CancellationToken ct) =>
        mails.ExtensionDecidedAsync(scope.Db, task, decided, scope.Now, ct);

    /// <summary>A comment names people; whoever wrote it does not hear of their own words.</summary>
    public Task MentionedAsync(TransitionScope scope, UserTask task, IReadOnlyList<StaffMember> named, string by, string text, CancellationToken ct) =>
        mails.MentionedAsync(scope.Db, task, named, by, text, scope.Now, ct);

    /// <summary>Called off by a person: those who had it hear why.</summary>
    public async Task CancelledAsync(TransitionScope scope, UserTask task, string reason, CancellationToken ct)
    {
        await ClosedAsync(scope, task, ct);
        await mails.WithdrawnAsync(scope.Db, task, reason, scope.Now, ct);
    }

    /// <summary>Reviewed work is final: whoever handed it in hears the verdict.</summary>
    public async Task DecidedAsync(TransitionScope scope, UserTask work, Doer by, string? reason, CancellationToken ct)
    {
        await ClosedAsync(scope, work, ct);
        if (work.State == TaskState.Approved) await mails.ApprovedAsync(scope.Db, work, by.Name, scope.Now, ct);
        if (work.State == TaskState.Rejected) await mails.RejectedAsync(scope.Db, work, by.Name, reason ?? "", scope.Now, ct);
    }
}
