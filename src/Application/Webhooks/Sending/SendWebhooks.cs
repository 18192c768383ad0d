using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Persistence;

namespace VanQuan.Workflows.Application.Webhooks.Sending;

/// <summary>
/// Sends what is due at our clock's now, oldest first, one address after the other. Claimed under a token for a lease and
/// confirmed only while that token stands, as with mails: dying between the answer and our commit repeats the delivery under the
/// same id. An address that does not take one is left alone until its time comes again, and keeps no other address waiting.
/// </summary>
public sealed partial class SendWebhooks(
    IDbContextFactory<WorkflowsDb> databases, WriterLock writer, WebhookClient client, WebhookSecrets secrets,
    IOptions<WebhookSettings> options, TimeProvider clock, ILogger<SendWebhooks> log)
{
    public const int BatchSize = 20;

    /// <summary>How many addresses are called side by side: a slow one must not hold up all.</summary>
    private const int AtOnce = 4;

    private static readonly int[] MinutesBetween = [1, 5, 15, 60, 180, 360, 720];

    public async Task<bool> AnyDueAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await DueHooks(db, clock.GetUtcNow()).AnyAsync(ct);
    }

    /// <summary>How many deliveries were taken.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        List<WebhookRow> hooks;
        await using (var db = await databases.CreateDbContextAsync(ct))
            hooks = await DueHooks(db, clock.GetUtcNow()).ToListAsync(ct);
        await ForgetAsync(ct);
        var taken = 0;
        await Parallel.ForEachAsync(hooks, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (hook, token) =>
            Interlocked.Add(ref taken, await ServeAsync(hook, token)));
        return taken;
    }

    /// <summary>What has arrived is of no use for ever; what was given up stays until somebody looks at it.</summary>
    private async Task ForgetAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var before = clock.GetUtcNow().AddDays(-options.Value.KeepDays);
        var old = db.Set<WebhookDelivery>().Where(one => one.DeliveredAt < before);
        if (!await old.AnyAsync(ct))
            return;
        using var turn = await writer.EnterAsync(ct);
        await old.ExecuteDeleteAsync(ct);
    }

    private static IQueryable<WebhookRow> DueHooks(WorkflowsDb db, DateTimeOffset now) =>
        db.Set<WebhookRow>().AsNoTracking().Where(hook => hook.Enabled && db.Set<WebhookDelivery>().Any(one => one.WebhookId == hook.Id && one.NextAttemptAt <= now)).OrderBy(hook => hook.Id);

    private async Task<int> ServeAsync(WebhookRow hook, CancellationToken ct)
    {
        var secret = secrets.Unprotect(hook.ProtectedSecret);
        for (var taken = 0; ;)
        {
            await using var db = await databases.CreateDbContextAsync(ct);
            var token = Guid.NewGuid();
            var claimed = await ClaimAsync(db, hook.Id, token, ct);
            var goOn = claimed.Count > 0;
            foreach (var delivery in claimed)
            {
                if (goOn && clock.GetUtcNow() < delivery.NextAttemptAt)
                    goOn = await DeliverAsync(db, hook, secret, delivery, token, ct);
                else
                    await RecordAsync(db, delivery, one => one.Release(token, clock.GetUtcNow() + (goOn ? TimeSpan.Zero : Backoff(1))), ct);
                taken += delivery.State == DeliveryState.Delivered ? 1 : 0;
            }
            if (!goOn)
                return taken;
        }
    }

    private async Task<List<WebhookDelivery>> ClaimAsync(WorkflowsDb db, string hookId, Guid token, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.Set<WebhookDelivery>().Where(one => one.WebhookId == hookId && one.NextAttemptAt <= now)
            .OrderBy(one => one.Number).Take(BatchSize).ToListAsync(ct);
        foreach (var delivery in due)
            delivery.Claim(token, now, options.Value.Lease);
        return await SaveAsync(db, ct) ? due : [];
    }

    /// <summary>False when the address takes nothing for now.</summary>
    private async Task<bool> DeliverAsync(WorkflowsDb db, WebhookRow hook, string secret, WebhookDelivery delivery, Guid token, CancellationToken ct)
    {
        var answer = await client.PostAsync(hook.Url, secret, delivery, ct);
        var now = clock.GetUtcNow();
        await RecordAsync(db, delivery, one =>
        {
            if (answer.IsTaken)
                one.Confirm(token, answer.Status!.Value, now);
            else if (one.Attempts < options.Value.MaxAttempts && answer.Status != 410)
                one.Defer(token, now + Backoff(one.Attempts), answer.Status, answer.Error!);
            else
                one.GiveUp(token, answer.Status, answer.Error!);
        }, ct);
        return answer.IsTaken;
    }

    private static TimeSpan Backoff(int attempts) => TimeSpan.FromMinutes(MinutesBetween[Math.Min(attempts, MinutesBetween.Length) - 1]);

    private async Task RecordAsync(WorkflowsDb db, WebhookDelivery delivery, Action<WebhookDelivery> outcome, CancellationToken ct)
    {
        outcome(delivery);
        if (await SaveAsync(db, ct))
            return;
        LogTakenOver(log, delivery.Id);
        await db.Entry(delivery).ReloadAsync(ct);
    }

    private async Task<bool> SaveAsync(WorkflowsDb db, CancellationToken ct)
    {
        try
        {
            using var turn = await writer.EnterAsync(ct);
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Delivery {Id} was taken over or given up while it was being sent; what became of it here is not recorded.")]
    private static partial void LogTakenOver(ILogger log, string id);
}
