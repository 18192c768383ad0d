using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Engine.Outside;

/// <summary>
/// Hands commands to the engines that keep their own store, and applies the effects they give. It may die anywhere: what was
/// not marked as delivered or confirmed goes again, and both sides know an operation they have already taken.
/// </summary>
public sealed class ExchangeWithEngines(
    IDbContextFactory<WorkflowsDb> contexts, Transition transition, IEnumerable<IWorkflowEngine> engines, EffectApplier effects) : IDisposable
{
    // One exchange at a time: a command on its way must not set out a second time beside itself.
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>How many commands went over and effects came back.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            return await ExchangeAsync(ct);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<int> ExchangeAsync(CancellationToken ct)
    {
        var moved = 0;
        foreach (var engine in engines.OfType<EngineWithStore>())
        {
            int round;
            do
            {
                round = await DeliverAsync(engine, ct) + await ApplyAsync(engine, ct);
                moved += round;
            }
            while (round > 0);
        }
        return moved;
    }

    private async Task<int> DeliverAsync(EngineWithStore engine, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var waiting = await db.Set<EngineOutboxRow>().AsNoTracking()
            .Where(row => row.Engine == engine.Name && row.DeliveredAt == null).OrderBy(row => row.Position).ToListAsync(ct);
        foreach (var row in waiting)
        {
            await engine.TakeAsync(EngineJson.Read<StoredCommand>(row.Command), ct);
            await transition.RunAsync(Actor.System, async scope =>
            {
                var kept = await scope.Db.Set<EngineOutboxRow>().FirstAsync(found => found.Position == row.Position, ct);
                kept.DeliveredAt ??= scope.Now;
                return true;
            }, ct);
        }
        return waiting.Count;
    }

    private async Task<int> ApplyAsync(EngineWithStore engine, CancellationToken ct)
    {
        var pending = await engine.PendingAsync(ct);
        foreach (var effect in pending)
        {
            await transition.RunAsync(Actor.System, scope => ApplyAsync(scope, engine.Name, effect, ct), ct);
            await engine.ConfirmAsync(effect, ct);
        }
        return pending.Count;
    }

    private async Task<bool> ApplyAsync(TransitionScope scope, string engine, StoredEffect stored, CancellationToken ct)
    {
        var id = stored.Effect.OperationId;
        if (await scope.Db.FindAsync<EngineInboxRow>([engine, id], ct) is not null)
            return false;
        scope.Db.Add(new EngineInboxRow { Engine = engine, OperationId = id, AppliedAt = scope.Now });
        var instance = await scope.InstanceAsync(stored.Effect.InstanceId, ct);
        (instance.Status, instance.SubStatus) = (stored.Status, stored.SubStatus);
        if (instance.Status == InstanceStatus.Finished)
            instance.FinishedAt ??= scope.Now;
        instance.RowVersion++;
        await effects.ApplyAsync(scope, stored.Effect, ct);
        return true;
    }
}
