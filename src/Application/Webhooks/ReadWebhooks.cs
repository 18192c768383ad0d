using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Webhooks;

/// <summary>Webhooks as an administrator sees them, and what became of what was sent, the newest first.</summary>
public sealed class ReadWebhooks(IDbContextFactory<WorkflowsDb> databases, WebhookDesk desk, WebhookSecrets secrets)
{
    /// <param name="GivenUp">Deliveries that wait for somebody to look at them.</param>
    public sealed record Shown(WebhookRow Row, int Waiting, int GivenUp);

    /// <exception cref="WebhookRefusedException">The person is no administrator.</exception>
    public async Task<IReadOnlyList<Shown>> AllAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await desk.RequireAsync(db, actor, ct);
        var rows = await db.Set<WebhookRow>().AsNoTracking().Where(hook => hook.RemovedAt == null).OrderBy(hook => hook.CreatedAt).ThenBy(hook => hook.Id).ToListAsync(ct);
        var counts = await db.Set<WebhookDelivery>().Where(one => one.State != DeliveryState.Delivered).GroupBy(one => new { one.WebhookId, Dead = one.State == DeliveryState.GivenUp })
            .Select(group => new { group.Key.WebhookId, group.Key.Dead, Count = group.Count() }).ToListAsync(ct);
        int Of(string id, bool dead) => counts.Where(one => one.WebhookId == id && one.Dead == dead).Sum(one => one.Count);
        return [.. rows.Select(row => new Shown(row, Of(row.Id, false), Of(row.Id, true)))];
    }

    /// <exception cref="WebhookRefusedException">There is no such webhook, or the person is no administrator.</exception>
    public async Task<Shown> FindAsync(string id, Actor actor, CancellationToken ct) =>
        (await AllAsync(actor, ct)).FirstOrDefault(one => one.Row.Id == id) ?? throw new WebhookRefusedException(WebhookRefusal.NotFound, WebhookWords.NotFound);

    /// <summary>What the receiver checks signatures with.</summary>
    public async Task<string> SecretAsync(string id, Actor actor, CancellationToken ct) => secrets.Unprotect((await FindAsync(id, actor, ct)).Row.ProtectedSecret);

    public async Task<IReadOnlyList<WebhookDelivery>> DeliveriesAsync(string id, Actor actor, int most, CancellationToken ct)
    {
        await FindAsync(id, actor, ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<WebhookDelivery>().AsNoTracking().Where(one => one.WebhookId == id).OrderByDescending(one => one.Number).Take(most).ToListAsync(ct);
    }
}
