using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Clock.Calendars;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Mail.Choices;

/// <summary>
/// A person says which mails they want and when. Mails of theirs that wait already follow the new choices: nothing that was
/// gathered for a digest is lost when they want none any more.
/// </summary>
public sealed class ChooseMail(Transition transition, StaffDirectorySource staff, CalendarInForce calendars)
{
    public sealed record Command(string OperationId, MailChoices Choices);

    /// <summary>How it ended; a page puts it in words. <see cref="Fault"/>: why the choices cannot stand together.</summary>
    public sealed record Answer(bool Done, MailChoiceFault? Fault);

    public Task<Answer> RunAsync(Command command, Actor actor, CancellationToken ct) => transition.RunAsync(actor, command.OperationId, async scope =>
    {
        var choices = command.Choices;
        if (choices.Fault() is { } fault)
            return new Answer(false, fault);
        if ((await staff.GetAsync(scope.Db, ct)).Find(actor.PersonId) is not { Active: true })
            return new Answer(false, null);
        var row = await scope.Db.Set<MailChoicesRow>().SingleOrDefaultAsync(row => row.AccountId == actor.PersonId, ct)
            ?? scope.Db.Add(new MailChoicesRow { AccountId = actor.PersonId, LastDigestAt = scope.Now }).Entity;
        row.Choose(choices);
        row.NextDigestAt = MailTiming.NextDigest(choices, calendars.Current, scope.Now);
        var waiting = await scope.Db.Set<MailMessage>()
            .Where(mail => mail.RecipientId == actor.PersonId && mail.State == MailState.Queued && mail.HeldUntil != null).ToListAsync(ct);
        foreach (var mail in waiting)
            mail.Hold(mail.ForDigest && row.NextDigestAt is { } digest ? new(digest, true) : new(MailTiming.Allowed(choices, calendars.Current, scope.Now), false), scope.Now);
        scope.Db.Audit.Add(AuditChain.Account(actor.PersonId), actor, scope.Now, "MailChosen", data: new { choices, waiting = waiting.Count });
        return new Answer(true, null);
    }, ct);
}
