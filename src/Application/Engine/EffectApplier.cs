using VanQuan.Workflows.Application.Mail;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Application.Tasks.Effects;
using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Application.Engine;

/// <summary>Does in the database what an instance asks of the world: one case per effect, each handed to the room it belongs to.</summary>
public sealed class EffectApplier(
    InstanceEffects instances, SignalEffects signals, TimerEffects timers, TaskEffects tasks, ChangeEffects changes, CountEffects counts, NotifyEffects notices)
{
    public Task ApplyAsync(TransitionScope scope, Effect effect, CancellationToken ct) => effect switch
    {
        OpenTask open => tasks.OpenAsync(scope, open, ct),
        OpenApproval open => tasks.OpenAsync(scope, open, ct),
        ChangeTask change => changes.ChangeAsync(scope, change, ct),
        ChangeApproval change => changes.ChangeAsync(scope, change, ct),
        CloseTask close => tasks.CloseAsync(scope, close, ct),
        PauseClock pause => counts.PauseAsync(scope, pause, ct),
        ResumeClock resume => counts.ResumeAsync(scope, resume, ct),
        SetTimer set => timers.SetAsync(scope, set, ct),
        ClearTimer clear => TimerEffects.ClearAsync(scope, clear, ct),
        RequestTask request => InstanceEffects.RequestTaskAsync(scope, request, ct),
        OpenIncident open => InstanceEffects.OpenIncidentAsync(scope, open, ct),
        CloseIncident close => InstanceEffects.CloseIncidentAsync(scope, close, ct),
        RecordIndicator record => InstanceEffects.RecordIndicatorAsync(scope, record, ct),
        StartChild start => instances.StartChildAsync(scope, start, ct),
        ReturnToParent back => InstanceEffects.ReturnToParentAsync(scope, back),
        FinishInstance finish => FinishAsync(scope, finish, ct),
        AwaitSignal wait => SignalEffects.AwaitAsync(scope, wait, ct),
        ClearSignal clear => SignalEffects.ClearAsync(scope, clear, ct),
        PublishSignal publish => signals.PublishAsync(scope, publish, ct),
        Notify notify => notices.NotifyAsync(scope.Db, notify, scope.Now, ct),
        SendMail mail => notices.SendAsync(scope.Db, mail, scope.Now, ct),
        // What WriteLine says is for designers who try a definition out; the service has nobody to say it to.
        WriteText => Task.CompletedTask,
        _ => throw new NotSupportedException($"No room handles the effect {effect.GetType().Name}."),
    };

    private async Task FinishAsync(TransitionScope scope, FinishInstance finish, CancellationToken ct)
    {
        // Faulted is not the end: its tasks can still be done, and what is answered waits for the incident to be dealt with.
        if (finish.SubStatus != InstanceSubStatus.Faulted)
            await tasks.FinishAsync(scope, finish, ct);
        InstanceEffects.Finished(scope, finish);
        await RoundEffects.FinishAsync(scope, finish, ct);
    }
}
