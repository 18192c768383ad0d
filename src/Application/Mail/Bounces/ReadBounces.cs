using System.Net.Sockets;
using System.Security.Cryptography;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace VanQuan.Workflows.Application.Mail.Bounces;

/// <summary>
/// Reads the unread reports of undelivered mails over IMAP. What a report says is committed before it is marked as read and put
/// away, under an operation of its own: dying in between reads it again and changes nothing. A mail that is no report is marked
/// as read and stays where it is, for a person to look at.
/// </summary>
public sealed partial class ReadBounces(IOptions<MailSettings> options, RecordUndelivered record, ILogger<ReadBounces> log)
{
    /// <summary>A report is small; something larger is none.</summary>
    private const uint Largest = 5_000_000;

    private readonly BounceSettings _settings = options.Value.Bounces;

    public bool IsConfigured => !string.IsNullOrEmpty(_settings.Host);

    /// <summary>How many undelivered mails were learned of; zero when the mailbox cannot be read, which is said in the log.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        if (!IsConfigured)
            return 0;
        using var client = new ImapClient { Timeout = options.Value.TimeoutSeconds * 1000, CheckCertificateRevocation = false };
        client.ServerCertificateValidationCallback = (_, certificate, _, errors) =>
            errors == System.Net.Security.SslPolicyErrors.None
            || certificate is not null && _settings.CertificateFingerprint is { Length: > 0 } pinned
                && certificate.GetCertHashString(HashAlgorithmName.SHA256).Equals(pinned.Replace(":", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        try
        {
            await SignInAsync(client, ct);
            var learned = await ReadAsync(client, ct);
            await client.DisconnectAsync(quit: true, ct);
            return learned;
        }
        catch (Exception error) when (error is IOException or SocketException or TimeoutException or ProtocolException or CommandException or AuthenticationException
            or SslHandshakeException or NotSupportedException or FolderNotFoundException or ServiceNotConnectedException or FormatException || error is OperationCanceledException && !ct.IsCancellationRequested)
        {
            LogUnreadable(log, error.Message);
            return 0;
        }
    }

    private async Task SignInAsync(ImapClient client, CancellationToken ct)
    {
        await client.ConnectAsync(_settings.Host!, _settings.Port, _settings.Security switch
        {
            MailSecurity.StartTls => SecureSocketOptions.StartTls,
            MailSecurity.None => SecureSocketOptions.None,
            _ => SecureSocketOptions.SslOnConnect,
        }, ct);
        if (!client.IsSecure)
            throw new NotSupportedException("A password is not sent over an unprotected connection.");
        await client.AuthenticateAsync(_settings.User ?? "", _settings.Password ?? "", ct);
    }

    private async Task<int> ReadAsync(ImapClient client, CancellationToken ct)
    {
        var folder = await client.GetFolderAsync(_settings.Folder, ct);
        await folder.OpenAsync(FolderAccess.ReadWrite, ct);
        var unread = await folder.SearchAsync(SearchQuery.NotSeen, ct);
        if (unread.Count == 0)
            return 0;
        var sizes = await folder.FetchAsync(unread, MessageSummaryItems.UniqueId | MessageSummaryItems.Size, ct);
        var learned = 0;
        List<UniqueId> understood = [];
        foreach (var summary in sizes)
        {
            var told = summary.Size <= Largest ? DeliveryReport.Read(await folder.GetMessageAsync(summary.UniqueId, ct)) : [];
            var ours = 0;
            for (var i = 0; i < told.Count; i++)
                if (await record.RunAsync(told[i], $"bounce:{_settings.Host}/{_settings.Folder}/{folder.UidValidity}/{summary.UniqueId.Id}/{i}", ct))
                    ours++;
            await folder.AddFlagsAsync(summary.UniqueId, MessageFlags.Seen, silent: true, ct);
            learned += ours;
            if (ours > 0)
                understood.Add(summary.UniqueId);
        }
        if (understood.Count > 0)
            await folder.MoveToAsync(understood, await ProcessedAsync(client, ct), ct);
        return learned;
    }

    private async Task<IMailFolder> ProcessedAsync(ImapClient client, CancellationToken ct)
    {
        var top = client.GetFolder(client.PersonalNamespaces[0]);
        try
        {
            return await top.GetSubfolderAsync(_settings.Processed, ct);
        }
        catch (FolderNotFoundException)
        {
            LogMade(log, _settings.Processed);
            return await top.CreateAsync(_settings.Processed, isMessageFolder: true, ct) ?? throw new FolderNotFoundException(_settings.Processed);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mailbox of undelivered mails cannot be read: {Reason}")]
    private static partial void LogUnreadable(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The folder {Name} was made for reports that were read.")]
    private static partial void LogMade(ILogger log, string name);
}
