using Microsoft.Extensions.Options;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Webhooks;

/// <summary>Another address, other events, a new secret, on or off; what is null stays. While it is off, events pass it by; what was queued before waits.</summary>
public sealed class ChangeWebhook(WebhookDesk desk, WebhookSecrets secrets, IOptions<WebhookSettings> settings)
{
    public sealed record Command(string OperationId, string Id, string? Url = null, IReadOnlyCollection<string>? Events = null, bool? Enabled = null, bool NewSecret = false);

    /// <exception cref="WebhookRefusedException">Nothing was changed.</exception>
    public Task<bool> RunAsync(Command command, Actor actor, CancellationToken ct) => desk.RunAsync(command.OperationId, actor, async scope =>
    {
        var row = await WebhookDesk.FindAsync(scope, command.Id, ct);
        if (command.Url is not null)
            row.Url = WebhookDesk.Url(command.Url, settings.Value);
        if (command.Events is not null)
            row.Events = WebhookDesk.Events(command.Events);
        row.Enabled = command.Enabled ?? row.Enabled;
        if (command.NewSecret)
            row.ProtectedSecret = secrets.Protect(WebhookSecrets.New());
        WebhookDesk.Note(scope, "WebhookChanged", new { webhook = row.Id, host = new Uri(row.Url).Host, events = row.Events, enabled = row.Enabled, newSecret = command.NewSecret });
        return true;
    }, ct);
}
