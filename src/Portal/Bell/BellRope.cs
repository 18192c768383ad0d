using Hangfire;
using VanQuan.Workflows.Application.Audit;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Mail.Sending;
using VanQuan.Workflows.Application.Tasks.Evidence.Scanning;
using VanQuan.Workflows.Application.Webhooks.Sending;

namespace VanQuan.Workflows.Portal.Bell;

/// <summary>
/// One ring: what is due is handled, the outbox is sent, the audit chains are signed once a day; then the next ring is set
/// if something falls due within the minute. Rings never overlap; one that comes while another is still sounding makes that one
/// look once more. A ring that failed is not repeated by Hangfire: the next minute rings anyway.
/// </summary>
public sealed class BellRope(
    RingBell bell, ScanQuarantined scan, SendQueuedMail mail, SendWebhooks webhooks, TakeCheckpoint checkpoints, NextDueMoment next, TimeProvider clock, BellTurn turn, IBackgroundJobClient jobs)
{
    private static readonly TimeSpan UntilTheNextMinuteRings = TimeSpan.FromMinutes(1);

    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public async Task PullAsync(CancellationToken ct)
    {
        do
        {
            if (!turn.TryTake())
                return;
            try
            {
                await RingAsync(ct);
            }
            finally
            {
                turn.GiveBack();
            }
        }
        while (turn.IsAskedAgain());
    }

    private async Task RingAsync(CancellationToken ct)
    {
        await bell.RunAsync(ct);
        await scan.RunAsync(ct);
        // On a rope of its own: what waits for other people's servers must not make mails and due moments wait.
        if (await webhooks.AnyDueAsync(ct))
            jobs.Enqueue<WebhookRope>(rope => rope.PullAsync(CancellationToken.None));
        await mail.RunAsync(ct);
        await checkpoints.RunIfDueAsync(ct);
        var now = clock.GetUtcNow();
        if (await next.WithMailAfterAsync(now, ct) is { } due && due - now < UntilTheNextMinuteRings)
            // One second late rather than early: Hangfire cuts off the fraction.
            jobs.Schedule<BellRope>(rope => rope.PullAsync(CancellationToken.None), due - now + TimeSpan.FromSeconds(1));
    }
}

/// <summary>Whose turn it is to ring, in this process, and whether somebody asks for a ring.</summary>
public sealed class BellTurn
{
    private int taken;
    private int asked;

    /// <summary>False while an earlier request has not been answered by a ring: that one will see the same rows.</summary>
    public bool TryAsk() => Interlocked.Exchange(ref asked, 1) == 0;

    /// <summary>Whether something came in since the last look; the next look answers it.</summary>
    public bool IsAskedAgain() => Interlocked.Exchange(ref asked, 0) == 1;

    public bool TryTake()
    {
        if (Interlocked.Exchange(ref taken, 1) != 0)
            return false;
        Interlocked.Exchange(ref asked, 0);
        return true;
    }

    public void GiveBack() => Interlocked.Exchange(ref taken, 0);
}
