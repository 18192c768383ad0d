using VanQuan.Workflows.Application.Identity.Tokens;
using VanQuan.Workflows.Application.Webhooks;
using VanQuan.Workflows.Domain.Tasks.Forms;
using VanQuan.Workflows.Portal.Api.V1.Guarding;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Api.V1.Webhooks;

/// <summary>Webhooks, kept by programs of administrators.</summary>
internal static class HookApi
{
    private const int MostDeliveries = 200;

    public sealed record Hook(string Id, string Url, IReadOnlyList<string> Events, bool Enabled, DateTimeOffset CreatedAt, int Waiting, int GivenUp);

    /// <param name="Secret">Checks the signatures of what is sent.</param>
    public sealed record HookWithSecret(Hook Webhook, string Secret);

    /// <param name="Events">Names such as <c>task.submitted</c>.</param>
    public sealed record NewHook(string? Url, IReadOnlyList<string>? Events);

    /// <summary>What is not there stays as it is.</summary>
    public sealed record HookChange(string? Url, IReadOnlyList<string>? Events, bool? Enabled, bool NewSecret = false);

    /// <param name="Id">Goes out as <c>webhook-id</c>.</param>
    public sealed record Delivery(string Id, string Event, DeliveryState State, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset? NextAttemptAt, DateTimeOffset? DeliveredAt, int? LastStatus, string? LastError);

    public static void MapHooks(this RouteGroupBuilder v1)
    {
        var hooks = v1.MapGroup("/webhooks").WithTags("Webhooks").Needs(TokenScopes.ManageWebhooks);
        hooks.MapGet("/", async (ReadWebhooks read, Visitor visitor, CancellationToken ct) => (await read.AllAsync(visitor.Actor, ct)).Select(Of).ToArray()).WithSummary("All webhooks").Answers();
        hooks.MapPost("/", AddAsync).WithSummary("Add a webhook; the answer holds its secret").Answers(403, 409, 422);
        hooks.MapGet("/{id}", FindAsync).WithSummary("One webhook with its secret").Answers(404);
        hooks.MapPost("/{id}/change", async (string id, OperationKey key, HookChange body, ChangeWebhook change, ReadWebhooks read, Visitor visitor, CancellationToken ct) =>
        {
            await change.RunAsync(new(key.Id, id, body.Url, body.Events, body.Enabled, body.NewSecret), visitor.Actor, ct);
            return await FindAsync(id, read, visitor, ct);
        }).WithSummary("Another address, other events, a new secret, on or off").Answers(403, 404, 422);
        hooks.MapPost("/{id}/remove", async (string id, OperationKey key, RemoveWebhook remove, Visitor visitor, Say say, CancellationToken ct) =>
        {
            await remove.RunAsync(new(key.Id, id), visitor.Actor, ct);
            return new Outcome(say.Of(new Words("Đã gỡ webhook.", "The webhook is removed.")));
        }).WithSummary("Remove a webhook; what waits for it is given up").Answers(403, 404);
        hooks.MapPost("/{id}/ping", async (string id, OperationKey key, PingWebhook ping, Visitor visitor, Say say, CancellationToken ct) =>
        {
            await ping.RunAsync(new(key.Id, id), visitor.Actor, ct);
            return new Outcome(say.Of(new Words("Đã xếp một lần gửi thử.", "A test is queued.")));
        }).WithSummary("Send a test event").Answers(403, 404);
        hooks.MapGet("/{id}/deliveries", async (string id, ReadWebhooks read, Visitor visitor, CancellationToken ct) =>
            (await read.DeliveriesAsync(id, visitor.Actor, MostDeliveries, ct)).Select(Of).ToArray()).WithSummary("The last deliveries, newest first").Answers(404);
        hooks.MapPost("/{id}/deliveries/{delivery}/retry", async (string id, string delivery, OperationKey key, RetryDelivery retry, Visitor visitor, Say say, CancellationToken ct) =>
        {
            await retry.RunAsync(new(key.Id, id, delivery), visitor.Actor, ct);
            return new Outcome(say.Of(new Words("Đã xếp gửi lại.", "It is queued again.")));
        }).WithSummary("Try a delivery again that was given up").Answers(403, 404, 409);
    }

    private static async Task<HookWithSecret> AddAsync(OperationKey key, NewHook body, AddWebhook add, ReadWebhooks read, Visitor visitor, CancellationToken ct) =>
        await FindAsync(await add.RunAsync(new(key.Id, body.Url, body.Events ?? []), visitor.Actor, ct), read, visitor, ct);

    private static async Task<HookWithSecret> FindAsync(string id, ReadWebhooks read, Visitor visitor, CancellationToken ct) =>
        new(Of(await read.FindAsync(id, visitor.Actor, ct)), await read.SecretAsync(id, visitor.Actor, ct));

    private static Hook Of(ReadWebhooks.Shown shown) => new(shown.Row.Id, shown.Row.Url, shown.Row.Events, shown.Row.Enabled, shown.Row.CreatedAt, shown.Waiting, shown.GivenUp);

    private static Delivery Of(WebhookDelivery one) => new(one.Id, one.Event, one.State, one.Attempts, one.CreatedAt, one.NextAttemptAt, one.DeliveredAt, one.LastStatus, one.LastError);
}
