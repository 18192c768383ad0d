using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Webhooks;

/// <summary>What the use cases on webhooks share: administrators only, asked in the transaction that changes something (law 9), and a line in the service's chain.</summary>
public sealed class WebhookDesk(Transition transition, StaffDirectorySource staff)
{
    public Task<T> RunAsync<T>(string operationId, Actor actor, Func<TransitionScope, Task<T>> use, CancellationToken ct) =>
        transition.RunAsync(actor, $"webhooks/{actor.PersonId}/{operationId}", async scope =>
        {
            await RequireAsync(scope.Db, actor, ct);
            return await use(scope);
        }, ct);

    public async Task RequireAsync(Persistence.WorkflowsDb db, Actor actor, CancellationToken ct)
    {
        if ((await staff.GetAsync(db, ct)).Find(actor.PersonId)?.Is(SystemRoles.Administrator) != true)
            throw new WebhookRefusedException(WebhookRefusal.NotAllowed, WebhookWords.NotAllowed);
    }

    public static async Task<WebhookRow> FindAsync(TransitionScope scope, string id, CancellationToken ct) =>
        await scope.Db.Set<WebhookRow>().FirstOrDefaultAsync(hook => hook.Id == id && hook.RemovedAt == null, ct)
        ?? throw new WebhookRefusedException(WebhookRefusal.NotFound, WebhookWords.NotFound);

    public static void Note(TransitionScope scope, string verb, object data) => scope.Db.Audit.Add(AuditChain.Service, scope.Actor, scope.Now, verb, data: data);

    public static List<string> Events(IEnumerable<string> chosen)
    {
        var known = WebhookEvents.All.Where(chosen.Contains).ToList();
        return known.Count > 0 ? known : throw new WebhookRefusedException(WebhookRefusal.Invalid, WebhookWords.NoEvent, "events");
    }

    public static string Url(string? text, WebhookSettings settings) => WebhookAddress.Read(text, settings)?.AbsoluteUri
        ?? throw new WebhookRefusedException(WebhookRefusal.Invalid, WebhookWords.BadAddress, "url");
}
