using VanQuan.Workflows.Application.Webhooks.Noting;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Webhooks;

/// <summary>Tries an address out: one delivery of the event <c>ping</c>, signed and repeated like every other.</summary>
public sealed class PingWebhook(WebhookDesk desk)
{
    public sealed record Command(string OperationId, string Id);

    /// <returns>The delivery's id.</returns>
    /// <exception cref="WebhookRefusedException">There is no such webhook, or the person may not.</exception>
    public Task<string> RunAsync(Command command, Actor actor, CancellationToken ct) => desk.RunAsync(command.OperationId, actor, async scope =>
    {
        var row = await WebhookDesk.FindAsync(scope, command.Id, ct);
        var delivery = WebhookDelivery.Queue(row.Id, WebhookEvents.Ping, EventPayload.OfPing(row.Id, scope.Now), scope.Now);
        scope.Db.Append(delivery);
        WebhookDesk.Note(scope, "WebhookPinged", new { webhook = row.Id, delivery = delivery.Id });
        return delivery.Id;
    }, ct);
}
