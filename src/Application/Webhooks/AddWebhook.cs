using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Webhooks;

/// <summary>
/// An administrator names an address and what it hears of. The answer holds only the id, because answers are kept for repeats:
/// the secret is read with <see cref="ReadWebhooks"/>.
/// </summary>
public sealed class AddWebhook(WebhookDesk desk, WebhookSecrets secrets, IOptions<WebhookSettings> settings)
{
    public const int Most = 50;

    public sealed record Command(string OperationId, string? Url, IReadOnlyCollection<string> Events);

    /// <exception cref="WebhookRefusedException">Nothing was added.</exception>
    public Task<string> RunAsync(Command command, Actor actor, CancellationToken ct) => desk.RunAsync(command.OperationId, actor, async scope =>
    {
        var url = WebhookDesk.Url(command.Url, settings.Value);
        var events = WebhookDesk.Events(command.Events);
        if (await scope.Db.Set<WebhookRow>().CountAsync(hook => hook.RemovedAt == null, ct) >= Most)
            throw new WebhookRefusedException(WebhookRefusal.Conflict, WebhookWords.TooMany(Most));
        var row = new WebhookRow
        {
            Id = $"hook_{Guid.CreateVersion7(scope.Now):N}", Url = url, Events = events, ProtectedSecret = secrets.Protect(WebhookSecrets.New()), OwnerId = actor.PersonId, CreatedAt = scope.Now,
        };
        scope.Db.Add(row);
        WebhookDesk.Note(scope, "WebhookAdded", new { webhook = row.Id, host = new Uri(url).Host, events });
        return row.Id;
    }, ct);
}
