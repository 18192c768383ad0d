using Hangfire;
using VanQuan.Workflows.Application.Audit;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Mail.Sending;

namespace VanQuan.Workflows.Portal.Bell;

/// <summary>
/// One ring: what is due is handled, the outbox is sent, the audit chains are signed once a day; then the next ring is set
/// if something falls due within the minute. Rings never overlap; one that comes while another is still sounding has nothing
/// to add. A ring that failed is not repeated by Hangfire: the next minute rings anyway.
/// </summary>
public sealed class BellRope(
    RingBell bell, SendQueuedMail mail, TakeCheckpoint checkpoints, NextDueMoment next, TimeProvider clock, BellTurn turn, IBackgroundJobClient jobs)
{
    private static readonly TimeSpan UntilTheNextMinuteRings = TimeSpan.FromMinutes(1);

    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public async Task PullAsync(CancellationToken ct)
    {
        if (!turn.TryTake())
            return;
        try
        {
            await bell.RunAsync(ct);
            await mail.RunAsync(ct);
            await checkpoints.RunIfDueAsync(ct);
            var now = clock.GetUtcNow();
            if (await next.WithMailAfterAsync(now, ct) is { } due && due - now < UntilTheNextMinuteRings)
                // One second late rather than early: Hangfire cuts off the fraction.
                jobs.Schedule<BellRope>(rope => rope.PullAsync(CancellationToken.None), due - now + TimeSpan.FromSeconds(1));
        }
        finally
        {
            turn.GiveBack();
        }
    }
}

/// <summary>Whose turn it is to ring, in this process.</summary>
public sealed class BellTurn
{
    private int _taken;

    public bool TryTake() => Interlocked.Exchange(ref _taken, 1) == 0;

    public void GiveBack() => Interlocked.Exchange(ref _taken, 0);
}
