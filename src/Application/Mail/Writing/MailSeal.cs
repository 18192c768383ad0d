using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.DataProtection;

namespace VanQuan.Workflows.Application.Mail.Writing;

/// <summary>
/// Words that only the mail's reader may see, a link that sets a password for one: administrators and supervisors read the
/// outbox. They stand sealed in the row and are opened while the mail is composed for its recipient, who is part of the
/// key: sealed words copied into a mail to somebody else stay as they are.
/// </summary>
public sealed partial class MailSeal(IDataProtectionProvider keys)
{
    public const string Sign = "seal-";

    public string Close(string recipientId, string secret) => Sign + Of(recipientId).Protect(secret);

    public RenderedMail Open(string recipientId, RenderedMail mail) => new(Open(recipientId, mail.Html), Open(recipientId, mail.Text));

    private string Open(string recipientId, string text) => Sealed().Replace(text, found =>
    {
        try
        {
            return Of(recipientId).Unprotect(found.Groups[1].Value);
        }
        catch (CryptographicException)
        {
            return found.Value;
        }
    });

    private IDataProtector Of(string recipientId) => keys.CreateProtector("VanQuan.Workflows.Mail", recipientId);

    [GeneratedRegex(Sign + "([A-Za-z0-9_-]{20,4000})", RegexOptions.CultureInvariant)]
    private static partial Regex Sealed();
}
