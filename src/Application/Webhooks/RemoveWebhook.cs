using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Webhooks;

/// <summary>The address hears of nothing any more; what was still on its way to it is given up.</summary>
public sealed class RemoveWebhook(WebhookDesk desk)
{
    public sealed record Command(string OperationId, string Id);

    /// <exception cref="WebhookRefusedException">Nothing was removed.</exception>
    public Task<bool> RunAsync(Command command, Actor actor, CancellationToken ct) => desk.RunAsync(command.OperationId, actor, async scope =>
    {
        var row = await WebhookDesk.FindAsync(scope, command.Id, ct);
        (row.Enabled, row.RemovedAt) = (false, scope.Now);
        var waiting = await scope.Db.Set<WebhookDelivery>().Where(one => one.WebhookId == row.Id && one.NextAttemptAt != null).ToListAsync(ct);
        foreach (var one in waiting)
            one.Abandon("The webhook was removed.");
        WebhookDesk.Note(scope, "WebhookRemoved", new { webhook = row.Id, abandoned = waiting.Count });
        return true;
    }, ct);
}
