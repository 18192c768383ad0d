using Hangfire;
using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Mail;
using VanQuan.Workflows.Application.Mail.Bounces;

namespace VanQuan.Workflows.Portal.Bell;

/// <summary>Looks into the mailbox of undelivered mails every few minutes, beside the bell, which does not wait for a slow mail server.</summary>
public sealed class BounceRope(ReadBounces bounces)
{
    private const string EveryFewMinutes = "bounces";

    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    [DisableConcurrentExecution(timeoutInSeconds: 1)]
    public Task PullAsync(CancellationToken ct) => bounces.RunAsync(ct);

    public static void Set(IRecurringJobManager recurring, IOptions<MailSettings> options)
    {
        if (options.Value.Bounces is { Host.Length: > 0, Minutes: var minutes })
            recurring.AddOrUpdate<BounceRope>(
                EveryFewMinutes, rope => rope.PullAsync(CancellationToken.None), $"*/{Math.Clamp(minutes, 1, 59)} * * * *", new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc });
    }
}
