using VanQuan.Workflows.Application.Clock.Calendars;
using VanQuan.Workflows.Application.Mail.Routes;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Mail;

/// <summary>
/// Writes a mail to a person: to the mailbox that reaches them, at the moment they chose for mails of its kind. In the caller's
/// transaction; the caller saves. What has to reach a certain address at once (a password) goes by the <see cref="Outbox"/> itself.
/// </summary>
public sealed class MailDispatch(Outbox outbox, MailRoutes routes, CalendarInForce calendars)
{
    public ValueTask<MailMessage> SendAsync(WorkflowsDb db, MailContent content, StaffMember person, UserTask task, DateTimeOffset now, CancellationToken ct = default) =>
        SendAsync(db, content, person, task.Id, task.Id, now, ct);

    /// <param name="threadKey">What ties mails together where it is not a task.</param>
    public async ValueTask<MailMessage> SendAsync(
        WorkflowsDb db, MailContent content, StaffMember person, string threadKey, string? taskId, DateTimeOffset now, CancellationToken ct = default)
    {
        var book = await routes.GetAsync(db, ct);
        var to = book.To(person, VietnamTime.DateOf(now));
        var mail = outbox.Write(new MailDraft(content, to, person.Language, threadKey, taskId), Guid.CreateVersion7(now), now);
        mail.Hold(MailTiming.Decide(book.ChoicesOf(person.Id), calendars.Current, content.Kind, now), now);
        db.Append(mail);
        return mail;
    }
}
