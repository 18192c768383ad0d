using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution.Running;

namespace VanQuan.Workflows.Domain.Engine.Execution;

/// <summary>
/// Executes definitions: (definition, instance, event, now) → (instance′, effects). It knows no clock, no store and no chance, so the same
/// code runs, simulates, proves and replays. <paramref name="definitions"/> gives called definitions by their id (the published version).
/// </summary>
public sealed class Kernel(IExpressionEvaluator expressions, Func<string, WorkflowDefinition?>? definitions = null, EngineLimits? limits = null)
{
    internal IExpressionEvaluator Expressions { get; } = expressions;
    internal Func<string, WorkflowDefinition?> Definitions { get; } = definitions ?? (_ => null);
    internal EngineLimits Limits { get; } = limits ?? EngineLimits.Default;

    /// <summary>What answers for data that is not there; null: everything is evaluated.</summary>
    internal ImaginedData? Imagined { get; init; }

    /// <summary>
    /// Applies an event. <paramref name="state"/> is null for <see cref="StartInstance"/> only; <paramref name="now"/> is the event's time.
    /// An event that was taken before, or that nothing waits for, changes nothing (<see cref="StepResult.Taken"/> is false).
    /// </summary>
    /// <exception cref="ArgumentException">There is no instance for the event, or the definition is not the instance's.</exception>
    public StepResult Step(WorkflowDefinition definition, InstanceState? state, EngineEvent happened, DateTimeOffset now)
    {
        if (state is not null && state.DefinitionId != definition.DefinitionId)
            throw new ArgumentException($"Instance {state.Id} is of definition '{state.DefinitionId}', not '{definition.DefinitionId}'.", nameof(definition));
        if (state is null && happened is not StartInstance)
            throw new ArgumentException($"{happened.GetType().Name} needs an instance.", nameof(state));
        if (state is not null && happened is StartInstance)
            return new(state, [], [], Taken: false);
        var working = state?.Copy() ?? New(definition, (StartInstance)happened, now);
        var run = new Run(this, definition, working, now, callDepth: 0, [], []);
        try
        {
            if (!Apply(run, happened))
                return new(state!, [], [], Taken: false);
            run.Drain();
        }
        catch (ExpressionAbortedException e)
        {
            return Aborted(definition, state, happened, now, run, e.Message);
        }
        Conclude(run, state);
        return new(working, run.Children, run.Effects, Taken: true);
    }

    /// <summary>Runs a called definition inside the caller's step, as far as it goes.</summary>
    internal InstanceState StartCalled(WorkflowDefinition definition, StartInstance start, Run caller)
    {
        var run = new Run(this, definition, New(definition, start, caller.Now), caller.Now, caller.CallDepth + 1, caller.Effects, caller.Children);
        run.Children.Add(run.State);
        run.Start(start);
        run.Drain();
        // The caller takes the result itself: it is told by an effect only when it has to wait.
        if (run.State.Status == InstanceStatus.Finished)
            run.Emit(id => new FinishInstance(id, run.State.Id, run.State.SubStatus));
        return run.State;
    }

    private static InstanceState New(WorkflowDefinition definition, StartInstance start, DateTimeOffset now) =>
        new(start.InstanceId, definition.DefinitionId, definition.Version, now);

    private static bool Apply(Run run, EngineEvent happened)
    {
        Bookmark? Find(string id, params BookmarkKind[] kinds) => run.State.Bookmarks.FirstOrDefault(bookmark => bookmark.Id == id && kinds.Contains(bookmark.Kind));
        Incident? Incident(string id) => run.State.Incidents.FirstOrDefault(incident => incident.Id == id);
        switch (happened)
        {
            case StartInstance start:
                run.Start(start);
                return true;
            case ResumeBookmark e:
                return run.Resume(Find(e.BookmarkId, BookmarkKind.UserTask, BookmarkKind.Approval, BookmarkKind.RunTask), e);
            case FireTimer e:
                return run.Resume(Find(e.BookmarkId, BookmarkKind.Timer), e);
            case ReturnFromChild e:
                return run.Resume(Find(e.BookmarkId, BookmarkKind.Child), e);
            case DeliverSignal e:
                return run.Deliver(e);
            case PassDueDate e:
                return run.PassDueDate(Find(e.BookmarkId, BookmarkKind.UserTask, BookmarkKind.Approval));
            case CancelBookmark e:
                return run.CancelBookmark(Find(e.BookmarkId, BookmarkKind.UserTask, BookmarkKind.Approval, BookmarkKind.RunTask, BookmarkKind.Timer, BookmarkKind.Signal, BookmarkKind.Child), e.Reason);
            case CancelInstance e when run.State.SubStatus is not (InstanceSubStatus.Finished or InstanceSubStatus.Cancelled):
                run.Cancel(e.Reason);
                return true;
            case MoveAnchor e when run.State.Anchors.ContainsKey(e.Anchor):
                run.State.Anchors = new Dictionary<string, DateOnly>(run.State.Anchors) { [e.Anchor] = e.Date };
                return true;
            case RetryIncident e when Incident(e.IncidentId) is { Aborted: { } aborted } incident:
                run.Close(incident);
                return aborted is not StartInstance start2 ? Apply(run, aborted) : Restart(run, start2);
            case RetryIncident e:
                return run.Retry(Incident(e.IncidentId));
            case SkipIncident e:
                return run.Skip(Incident(e.IncidentId), e.Outcome);
            default:
                return false;
        }
    }

    private static bool Restart(Run run, StartInstance start)
    {
        run.Start(start);
        return true;
    }

    /// <summary>The instance as it was, with an incident that holds the event. How far the step came depends on the machine, so none of it stays.</summary>
    private StepResult Aborted(WorkflowDefinition definition, InstanceState? state, EngineEvent happened, DateTimeOffset now, Run stopped, string message)
    {
        var working = state?.Copy() ?? New(definition, (StartInstance)happened, now);
        var run = new Run(this, definition, working, now, callDepth: 0, [], []);
        if (state is null)
            working.SubStatus = InstanceSubStatus.Suspended;
        run.OpenAborted(happened, stopped.Current?.ActivityId ?? definition.Root.Id, message);
        return new(working, [], run.Effects, Taken: true);
    }

    /// <summary>A faulted instance that is retried, skipped or cancelled ends anew; its caller, though, went on at the fault.</summary>
    internal static void Conclude(Run run, InstanceState? before)
    {
        var endedBefore = before?.Status == InstanceStatus.Finished;
        if (run.State.Status != InstanceStatus.Finished || (endedBefore && before!.SubStatus == run.State.SubStatus))
            return;
        run.Emit(id => new FinishInstance(id, run.State.Id, run.State.SubStatus));
        if (!endedBefore && run.State.Parent is { BookmarkId: { } bookmark } parent)
            run.Emit(id => new ReturnToParent(id, run.State.Id, parent.InstanceId, new(id, bookmark, run.State.Id, run.State.SubStatus, run.State.Output)));
    }
}
