namespace VanQuan.Workflows.Application.Mail.Bounces;

/// <summary>
/// Settings under <c>Mail:Bounces</c>: the mailbox reports of undelivered mails arrive in, which is that of the sender's address.
/// Without <see cref="Host"/> nothing is read. The password belongs in the environment (<c>Mail__Bounces__Password</c>).
/// </summary>
public sealed class BounceSettings
{
    public string? Host { get; set; }
    public int Port { get; set; } = 993;
    public MailSecurity Security { get; set; } = MailSecurity.Tls;
    public string? User { get; set; }
    public string? Password { get; set; }

    /// <summary>SHA-256 of the server's certificate in hex, for a server that signed its own.</summary>
    public string? CertificateFingerprint { get; set; }

    /// <summary>Where reports arrive.</summary>
    public string Folder { get; set; } = "INBOX";

    /// <summary>Where reports go that were understood; made if it is not there.</summary>
    public string Processed { get; set; } = "Processed";

    /// <summary>How often it is looked into; real minutes, whatever clock the service runs on.</summary>
    public int Minutes { get; set; } = 5;
}
