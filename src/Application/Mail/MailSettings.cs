using VanQuan.Workflows.Application.Mail.Bounces;

namespace VanQuan.Workflows.Application.Mail;

/// <summary>How the connection to the mail server is protected.</summary>
public enum MailSecurity { StartTls, Tls, None }

/// <summary>
/// Settings under <c>Mail</c>. Without <see cref="Host"/> mails land as .eml files in <see cref="PickupFolder"/>. The
/// password belongs in the environment (<c>Mail__Password</c>), never in a file.
/// </summary>
public sealed class MailSettings
{
    public string? Host { get; set; }
    public int Port { get; set; } = 587;
    public MailSecurity Security { get; set; } = MailSecurity.StartTls;
    public string? User { get; set; }
    public string? Password { get; set; }

    /// <summary>SHA-256 of the server's certificate in hex, for a server that signed its own; else it must be trusted by the system.</summary>
    public string? CertificateFingerprint { get; set; }

    public string FromAddress { get; set; } = "khong-tra-loi@vanquan.example";
    public string FromName { get; set; } = "Kế hoạch Văn Quan";

    /// <summary>The name under the sender's: who runs the service.</summary>
    public string Organisation { get; set; } = "UBND huyện Văn Quan";

    /// <summary>Where links in mails lead: the Portal as people reach it.</summary>
    public Uri Portal { get; set; } = new("http://localhost:5080/");

    public string PickupFolder { get; set; } = "data/mail";
    public string TemplateFolder { get; set; } = "appsettings/mail";

    /// <summary>Seconds to wait for any single answer of the server.</summary>
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>How long a sender may hold a mail before another may take it over.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Attempts before a mail that is always put off goes to the dead-letter list; about three days.</summary>
    public int MaxAttempts { get; set; } = 24;

    /// <summary>Where reports of undelivered mails arrive.</summary>
    public BounceSettings Bounces { get; set; } = new();

    public string MessageIdHost => FromAddress[(FromAddress.LastIndexOf('@') + 1)..];
}
