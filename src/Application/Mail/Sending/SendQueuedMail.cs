using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;
using VanQuan.Workflows.Application.Mail.Writing;
using VanQuan.Workflows.Application.Mail.Writing.Editing;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Mail.Sending;

/// <summary>
/// Sends what the outbox owes at our clock's now. Mails are claimed with a token for a lease before they are sent, and confirmed
/// only while that token still stands, so a sender that froze and woke changes nothing. While one mail travels, the next one is
/// being written and the ones before are being recorded (<see cref="DeliveryLog"/>). Dying between the server's answer and our
/// commit repeats a mail under the same Message-Id.
/// </summary>
public sealed partial class SendQueuedMail(
    IDbContextFactory<WorkflowsDb> databases, WriterLock writer, IMailTransport transport, MailComposer composer,
    IOptions<MailSettings> options, TimeProvider clock, ILogger<SendQueuedMail> log, TemplateShelf? shelf = null)
{
    private const int BatchSize = 100;

    /// <summary>How many mails went out.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var record = new DeliveryLog(databases, writer, log);
        try
        {
            var batch = await ClaimAsync(null, ct);
            while (batch.Mails.Count > 0)
            {
                // While these travel the next ones are claimed; of a batch that is not full there are none.
                var ahead = batch.Mails.Count < BatchSize ? Task.FromResult(Claimed.None) : Task.Run(() => ClaimAsync(batch.Token, ct), ct);
                if (!await SendAsync(batch, ahead, record, ct))
                    break;
                batch = await ahead;
                // What is not written yet still looks claimed, and what was put back at once is claimed anew.
                await record.FinishAsync();
                if (batch.Mails.Count == 0)
                    batch = await ClaimAsync(null, ct);
            }
        }
        finally
        {
            await record.FinishAsync();
        }
        return record.Sent;
    }

    /// <param name="held">The claim whose mails are on their way: what became of them may not be written yet, and they are not for taking over.</param>
    private async Task<Claimed> ClaimAsync(Guid? held, CancellationToken ct)
    {
        var token = Guid.NewGuid();
        await using var db = await databases.CreateDbContextAsync(ct);
        if (shelf is not null)
            await shelf.RefreshAsync(db, ct);
        var now = clock.GetUtcNow();
        var due = await db.Set<MailMessage>().Where(m => m.NextAttemptAt <= now && (m.ClaimToken == null || m.ClaimToken != held))
            .OrderBy(m => m.NextAttemptAt).ThenBy(m => m.Id).Take(BatchSize).ToListAsync(ct);
        foreach (var mail in due)
            mail.Claim(token, now, options.Value.Lease);
        try
        {
            using var turn = await writer.EnterAsync(ct);
            await db.SaveChangesAsync(ct);
            return new Claimed(token, due);
        }
        catch (DbUpdateConcurrencyException)
        {
            LogRace(log);
            return Claimed.None;
        }
    }

    /// <summary>False when nothing more can be sent for now.</summary>
    private async Task<bool> SendAsync(Claimed batch, Task<Claimed> ahead, DeliveryLog record, CancellationToken ct)
    {
        var (token, claimed) = batch;
        var written = Write(claimed[0]);
        for (var i = 0; i < claimed.Count; i++)
        {
            var mail = claimed[i];
            var content = written;
            written = i + 1 < claimed.Count ? Write(claimed[i + 1]) : written;
            var delivery = clock.GetUtcNow() < mail.NextAttemptAt ? await DeliverAsync(content, ct) : null;
            var now = clock.GetUtcNow();
            // Without a delivery the lease ran out before its turn came (a slow server, a demo clock that was moved): claimed anew at once.
            record.Tell(mail, delivery is null ? m => m.Release(token, now) : m => Apply(m, delivery, token, now));
            if (delivery is not (Unreachable or Broken))
                continue;
            PutBack(record, token, claimed.Skip(i + 1), now);
            PutBack(record, (await ahead).Token, (await ahead).Mails, now);
            return false;
        }
        return true;
    }

    private static void PutBack(DeliveryLog record, Guid token, IEnumerable<MailMessage> mails, DateTimeOffset now)
    {
        foreach (var waiting in mails)
            record.Tell(waiting, m => m.Release(token, now + Backoff(1)));
    }

    private Task<MimeMessage> Write(MailMessage mail) => Task.Run(() => composer.Compose(mail));

    private async Task<Delivery> DeliverAsync(Task<MimeMessage> written, CancellationToken ct)
    {
        try
        {
            using var content = await written;
            return await transport.DeliverAsync(content, ct);
        }
        catch (MailContentException error)
        {
            return new RefusedForGood(error.Message);
        }
    }

    private void Apply(MailMessage mail, Delivery delivery, Guid token, DateTimeOffset now)
    {
        switch (delivery)
        {
            case Accepted:
                mail.Confirm(token, now);
                break;
            case RefusedForGood refused:
                mail.Refuse(token, refused.Reason);
                break;
            case PutOff { Reason: var reason }:
                TryLater(mail, reason, token, now);
                break;
            case Broken { Reason: var reason }:
                TryLater(mail, reason, token, now);
                break;
            case Unreachable { Reason: var reason }:
                LogUnreachable(log, reason);
                mail.Release(token, now + Backoff(1), reason);
                break;
        }
    }

    private void TryLater(MailMessage mail, string reason, Guid token, DateTimeOffset now)
    {
        if (mail.Attempts < options.Value.MaxAttempts)
            mail.Defer(token, now + Backoff(mail.Attempts), reason);
        else
            mail.Refuse(token, reason);
    }

    /// <summary>1, 2, 4, … minutes, at most four hours.</summary>
    private static TimeSpan Backoff(int attempts) => TimeSpan.FromMinutes(Math.Min(240, Math.Pow(2, attempts - 1)));

    private sealed record Claimed(Guid Token, IReadOnlyList<MailMessage> Mails)
    {
        public static Claimed None { get; } = new(Guid.Empty, []);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Another sender claimed the same mails first.")]
    private static partial void LogRace(ILogger log);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail server cannot be used: {Reason}")]
    private static partial void LogUnreachable(ILogger log, string reason);
}
