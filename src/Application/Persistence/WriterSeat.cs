using Microsoft.EntityFrameworkCore;

namespace VanQuan.Workflows.Application.Persistence;

/// <summary>
/// The one writer's place at the database. SQLite has one writer, so one context is enough for all transitions of a process:
/// its connection stays open between turns, which keeps the page cache warm and the statements prepared. A turn that fails
/// leaves nothing behind: its context is thrown away with whatever it held.
/// </summary>
public sealed class WriterSeat(IDbContextFactory<WorkflowsDb> contexts, WriterLock writer) : IDisposable
{
    private WorkflowsDb? kept;

    /// <summary>Runs a turn in one transaction: what it saved is committed when it returns, and forgotten when it throws.</summary>
    public async Task<T> RunAsync<T>(Func<WorkflowsDb, Task<T>> turn, CancellationToken ct)
    {
        using var mine = await writer.EnterAsync(ct);
        var db = kept ?? await SitDownAsync(ct);
        kept = null;
        try
        {
            // On SQLite this is BEGIN IMMEDIATE: what is read in here cannot be changed by anybody else before the commit.
            await using (var transaction = await db.Database.BeginTransactionAsync(ct))
            {
                var result = await turn(db);
                await transaction.CommitAsync(ct);
                db.Forget();
                kept = db;
                return result;
            }
        }
        finally
        {
            if (kept is null)
                StandUp(db);
        }
    }

    public void Dispose()
    {
        if (kept is not null)
            StandUp(kept);
        kept = null;
    }

    private async Task<WorkflowsDb> SitDownAsync(CancellationToken ct)
    {
        var db = await contexts.CreateDbContextAsync(ct);
        // Looked for once, when saving, instead of at every question to the context.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await db.Database.OpenConnectionAsync(ct);
        PreparedStatements.Keep(db.Database.GetDbConnection());
        return db;
    }

    private static void StandUp(WorkflowsDb db)
    {
        PreparedStatements.Drop(db.Database.GetDbConnection());
        db.Dispose();
    }
}
