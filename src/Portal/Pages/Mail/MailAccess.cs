using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Portal.Hosting;

namespace VanQuan.Workflows.Portal.Pages.Mail;

/// <summary>Whose mails a person may read: their own, or all of them as an administrator or supervisor.</summary>
public static class MailAccess
{
    public static IQueryable<MailMessage> Visible(IQueryable<MailMessage> mails, Visitor visitor)
    {
        if (visitor.IsAdministrator || visitor.IsSupervisor)
            return mails;
        var me = visitor.Actor.PersonId;
        return mails.Where(mail => mail.RecipientId == me);
    }
}
