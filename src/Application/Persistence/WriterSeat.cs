using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace VanQuan.Workflows.Application.Persistence;

/// <summary>
/// The one writer's place at the database. SQLite has one writer, so one context is enough for all transitions of a process:
/// its connection stays open between turns, which keeps the page cache warm and the statements prepared. Whoever takes the
/// seat also takes along the turns that wait by then: they become durable together, in one flush, and each is answered only
/// after it. A turn that fails leaves nothing behind and takes nobody with it.
/// </summary>
public sealed class WriterSeat(IDbContextFactory<WorkflowsDb> contexts, WriterLock writer) : IDisposable
{
    private const int MostTogether = 16;
    private const string BeforeTurn = "turn";

    private readonly ConcurrentQueue<WriterTurn> waiting = new();
    private WorkflowsDb? kept;

    /// <summary>Runs a turn; what it saved is committed when this returns, and gone when it throws.</summary>
    public async Task<T> RunAsync<T>(Func<WorkflowsDb, Task<T>> work, CancellationToken ct)
    {
        var mine = new WriterTurn<T>(work);
        waiting.Enqueue(mine);
        try
        {
            using var seat = await writer.EnterAsync(ct);
            // One sitting may end before it comes to this turn: at one that fails, or when enough were taken along.
            while (!mine.Answer.IsCompleted)
                await SitAsync();
        }
        catch (Exception) when (mine.TryTake())
        {
            // Given up, or the database cannot be had: nobody had begun it, and now nobody will.
            throw;
        }
        return await mine.Answer;
    }

    public void Dispose()
    {
        if (kept is not null)
            StandUp(kept);
        kept = null;
    }

    private async Task SitAsync()
    {
        var db = kept ?? await SitDownAsync();
        kept = null;
        List<WriterTurn> turns = [];
        var done = 0;
        try
        {
            // On SQLite this is BEGIN IMMEDIATE: what is read in here cannot be changed by anybody else before the commit.
            await using (var transaction = await db.Database.BeginTransactionAsync())
            {
                while (turns.Count < MostTogether && waiting.TryDequeue(out var turn))
                {
                    if (!turn.TryTake())
                        continue;
                    turns.Add(turn);
                    if (done > 0)
                        await transaction.CreateSavepointAsync(BeforeTurn);
                    if (await turn.RunAsync(db))
                        done++;
                    else if (done > 0)
                        await transaction.RollbackToSavepointAsync(BeforeTurn);
                    else
                        break;
                    db.Forget();
                }
                if (done > 0)
                    await transaction.CommitAsync();
            }
            if (done > 0)
                kept = db;
        }
        catch (Exception lost)
        {
            foreach (var turn in turns)
                turn.Lose(lost);
            throw;
        }
        finally
        {
            if (kept is null)
                StandUp(db);
        }
        // Only now: what made a turn fail may be what an earlier one did, and that is true from here on.
        foreach (var turn in turns)
            turn.Tell();
    }

    private async Task<WorkflowsDb> SitDownAsync()
    {
        var db = await contexts.CreateDbContextAsync();
        // Looked for once, when saving, instead of at every question to the context; and a turn saves all or nothing anyway.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        db.Database.AutoSavepointsEnabled = false;
        await db.Database.OpenConnectionAsync();
        PreparedStatements.Keep(db.Database.GetDbConnection());
        return db;
    }

    private static void StandUp(WorkflowsDb db)
    {
        PreparedStatements.Drop(db.Database.GetDbConnection());
        db.Dispose();
    }
}
