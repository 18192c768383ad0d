using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Mail.Contents;
using VanQuan.Workflows.Application.Mail.Routes;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Mail.Bounces;

/// <summary>
/// A mail did not reach its reader. The address is marked, the mail goes on to the mailbox of the reader's body or joins the dead
/// letters, and the administrators hear of the address once. Only reports that name a mail of ours by its Message-Id are
/// believed: an address alone anybody can write into a report, to turn away somebody else's mails.
/// </summary>
public sealed class RecordUndelivered(Transition transition, StaffDirectorySource directory, MailRoutes routes, MailDispatch dispatch, IOptions<MailSettings> options)
{
    /// <summary>False where it is about no mail of ours.</summary>
    public Task<bool> RunAsync(Undelivered told, string operationId, CancellationToken ct) => transition.RunAsync(Actor.System, operationId, async scope =>
    {
        if (await MailOfAsync(scope.Db, told, ct) is not { } mail)
            return false;
        var first = await MarkAsync(scope.Db, mail, told, scope.Now, ct);
        var staff = await directory.GetAsync(scope.Db, ct);
        var book = await routes.GetAsync(scope.Db, ct);
        var person = staff.Find(mail.RecipientId);
        // A link that sets a password is for its reader's own eyes: only mails about work go on.
        var aboutWork = mail.TaskId is not null || mail.Template == "digest";
        var body = person is null || mail.Route != MailRoute.Own ? null : book.AtBody(person, MailRoute.BodyForBounced, VietnamTime.DateOf(scope.Now));
        if (told.Final && mail.State == MailState.Sent && !IsOfBefore(mail, told))
        {
            mail.ComeBack($"{told.Status} {told.Detail}".Trim());
            if (body is not null && told.Permanent && aboutWork)
                mail.Reroute(body, scope.Now);
        }
        scope.Db.Audit.Add(AuditChain.Service, Actor.System, scope.Now, "MailCameBack", data: new { mail = mail.Id, told.Status, told.Final, told.Permanent, rerouted = mail.Route == MailRoute.BodyForBounced });
        if (first)
            foreach (var administrator in staff.With(SystemRoles.Administrator))
                await dispatch.SendAsync(scope.Db, AddressTroubleMail.Of(mail, told, body?.Body, administrator.Language), administrator, "address:" + mail.RecipientId, null, scope.Now, ct);
        return true;
    }, ct);

    /// <summary>True when this address becomes unusable now.</summary>
    private static async Task<bool> MarkAsync(WorkflowsDb db, MailMessage mail, Undelivered told, DateTimeOffset now, CancellationToken ct)
    {
        var key = AddressTroubleRow.Key(IsOfBefore(mail, told) ? told.Address! : mail.RecipientAddress);
        var row = await db.Set<AddressTroubleRow>().SingleOrDefaultAsync(row => row.Address == key, ct)
            ?? db.Add(new AddressTroubleRow { Address = key, Since = now }).Entity;
        var first = told.Permanent && !row.Permanent;
        row.Permanent |= told.Permanent;
        (row.Status, row.Detail, row.LastAt, row.MailId) = (told.Status, told.Detail, now, mail.Id);
        row.Times++;
        return first;
    }

    /// <summary>Once more about the address the mail had before it went on to the body's mailbox.</summary>
    private static bool IsOfBefore(MailMessage mail, Undelivered told) =>
        mail.Route != MailRoute.Own && told.Address is { } address && AddressTroubleRow.Key(address) != AddressTroubleRow.Key(mail.RecipientAddress);

    private async Task<MailMessage?> MailOfAsync(WorkflowsDb db, Undelivered told, CancellationToken ct) =>
        told.MessageId?.Split('@') is [var local, var host] && host == options.Value.MessageIdHost && Guid.TryParseExact(local, "N", out var id)
            ? await db.Set<MailMessage>().SingleOrDefaultAsync(mail => mail.Id == id, ct)
            : null;
}
