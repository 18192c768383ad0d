using Microsoft.Extensions.Options;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Mail;

/// <summary>Refuses settings under which mails could not go out, or a password would travel in the open, before the service starts.</summary>
public sealed class MailSettingsCheck : IValidateOptions<MailSettings>
{
    public ValidateOptionsResult Validate(string? name, MailSettings settings)
    {
        List<string> faults = [];
        if (!EmailAddress.IsValid(settings.FromAddress))
            faults.Add($"Mail:FromAddress: \"{settings.FromAddress}\" is no mail address.");
        if (settings.Port is < 1 or > 65535)
            faults.Add($"Mail:Port: {settings.Port} is no port.");
        if (settings.TimeoutSeconds is < 1 or > 600)
            faults.Add("Mail:TimeoutSeconds: from 1 to 600.");
        if (settings.Lease < TimeSpan.FromSeconds(settings.TimeoutSeconds * 4))
            faults.Add("Mail:Lease: at least four times Mail:TimeoutSeconds, or a slow mail is sent twice.");
        if (settings.MaxAttempts < 1)
            faults.Add("Mail:MaxAttempts: at least 1.");
        if (settings.Security == MailSecurity.None && !string.IsNullOrEmpty(settings.User))
            faults.Add("Mail:Security: a password is not sent over an unprotected connection; use StartTls or Tls.");
        if (settings.Bounces is { Host.Length: > 0, Security: MailSecurity.None })
            faults.Add("Mail:Bounces:Security: a password is not sent over an unprotected connection; use Tls or StartTls.");
        if (settings.Bounces is { Host.Length: > 0, Minutes: < 1 or > 59 })
            faults.Add("Mail:Bounces:Minutes: from 1 to 59.");
        if (!settings.Portal.IsAbsoluteUri || settings.Portal.Scheme is not ("http" or "https"))
            faults.Add("Mail:Portal: the address people open the Portal with, as http:// or https://.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
