using Hangfire;
using VanQuan.Workflows.Application.Webhooks.Sending;

namespace VanQuan.Workflows.Portal.Bell;

/// <summary>Sends webhooks that are due, one run at a time; a pull that comes meanwhile makes the run look once more.</summary>
public sealed class WebhookRope(SendWebhooks webhooks, WebhookTurn turn)
{
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public async Task PullAsync(CancellationToken ct)
    {
        turn.Ask();
        while (turn.TryTake())
        {
            try
            {
                await webhooks.RunAsync(ct);
            }
            finally
            {
                turn.GiveBack();
            }
        }
    }
}

/// <summary>Whether a run is under way in this process, and whether somebody asked for another since it began.</summary>
public sealed class WebhookTurn
{
    private int taken;
    private int asked;

    public void Ask() => Interlocked.Exchange(ref asked, 1);

    /// <summary>True for one caller at a time, and only where something was asked for; whoever asks while it is taken is seen by the holder's next try.</summary>
    public bool TryTake()
    {
        if (Interlocked.Exchange(ref taken, 1) != 0)
            return false;
        if (Interlocked.Exchange(ref asked, 0) == 1)
            return true;
        GiveBack();
        return false;
    }

    public void GiveBack() => Interlocked.Exchange(ref taken, 0);
}
