using Hangfire;

namespace VanQuan.Workflows.Portal.Bell;

/// <summary>
/// Rings at start, once a minute and at each due moment that comes before the next minute. Hangfire keeps whole seconds by a
/// clock of its own and forgets everything at a restart, so it decides nothing (law 3); and its recurring jobs stand in UTC,
/// because in a local zone they have been seen to stop.
/// </summary>
public sealed class BellSchedule(IRecurringJobManager recurring, IBackgroundJobClient jobs) : IHostedService
{
    private const string EveryMinute = "bell";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        recurring.AddOrUpdate<BellRope>(
            EveryMinute, rope => rope.PullAsync(CancellationToken.None), Cron.Minutely(), new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc });
        // What fell due while the service was down is not made to wait for the minute.
        jobs.Enqueue<BellRope>(rope => rope.PullAsync(CancellationToken.None));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
