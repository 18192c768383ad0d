using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Application.Engine;

/// <summary>Published events: who waits for them, and which definitions they start.</summary>
public sealed class SignalEffects(StartWorkflow startWorkflow, DefinitionStore definitions)
{
    public static async Task AwaitAsync(TransitionScope scope, AwaitSignal effect, CancellationToken ct)
    {
        if (await scope.Db.FindAsync<SignalWaitRow>([effect.InstanceId, effect.BookmarkId], ct) is null)
            scope.Db.Add(new SignalWaitRow
            {
                InstanceId = effect.InstanceId,
                BookmarkId = effect.BookmarkId,
                Name = effect.Name,
                CorrelationId = effect.CorrelationId,
            });
    }

    public static async Task ClearAsync(TransitionScope scope, ClearSignal effect, CancellationToken ct)
    {
        if (await scope.Db.FindAsync<SignalWaitRow>([effect.InstanceId, effect.BookmarkId], ct) is { } wait)
            scope.Db.Remove(wait);
    }

    /// <summary>Wakes whoever waits, and starts what the event starts, also when somebody waited.</summary>
    public async Task PublishAsync(TransitionScope scope, PublishSignal effect, CancellationToken ct)
    {
        // Waits of this very transaction are only tracked yet, so the stored ones are made tracked too and then looked through.
        await scope.Db.Set<SignalWaitRow>().Where(wait => wait.Name == effect.Name).LoadAsync(ct);
        var waiting = scope.Db.Set<SignalWaitRow>().Local
            .Where(wait => wait.Name == effect.Name && (!effect.LocalOnly || wait.InstanceId == effect.InstanceId))
            .Select(wait => wait.InstanceId).Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (var instanceId in waiting)
            scope.Raise(instanceId, new DeliverSignal($"{effect.OperationId}/{instanceId}", effect.Name, effect.Payload, effect.CorrelationId));
        if (effect.LocalOnly)
            return;
        foreach (var start in definitions.StartedBy(scope.Db, effect.Name))
            await startWorkflow.RunAsync(scope, Started(effect, start), ct);
    }

    private static NewInstance Started(PublishSignal effect, SignalStart start)
    {
        var id = $"{effect.OperationId}/{start.DefinitionId}/{start.ActivityId}";
        var trigger = new Trigger(start.ActivityId, effect.Payload);
        return new NewInstance(
            new StartInstance(id, id, effect.CorrelationId, new Dictionary<string, System.Text.Json.JsonElement>(), new Dictionary<string, DateOnly>(), trigger),
            start.DefinitionId) { Version = start.Version };
    }
}
