using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Application.Engine;

/// <summary>Hands what a transaction raised to the engines of the instances concerned, and applies what comes back, until it is quiet.</summary>
public sealed class EngineRoom(IEnumerable<IWorkflowEngine> engines, EffectApplier effects)
{
    /// <summary>Instances that wake each other without end become an error that rolls the transaction back, not a hanging service.</summary>
    private const int LongestCascade = 10_000;

    public async Task DrainAsync(TransitionScope scope, CancellationToken ct)
    {
        for (var handled = 0; scope.TryTake(out var command); handled++)
        {
            if (handled == LongestCascade)
                throw new InvalidOperationException($"More than {LongestCascade} events follow from one; the last is {command.Event} of {command.InstanceId}.");
            var instance = await scope.InstanceAsync(command.InstanceId, ct);
            var engine = engines.FirstOrDefault(engine => engine.Name == instance.Engine)
                ?? throw new CommandRefusedException(instance.Engine, "Bản chạy này không có bộ máy ấy. / This build does not have that engine.");
            if (engine.Refusal(command) is { } words)
                throw new CommandRefusedException(engine.Name, words);
            var answer = await engine.HandleAsync(scope, instance, command, ct);
            // Whoever begins to wait at this moment hears what was published in it, as in a simulation.
            foreach (var effect in answer.Effects.OrderBy(effect => effect is PublishSignal))
                await effects.ApplyAsync(scope, effect, ct);
        }
    }
}
