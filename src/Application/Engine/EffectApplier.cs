using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Application.Engine;

/// <summary>Does in the database what an instance asks of the world: one case per effect, each handed to the room it belongs to.</summary>
public sealed class EffectApplier(InstanceEffects instances, SignalEffects signals)
{
    public Task ApplyAsync(TransitionScope scope, Effect effect, CancellationToken ct) => effect switch
    {
        RequestTask request => InstanceEffects.RequestTaskAsync(scope, request, ct),
        OpenIncident open => InstanceEffects.OpenIncidentAsync(scope, open, ct),
        CloseIncident close => InstanceEffects.CloseIncidentAsync(scope, close, ct),
        RecordIndicator record => InstanceEffects.RecordIndicatorAsync(scope, record, ct),
        StartChild start => instances.StartChildAsync(scope, start, ct),
        ReturnToParent back => InstanceEffects.ReturnToParentAsync(scope, back),
        FinishInstance finish => InstanceEffects.FinishAsync(scope, finish),
        AwaitSignal wait => SignalEffects.AwaitAsync(scope, wait, ct),
        ClearSignal clear => SignalEffects.ClearAsync(scope, clear, ct),
        PublishSignal publish => signals.PublishAsync(scope, publish, ct),
        // What WriteLine says is for designers who try a definition out; the service has nobody to say it to.
        WriteText => Task.CompletedTask,
        _ => throw new NotSupportedException($"No room handles the effect {effect.GetType().Name}."),
    };
}
