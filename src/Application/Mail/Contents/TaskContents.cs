using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Reminders;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Review;

namespace VanQuan.Workflows.Application.Mail.Contents;

/// <summary>
/// What each mail of a task's life says, made of the task as it stands: in one place, so that the service and a simulation write
/// the same text. <paramref name="now"/> is the moment of writing.
/// </summary>
public sealed class TaskContents(UserTask task, WorkCalendar calendar, DateTimeOffset now)
{
    public AssignedMail Assigned(TaskCard card) => new(card, task.Kind == TaskKind.Approval) { NextReminder = NextReminder() };

    public CooperationMail Cooperation(TaskCard card) => new(card, Name(card.Unit ?? task.Assignee));

    public ReturnedMail Returned(TaskCard card, string by, string reason) => new(card, Name(by), Reason(reason)) { NextReminder = NextReminder() };

    public MovedMail Moved(TaskCard card, MovedBy cause, string? by, DateOnly? before, string? reason) =>
        new(card, cause.ToString(), by is null ? null : Name(by), before, reason is null ? null : Reason(reason)) { NextReminder = NextReminder() };

    public static ApprovedMail Approved(TaskCard card, string by) => new(card, Name(by));

    public static RejectedMail Rejected(TaskCard card, string by, string reason) => new(card, Name(by), Reason(reason));

    /// <param name="missed">Earlier reminders it speaks for as well.</param>
    /// <param name="next">When the one after it would come.</param>
    public ReminderMail Reminder(TaskCard card, int missed, DateTimeOffset? next) => new(card, task.Kind == TaskKind.Approval, missed)
    {
        NextReminder = next is { } at ? VietnamTime.DateOf(at) : null,
        ReturnedBecause = task.Rounds is [.., { Verdict: RoundVerdict.Returned, Reason: { } reason }] ? MailText.Line(reason, 600) : null,
    };

    public EscalationMail Escalation(TaskCard card, string? unitName, int missed) =>
        new(card, MailText.Line(task.ClaimedByName ?? unitName ?? task.UnitCode ?? task.Assignee, 100), missed);

    /// <param name="line">What whoever urges adds, if anything.</param>
    public UrgedMail Urged(TaskCard card, string by, string? line) =>
        new(card, Name(by), line is null ? null : Reason(line)) { NextReminder = NextReminder() };

    /// <summary>When the next reminder would go out, if nothing is done.</summary>
    public DateTimeOffset? NextSlot() => task is { DueDate: { } due, IsWorkable: true, IsPaused: false }
        ? ReminderSchedule.Next(due, ReminderPolicies.Of(task), calendar, now)?.At
        : null;

    internal static string Name(string name) => MailText.Line(name, 100);

    internal static string Reason(string reason) => MailText.Paragraphs(reason, 2000);

    private DateOnly? NextReminder() => NextSlot() is { } at ? VietnamTime.DateOf(at) : null;
}
