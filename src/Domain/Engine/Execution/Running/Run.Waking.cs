using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution.Activities;
using VanQuan.Workflows.Domain.Engine.Execution.State;

namespace VanQuan.Workflows.Domain.Engine.Execution.Running;

/// <summary>What starts and wakes an instance. Each answers whether the event was taken.</summary>
internal sealed partial class Run
{
    public void Start(StartInstance start)
    {
        State.CorrelationId = start.CorrelationId;
        State.Parent = start.Parent;
        State.Input = start.Input;
        State.Anchors = start.Anchors;
        State.Trigger = start.Trigger;
        State.TriggerActivityId = start.Trigger?.ActivityId;
        Schedule(Definition.Root, null);
    }

    /// <summary>The trigger, if this activity is the one that started the instance; it is taken once.</summary>
    public Trigger? TakeTrigger(ActivityNode node)
    {
        if (State.Trigger is not { } trigger || trigger.ActivityId != node.Id)
            return null;
        State.Trigger = null;
        return trigger;
    }

    public bool Resume(Bookmark? bookmark, EngineEvent happened)
    {
        if (bookmark is null || State.SubStatus is InstanceSubStatus.Cancelled or InstanceSubStatus.Finished)
            return false;
        if (State.SubStatus == InstanceSubStatus.Faulted)
            return Hold(bookmark, happened);
        State.BookmarkList.Remove(bookmark);
        if (Find(bookmark.Execution) is not { } execution)
            return false;
        Current = execution;
        try
        {
            var node = Node(execution);
            Behaviours.Of(node.Type).Resumed(this, execution, node, bookmark, happened);
        }
        catch (EngineFaultException e)
        {
            Fault(execution, e.Message);
        }
        return true;
    }

    /// <summary>Where an instance is faulted, what people did is kept until it runs again; the first answer counts.</summary>
    private bool Hold(Bookmark bookmark, EngineEvent happened)
    {
        if (bookmark.Held is not null)
            return false;
        State.BookmarkList[State.BookmarkList.IndexOf(bookmark)] = bookmark with { Held = happened };
        return true;
    }

    public bool Deliver(DeliverSignal signal)
    {
        if (State.SignalsTaken.Contains(signal.OperationId) || (signal.CorrelationId is not null && signal.CorrelationId != State.CorrelationId))
            return false;
        var waiting = State.Bookmarks.Where(bookmark => bookmark.Kind == BookmarkKind.Signal && bookmark.Name == signal.Name).ToList();
        var taken = false;
        foreach (var bookmark in waiting)
            taken |= Resume(bookmark, signal);
        if (taken)
        {
            State.SignalsTaken.Add(signal.OperationId);
            // Repeats come soon or not at all.
            if (State.SignalsTaken.Count > 16)
                State.SignalsTaken.RemoveAt(0);
        }
        return taken;
    }

    public bool PassDueDate(Bookmark? bookmark)
    {
        if (bookmark is not { OverdueFired: false, Kind: BookmarkKind.UserTask or BookmarkKind.Approval } || State.Status != InstanceStatus.Running || Find(bookmark.Execution) is not { } execution)
            return false;
        State.BookmarkList[State.BookmarkList.IndexOf(bookmark)] = bookmark with { OverdueFired = true };
        FlowchartBehaviour.TakeSidePath(this, execution, "Overdue");
        return true;
    }

    public bool CancelBookmark(Bookmark? bookmark, string reason)
    {
        if (bookmark is null || State.Status != InstanceStatus.Running || Find(bookmark.Execution) is not { } execution)
            return false;
        // Outside a flowchart nothing counts ways out: the composite just goes on.
        if (Node(execution).HasConnection("Cancelled") || Find(execution.Parent) is not { } parent || !Node(parent).IsFlowchart)
            Complete(execution, "Cancelled");
        else
            Cancel(execution, reason);
        return true;
    }

    public bool Retry(Incident? incident)
    {
        if (incident is null || State.SubStatus == InstanceSubStatus.Cancelled)
            return false;
        Revive(incident);
        if (Find(incident.Execution) is { } execution)
        {
            foreach (var child in State.Executions.Where(child => child.Parent == execution.Number).ToList())
                Cancel(child, "its step runs again");
            ScheduleAgain(execution);
        }
        return true;
    }

    public bool Skip(Incident? incident, string outcome)
    {
        if (incident is null || State.SubStatus == InstanceSubStatus.Cancelled)
            return false;
        Revive(incident);
        if (Find(incident.Execution) is { } execution)
            Complete(execution, outcome);
        return true;
    }

    private void Revive(Incident incident)
    {
        Close(incident);
        if (Find(incident.Execution) is { } execution)
            execution.Faulted = false;
        State.Status = InstanceStatus.Running;
        State.SubStatus = InstanceSubStatus.Executing;
        TakeHeld();
    }

    /// <summary>What people did while the instance was faulted comes first: it may be what the retry needs.</summary>
    public void TakeHeld()
    {
        while (State.SubStatus != InstanceSubStatus.Faulted && State.Bookmarks.FirstOrDefault(bookmark => bookmark.Held is not null) is { Held: { } held } bookmark)
            Resume(bookmark, held);
    }
}
