using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Mail.Sending;

/// <summary>
/// An administrator puts a dead letter back into the queue, perhaps with a corrected address, with a line in the service's
/// chain. The address does not enter the line: it is personal.
/// </summary>
public sealed class PutBackMail(Transition transition, StaffDirectorySource staff)
{
    public sealed record Command(Guid MailId, string OperationId, string? CorrectedAddress);

    /// <summary>How it ended; a page puts it in words.</summary>
    public enum Outcome { Queued, NotAllowed, NotFound, NotDead, BadAddress }

    public Task<Outcome> RunAsync(Command command, Actor actor, CancellationToken ct) => transition.RunAsync(actor, command.OperationId, async scope =>
    {
        if ((await staff.GetAsync(scope.Db, ct)).Find(actor.PersonId)?.Is(SystemRoles.Administrator) != true)
            return Outcome.NotAllowed;
        if (await scope.Db.FindAsync<MailMessage>([command.MailId], ct) is not { } mail)
            return Outcome.NotFound;
        if (mail.State != MailState.Refused)
            return Outcome.NotDead;
        var address = string.IsNullOrWhiteSpace(command.CorrectedAddress) ? null : command.CorrectedAddress.Trim();
        if (!EmailAddress.IsValid(address ?? mail.RecipientAddress))
            return Outcome.BadAddress;
        mail.Retry(scope.Now, address);
        scope.Db.Audit.Add(AuditChain.Service, actor, scope.Now, "MailPutBack", data: new { mail = mail.Id, corrected = address is not null });
        return Outcome.Queued;
    }, ct);
}
