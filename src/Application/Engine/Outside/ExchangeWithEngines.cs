using System.Runtime.ExceptionServices;
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
        var stuck = new Stuck();
        foreach (var engine in engines.OfType<EngineWithStore>())
        {
            int round;
            do
            {
                round = await DeliverAsync(engine, stuck, ct) + await ApplyAsync(engine, stuck, ct);
                moved += round;
            }
            while (round > 0);
        }
        stuck.Throw();
        return moved;
    }

    /// <summary>Instances whose next command or effect failed: they wait, in order, and hold up nobody else. The first failure is told at the end.</summary>
    private sealed class Stuck
    {
        private readonly HashSet<string> instances = [];
        private ExceptionDispatchInfo? first;

        public async Task<bool> TryAsync(string instanceId, Func<Task> step)
        {
            if (instances.Contains(instanceId))
                return false;
            try
            {
                await step();
                return true;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                instances.Add(instanceId);
                first ??= ExceptionDispatchInfo.Capture(e);
                return false;
            }
        }

        public void Throw() => first?.Throw();
    }

    private async Task<int> DeliverAsync(EngineWithStore engine, Stuck stuck, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var waiting = await db.Set<EngineOutboxRow>().AsNoTracking()
            .Where(row => row.Engine == engine.Name && row.DeliveredAt == null).OrderBy(row => row.Position).ToListAsync(ct);
        var delivered = 0;
        foreach (var row in waiting)
            if (await stuck.TryAsync(row.InstanceId, () => DeliverAsync(engine, row, ct)))
                delivered++;
        return delivered;
    }

    private async Task DeliverAsync(EngineWithStore engine, EngineOutboxRow row, CancellationToken ct)
    {
        await engine.TakeAsync(EngineJson.Read<StoredCommand>(row.Command), ct);
        await transition.RunAsync(Actor.System, async scope =>
        {
            var kept = await scope.Db.Set<EngineOutboxRow>().FirstAsync(found => found.Position == row.Position, ct);
            kept.DeliveredAt ??= scope.Now;
            return true;
        }, ct);
    }

    private async Task<int> ApplyAsync(EngineWithStore engine, Stuck stuck, CancellationToken ct)
    {
        var applied = 0;
        foreach (var effect in await engine.PendingAsync(ct))
            if (await stuck.TryAsync(effect.Effect.InstanceId, async () =>
            {
                await transition.RunAsync(Actor.System, scope => ApplyAsync(scope, engine.Name, effect, ct), ct);
                await engine.ConfirmAsync(effect, ct);
            }))
                applied++;
        return applied;
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
