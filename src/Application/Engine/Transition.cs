using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Mail;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Webhooks;
using VanQuan.Workflows.Application.Webhooks.Noting;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Engine;

/// <summary>
/// One event, one transaction (law 2). Runs a use case's work, hands what it raised to the engines, applies their effects and
/// what those raise in turn, saves and commits, or leaves everything as it was. A lost race reads again and runs again on a
/// clean context, so that the second of two people hears the domain's own words.
/// </summary>
public sealed class Transition(IDbContextFactory<WorkflowsDb> contexts, WriterSeat seat, EngineRoom engines, MailWaiting mails, TimeProvider time)
{
    private const int Attempts = 5;

    public Task<T> RunAsync<T>(Actor actor, Func<TransitionScope, Task<T>> work, CancellationToken ct = default) =>
        RunAsync(actor, null, work, ct);

    /// <summary>A request that was done before (same <paramref name="operationId"/>) changes nothing and gets the same answer.</summary>
    public async Task<T> RunAsync<T>(Actor actor, string? operationId, Func<TransitionScope, Task<T>> work, CancellationToken ct = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(actor, operationId, work, ct);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Looked up only now: the usual request is new, and a repeat fails at the latest on the operation's key.
                if (operationId is not null && await AnswerOfAsync(operationId, ct) is { } answer)
                    return JsonSerializer.Deserialize<T>(answer)!;
                if (e is not DbUpdateException || attempt == Attempts)
                    throw;
            }
        }
    }

    private async Task<T> OnceAsync<T>(Actor actor, string? operationId, Func<TransitionScope, Task<T>> work, CancellationToken ct)
    {
        var queued = false;
        var done = await seat.RunAsync(async db =>
        {
            var scope = new TransitionScope(db, actor, time.GetUtcNow(), engines);
            var result = await work(scope);
            await scope.DrainAsync(ct);
            await NoteEvents.RunAsync(scope, ct);
            if (operationId is not null)
                db.Append(new OperationRow { Id = operationId, At = scope.Now, Answer = JsonSerializer.Serialize(result) });
            queued = scope.HandsOver || db.Appends<MailMessage>() || db.Appends<WebhookDelivery>();
            // The turn is over: what the context holds is forgotten, so there is nothing to mark as saved.
            await db.SaveChangesAsync(acceptAllChangesOnSuccess: false, ct);
            return result;
        }, ct);
        if (queued)
            mails.Tell();
        return done;
    }

    private async Task<string?> AnswerOfAsync(string operationId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<OperationRow>().Where(operation => operation.Id == operationId).Select(operation => operation.Answer).FirstOrDefaultAsync(ct);
    }
}
