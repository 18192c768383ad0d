using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Mail.Writing;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Mail.Sending;

/// <summary>
/// Sends what the outbox owes at our clock's now. Each mail is claimed with a token for a lease before it is sent, and
/// confirmed only while that token still stands: the token is in the WHERE of every UPDATE, so a sender that froze and woke
/// changes nothing. Dying between the server's answer and our commit repeats the mail under the same Message-Id.
/// </summary>
public sealed partial class SendQueuedMail(
    IDbContextFactory<WorkflowsDb> databases, WriterLock writer, IMailTransport transport, MailComposer composer,
    IOptions<MailSettings> options, TimeProvider clock, ILogger<SendQueuedMail> log)
{
    private const int BatchSize = 20;

    /// <summary>How many mails went out.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var sent = 0;
        while (true)
        {
            await using var db = await databases.CreateDbContextAsync(ct);
            var token = Guid.NewGuid();
            var claimed = await ClaimAsync(db, token, ct);
            if (claimed.Count == 0)
                return sent;
            var goOn = true;
            foreach (var mail in claimed)
            {
                if (!goOn)
                    await RecordAsync(db, mail, m => m.Release(token, clock.GetUtcNow() + Backoff(1)), ct);
                else if (clock.GetUtcNow() < mail.NextAttemptAt)
                    goOn = await DeliverAsync(db, mail, token, ct);
                else
                    // The lease ran out before its turn came (a slow server, a demo clock that was moved): claimed anew at once.
                    await RecordAsync(db, mail, m => m.Release(token, clock.GetUtcNow()), ct);
                sent += mail.State == MailState.Sent ? 1 : 0;
            }

            if (!goOn)
                return sent;
        }
    }

    private async Task<List<MailMessage>> ClaimAsync(WorkflowsDb db, Guid token, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.Set<MailMessage>().Where(m => m.NextAttemptAt <= now).OrderBy(m => m.NextAttemptAt).ThenBy(m => m.Id).Take(BatchSize).ToListAsync(ct);
        foreach (var mail in due)
            mail.Claim(token, now, options.Value.Lease);
        try
        {
            using var turn = await writer.EnterAsync(ct);
            await db.SaveChangesAsync(ct);
            return due;
        }
        catch (DbUpdateConcurrencyException)
        {
            LogRace(log);
            return [];
        }
    }

    /// <summary>False when nothing more can be sent for now.</summary>
    private async Task<bool> DeliverAsync(WorkflowsDb db, MailMessage mail, Guid token, CancellationToken ct)
    {
        Delivery delivery;
        try
        {
            using var content = composer.Compose(mail);
            delivery = await transport.DeliverAsync(content, ct);
        }
        catch (MailContentException error)
        {
            delivery = new RefusedForGood(error.Message);
        }

        var now = clock.GetUtcNow();
        await RecordAsync(db, mail, m => Apply(m, delivery, token, now), ct);
        return delivery is not (Unreachable or Broken);
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

    private async Task RecordAsync(WorkflowsDb db, MailMessage mail, Action<MailMessage> outcome, CancellationToken ct)
    {
        outcome(mail);
        try
        {
            using var turn = await writer.EnterAsync(ct);
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            LogTakenOver(log, mail.Id);
            await db.Entry(mail).ReloadAsync(ct);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Another sender claimed the same mails first.")]
    private static partial void LogRace(ILogger log);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail server cannot be used: {Reason}")]
    private static partial void LogUnreachable(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Id} was taken over while it was being sent; what became of it here is not recorded.")]
    private static partial void LogTakenOver(ILogger log, Guid id);
}
