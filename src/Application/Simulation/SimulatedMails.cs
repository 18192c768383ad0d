using VanQuan.Workflows.Application.Mail;
using VanQuan.Workflows.Application.Mail.Contents;
using VanQuan.Workflows.Application.Mail.Writing;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Simulation;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Simulation;

/// <summary>
/// The mails of one simulation as they would read: their content is taken down at the moment of writing, because the task goes on
/// changing; the text is rendered, by the live service's own templates, for whoever opens one. Given by the n-th number.
/// </summary>
public sealed class SimulatedMails(Plan plan, WorkCalendar calendar, Outbox outbox, MailTemplates templates)
{
    private readonly Dictionary<int, (MailDraft Draft, DateTimeOffset At)> kept = [];

    public void Keep(WrittenMail mail)
    {
        var (reader, at) = (mail.Reader, mail.Line.At);
        MailContent content = mail.Task is { } task ? ContentOf(mail, task, at) : NoticeOf(mail);
        kept[mail.Line.Mail!.Value] = (new MailDraft(content, new MailRecipient(reader.Id, reader.Name, reader.Email), reader.Language, mail.Task?.Id ?? mail.Line.Instance!, mail.Task?.Id), at);
    }

    public bool Has(int number) => kept.ContainsKey(number);

    /// <summary>The text part, as it would be sent; null for a number that was not kept.</summary>
    /// <exception cref="MailContentException">The template is missing or broken.</exception>
    public string? TextOf(int number) =>
        kept.TryGetValue(number, out var mail) ? templates.RenderText(outbox.Write(mail.Draft, new Guid(number, 0, 0, new byte[8]), mail.At)) : null;

    private TaskMailContent ContentOf(WrittenMail mail, UserTask task, DateTimeOffset at)
    {
        var names = new TaskNames(
            plan.Actions.FirstOrDefault(action => action.Number == task.ActionNumber),
            plan.Units.FirstOrDefault(unit => unit.Code == task.UnitCode)?.Name, null);
        var card = TaskCards.Of(task, names, mail.Reader.Language, at, calendar);
        var contents = new TaskContents(task, calendar, at);
        return mail.Occasion switch
        {
            MailOccasion.Assigned or MailOccasion.ApprovalAsked => contents.Assigned(card),
            MailOccasion.Cooperation => contents.Cooperation(card),
            MailOccasion.Reminder => contents.Reminder(card, mail.Missed, contents.NextSlot()),
            MailOccasion.Escalation => contents.Escalation(card, names.Unit, mail.Missed),
            MailOccasion.Returned => contents.Returned(card, mail.By ?? "", mail.Reason ?? ""),
            MailOccasion.Approved => TaskContents.Approved(card, mail.By ?? ""),
            MailOccasion.Rejected => TaskContents.Rejected(card, mail.By ?? "", mail.Reason ?? ""),
            MailOccasion.DueMoved => contents.Moved(card, MovedBy.Resumed, null, null, null),
            _ => throw new InvalidOperationException($"A simulation writes no mail for {mail.Occasion}."),
        };
    }

    private NotifyMail NoticeOf(WrittenMail mail) => mail.Notice switch
    {
        Notify notify => Notices.Of(notify, mail.Reader.Language) with { Layout = templates.NoticeOf(notify.Template) },
        SendMail send => Notices.Of(send),
        _ => throw new InvalidOperationException($"Mail {mail.Line.Mail} is about nothing."),
    };
}
