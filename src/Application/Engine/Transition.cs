using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Engine;

/// <summary>
/// One event, one transaction (law 2): runs the work, delivers the events it raised, saves and commits, or leaves nothing
/// behind. A lost race runs the work again on fresh rows, so that what the second person is told comes from what the first did.
/// </summary>
public sealed class Transition(IDbContextFactory<WorkflowsDb> databases, TimeProvider clock, DeliverEvent deliver) : IDisposable
{
    private const int Attempts = 5;

    /// <summary>SQLite has one writer: waiting here is cheaper than waiting in the file.</summary>
    private readonly SemaphoreSlim writing = new(1);

    public async Task<T> RunAsync<T>(Actor actor, Func<TransitionScope, Task<T>> work, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await writing.WaitAsync(ct);
            try
            {
                return await OnceAsync(actor, work, ct);
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                // Another node wrote first: the work runs again on what it wrote.
                continue;
            }
            finally
            {
                writing.Release();
            }
        }
    }

    public void Dispose() => writing.Dispose();

    private async Task<T> OnceAsync<T>(Actor actor, Func<TransitionScope, Task<T>> work, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var scope = new TransitionScope(db, clock.GetUtcNow(), actor, deliver, ct);
        var result = await work(scope);
        await scope.DrainAsync();
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return result;
    }
}
