using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Clock.Calendars;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Mail.Choices;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Mail.Digest;

/// <summary>
/// Writes the digests that are due, one transaction per person: the mails that waited for it are gathered into it, and the next
/// one is set. After days down there is one, about now; and where there is nothing to say, none.
/// </summary>
public sealed class SendDueDigests(IDbContextFactory<WorkflowsDb> databases, Transition transition, StaffDirectorySource directory, DigestContents contents, MailDispatch dispatch, CalendarInForce calendars)
{
    /// <summary>How many mails entered the outbox.</summary>
    public async Task<int> RunAsync(DateTimeOffset now, CancellationToken ct)
    {
        List<string> due;
        await using (var db = await databases.CreateDbContextAsync(ct))
            due = await db.Set<MailChoicesRow>().Where(row => row.NextDigestAt <= now).OrderBy(row => row.NextDigestAt).ThenBy(row => row.AccountId).Select(row => row.AccountId).ToListAsync(ct);
        var mails = 0;
        foreach (var id in due)
            mails += await transition.RunAsync(Actor.System, async scope =>
                await scope.Db.Set<MailChoicesRow>().SingleOrDefaultAsync(row => row.AccountId == id && row.NextDigestAt <= now, ct) is { } row
                && await WriteAsync(scope.Db, row, now, ct) ? 1 : 0, ct);
        return mails;
    }

    private async Task<bool> WriteAsync(WorkflowsDb db, MailChoicesRow row, DateTimeOffset now, CancellationToken ct)
    {
        var choices = row.Chosen();
        if (MailTiming.Allowed(choices, calendars.Current, now) is var allowed && allowed > now)
        {
            // Caught up with in somebody's quiet hours: it waits for their end and then speaks of that moment.
            row.NextDigestAt = allowed;
            return false;
        }
        var since = row.LastDigestAt ?? now.AddDays(-1);
        (row.LastDigestAt, row.NextDigestAt) = (now, MailTiming.NextDigest(choices, calendars.Current, now));
        var waiting = await db.Set<MailMessage>()
            .Where(mail => mail.RecipientId == row.AccountId && mail.State == MailState.Queued && mail.HeldUntil != null && mail.ForDigest)
            .OrderBy(mail => mail.CreatedAt).ThenBy(mail => mail.Id).ToListAsync(ct);
        if ((await directory.GetAsync(db, ct)).Find(row.AccountId) is not { Active: true } person)
        {
            // The next one stays planned: who comes back hears again.
            waiting.ForEach(mail => mail.Withdraw());
            return false;
        }
        var content = await contents.OfAsync(db, person, choices.Digest == DigestRhythm.Weekly, since, waiting, now, ct);
        if (content.IsEmpty)
        {
            waiting.ForEach(mail => mail.Withdraw());
            return false;
        }
        var digest = await dispatch.SendAsync(db, content, person, "digest:" + person.Id, null, now, ct);
        waiting.ForEach(mail => mail.Gather(digest.Id));
        return true;
    }
}
