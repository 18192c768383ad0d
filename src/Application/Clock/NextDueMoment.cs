using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Mail.Choices;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Application.Webhooks;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Clock;

/// <summary>The next moment at which something is due, by the rows that say so (law 3).</summary>
public sealed class NextDueMoment(IDbContextFactory<WorkflowsDb> contexts)
{
    /// <summary>Of timers, overdue moments, reminders, rounds and digests; what is due already does not count.</summary>
    public async Task<DateTimeOffset?> AfterAsync(DateTimeOffset now, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await OfWorkAsync(db, now, ct);
    }

    /// <summary>Also of the outbox and of webhooks: when the service has to wake next.</summary>
    public async Task<DateTimeOffset?> WithMailAfterAsync(DateTimeOffset now, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return Earliest(
            await OfWorkAsync(db, now, ct),
            await db.Set<MailMessage>().Where(mail => mail.NextAttemptAt > now).MinAsync(mail => mail.NextAttemptAt, ct),
            await db.Set<WebhookDelivery>().Where(one => one.NextAttemptAt > now).MinAsync(one => one.NextAttemptAt, ct));
    }

    private static async Task<DateTimeOffset?> OfWorkAsync(WorkflowsDb db, DateTimeOffset now, CancellationToken ct) => Earliest(
        await db.Set<TimerRow>().Where(timer => timer.At > now).MinAsync(timer => (DateTimeOffset?)timer.At, ct),
        await db.Set<UserTask>().Where(task => task.OverdueAt > now).MinAsync(task => task.OverdueAt, ct),
        await db.Set<UserTask>().Where(task => task.NextReminderAt > now).MinAsync(task => task.NextReminderAt, ct),
        await db.Set<ActionRoundRow>().Where(round => round.StartAt > now).MinAsync(round => round.StartAt, ct),
        await db.Set<MailChoicesRow>().Where(row => row.NextDigestAt > now).MinAsync(row => row.NextDigestAt, ct));

    private static DateTimeOffset? Earliest(params ReadOnlySpan<DateTimeOffset?> moments)
    {
        DateTimeOffset? earliest = null;
        foreach (var moment in moments)
            if (earliest is null || moment < earliest)
                earliest = moment ?? earliest;
        return earliest;
    }
}
