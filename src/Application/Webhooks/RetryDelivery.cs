using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Webhooks;

/// <summary>An administrator has one that was given up tried again, under the same id.</summary>
public sealed class RetryDelivery(WebhookDesk desk)
{
    public sealed record Command(string OperationId, string WebhookId, string DeliveryId);

    /// <exception cref="WebhookRefusedException">There is no such delivery, it is not given up, or the person may not.</exception>
    public Task<bool> RunAsync(Command command, Actor actor, CancellationToken ct) => desk.RunAsync(command.OperationId, actor, async scope =>
    {
        await WebhookDesk.FindAsync(scope, command.WebhookId, ct);
        var delivery = await scope.Db.Set<WebhookDelivery>().FirstOrDefaultAsync(one => one.Id == command.DeliveryId && one.WebhookId == command.WebhookId, ct)
            ?? throw new WebhookRefusedException(WebhookRefusal.NotFound, WebhookWords.NoDelivery);
        if (delivery.State != DeliveryState.GivenUp)
            throw new WebhookRefusedException(WebhookRefusal.Conflict, WebhookWords.NotDead);
        delivery.Retry(scope.Now);
        WebhookDesk.Note(scope, "WebhookRetried", new { webhook = command.WebhookId, delivery = delivery.Id });
        return true;
    }, ct);
}
