using Hangfire;
using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Mail;

namespace VanQuan.Workflows.Portal.Bell;

/// <summary>
/// Rings at start, once a minute, at each due moment that comes before the next minute, and when mails enter the outbox. Hangfire keeps whole seconds by a
/// clock of its own and forgets everything at a restart, so it decides nothing (law 3); and its recurring jobs stand in UTC,
/// because in a local zone they have been seen to stop.
/// </summary>
public sealed class BellSchedule(IRecurringJobManager recurring, IBackgroundJobClient jobs, BellTurn turn, MailWaiting mails, IOptions<MailSettings> settings) : IHostedService
{
    private const string EveryMinute = "bell";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        recurring.AddOrUpdate<BellRope>(
            EveryMinute, rope => rope.PullAsync(CancellationToken.None), Cron.Minutely(), new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc });
        BounceRope.Set(recurring, settings);
        // What fell due while the service was down is not made to wait for the minute.
        RingSoon();
        mails.Queued += RingSoon;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        mails.Queued -= RingSoon;
        return Task.CompletedTask;
    }

    private void RingSoon()
    {
        if (turn.TryAsk())
            jobs.Enqueue<BellRope>(rope => rope.PullAsync(CancellationToken.None));
    }
}
