using VanQuan.Workflows.Application.Identity.SigningIn.Sessions;
using VanQuan.Workflows.Application.Mail;
using VanQuan.Workflows.Application.Mail.Contents;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Identity.SigningIn.Forgotten;

/// <summary>
/// Tells a person that their password was changed, in the caller's transaction. The mail enters the outbox by the service's
/// clock; the minute it names is the system's. Who has no address, and a demo account, is not written to.
/// </summary>
public sealed class TellPasswordChanged(Outbox outbox, MailWaiting mails, SystemTime system, TimeProvider time)
{
    /// <returns>Whether a mail was written.</returns>
    public bool Enqueue(WorkflowsDb db, Account account, Visit visit)
    {
        if (!Reaches(account))
            return false;
        var at = system.Provider.GetUtcNow().ToOffset(VietnamTime.Offset).ToString("HH':'mm dd'/'MM'/'yyyy", System.Globalization.CultureInfo.InvariantCulture);
        outbox.Enqueue(db, new MailDraft(
            new PasswordChangedMail(account.UserName!, at, visit.InWords(account.Language)), new MailRecipient(account.Id, account.FullName, account.Email), account.Language, ThreadOf(account), null), time.GetUtcNow());
        return true;
    }

    /// <summary>After the commit.</summary>
    public void Sent(bool written)
    {
        if (written)
            mails.Tell();
    }

    internal static bool Reaches(Account account) => !account.Demo && !account.Disabled && EmailAddress.IsValid(account.Email);

    internal static string ThreadOf(Account account) => "password:" + account.Id;
}
