using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using VanQuan.Workflows.Application.Engine.Outside;
using VanQuan.Workflows.Application.Mail.Choices;
using VanQuan.Workflows.Application.Mail.Digest;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Application.Reminders;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Clock;

/// <summary>
/// Handles everything that is due now, in the order it fell due, each in its own transaction, which looks again whether it
/// still is: a bell that rings early, twice or late changes nothing (law 3). Reminders come last, so that nobody is reminded
/// of what a timer has just closed; then digests, which take reminders along.
/// </summary>
public sealed partial class RingBell(
    IDbContextFactory<WorkflowsDb> contexts, FireDueItem fire, StartAction startAction, ExchangeWithEngines engines, SendDueReminders reminders, WithdrawOvertaken overtaken, SendDueDigests digests,
    TimeProvider time, ILogger<RingBell> log)
{
    private const int Batch = 200;

    /// <summary>How much was done; nothing was due when all are zero.</summary>
    public sealed record Rung(int Items, int Reminders, int Failed);

    public async Task<Rung> RunAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        // What engines with a store of their own have to say may set timers that are due.
        await TryExchangeAsync(ct);
        var handled = 0;
        var failed = new HashSet<string>();
        while (await DueAsync(now, Batch + failed.Count, ct) is var due && due.Any(item => !failed.Contains(item.Key)))
        {
            foreach (var item in due.Where(item => !failed.Contains(item.Key)))
            {
                // One item that cannot be handled must not hold up the others; it becomes an incident and is tried at the next bell.
                if (await TryAsync(item, ct))
                    handled++;
                else
                    failed.Add(item.Key);
            }
            // Their answer to what has just happened belongs to the same moment.
            await TryExchangeAsync(ct);
        }
        var written = await reminders.RunAsync(now, ct);
        await overtaken.RunAsync(now, ct);
        return new Rung(handled, written + await digests.RunAsync(now, ct), failed.Count);
    }

    private async Task<IReadOnlyList<DueItem>> DueAsync(DateTimeOffset now, int most, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await DueItem.FirstAsync(db, now, most, ct);
    }

    /// <summary>An engine that cannot be reached keeps its own instances waiting and nobody else's; the next bell tries again.</summary>
    private async Task TryExchangeAsync(CancellationToken ct)
    {
        try
        {
            await engines.RunAsync(ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Failed(e, "The exchange with other engines");
        }
    }

    private async Task<bool> TryAsync(DueItem item, CancellationToken ct)
    {
        try
        {
            await (item switch
            {
                DueItem.Timer timer => fire.TimerAsync(timer, ct),
                DueItem.Overdue overdue => fire.OverdueAsync(overdue, ct),
                DueItem.Round round => (Task)startAction.RunAsync(new(round.PlanCode, round.ActionNumber, round.Number), Actor.System, ct),
                _ => throw new NotSupportedException($"Nothing handles {item}."),
            });
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Failed(e, item.Key);
            await fire.FailedAsync(item, e.Message, ct);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Item} was due and could not be handled.")]
    private partial void Failed(Exception e, string item);
}
