using Microsoft.Extensions.Options;
using MimeKit;

namespace VanQuan.Workflows.Application.Mail.Sending;

/// <summary>
/// Without a mail server mails land as .eml files. A file appears whole or not at all (written aside, flushed, renamed), and
/// a repeat replaces the file of the same Message-Id.
/// </summary>
public sealed class PickupTransport(IOptions<MailSettings> options) : IMailTransport
{
    public async Task<Delivery> DeliverAsync(MimeMessage mail, CancellationToken ct)
    {
        var name = mail.MessageId![..mail.MessageId!.IndexOf('@', StringComparison.Ordinal)];
        try
        {
            var folder = Directory.CreateDirectory(options.Value.PickupFolder).FullName;
            var aside = Path.Combine(folder, $".{name}.tmp");
            await using (var file = new FileStream(aside, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                await mail.WriteToAsync(file, ct);
                file.Flush(flushToDisk: true);
            }

            File.Move(aside, Path.Combine(folder, $"{name}.eml"), overwrite: true);
            return new Accepted();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Unreachable(error.Message);
        }
    }
}
