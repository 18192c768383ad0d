using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution.Activities;
using VanQuan.Workflows.Domain.Engine.Execution.State;

namespace VanQuan.Workflows.Domain.Engine.Execution.Running;

/// <summary>How executions end: completed, cancelled, faulted; and what they wait for until then.</summary>
internal sealed partial class Run
{
    /// <summary>Completes an execution by its outcomes and tells the activity it stands in. Children that still wait are cancelled.</summary>
    public void Complete(ActivityExecution execution, params IReadOnlyCollection<string> outcomes)
    {
        if (execution.Ended || execution.Faulted || execution.Closing)
            return;
        execution.Closing = true;
        foreach (var child in State.Executions.Where(child => child.Parent == execution.Number).ToList())
            Cancel(child, "the step it belongs to ended");
        var node = Node(execution);
        var parent = Find(execution.Parent);
        Remember(execution, node, parent);
        var passed = Passed(node, parent, outcomes);
        End(execution, "the step ended");
        if (parent is null || parent.Ended || parent.Closing)
            return;
        var parentNode = Node(parent);
        try
        {
            Behaviours.Of(parentNode.Type).ChildCompleted(this, parent, parentNode, execution, outcomes.Count == 0 ? ["Done"] : outcomes);
        }
        catch (EngineFaultException e) when (parentNode.IsFlowchart)
        {
            // The way on from this activity is what failed; it can be retried, or skipped by another outcome.
            if (passed is not null)
                State.JustPassedList.RemoveAt(State.JustPassedList.FindLastIndex(one => ReferenceEquals(one, passed)));
            execution.Ended = execution.Closing = false;
            State.Executions.Add(execution);
            Fault(execution, e.Message);
        }
        catch (EngineFaultException e)
        {
            Fault(parent, e.Message);
        }
    }

    /// <summary>Notes a step that ends, for whoever tells the way an instance came; a proof looks at too many to keep them.</summary>
    private PassedStep? Passed(ActivityNode node, ActivityExecution? parent, IReadOnlyCollection<string> outcomes)
    {
        if (parent is null || node.IsFlowchart || kernel.Imagined is not null)
            return null;
        var passed = new PassedStep(node.Id, outcomes.Count == 0 ? "Done" : string.Join(", ", outcomes));
        State.JustPassedList.Add(passed);
        return passed;
    }

    /// <summary>Ends an execution whose way on has been taken care of: nothing it stands in is told.</summary>
    public void EndWithout(ActivityExecution execution)
    {
        Remember(execution, Node(execution), Find(execution.Parent));
        End(execution, "the step ended");
    }

    /// <summary>Cancels an execution with everything inside it. A flowchart counts its ways out as not followed.</summary>
    public void Cancel(ActivityExecution execution, string reason)
    {
        if (execution.Ended)
            return;
        for (var item = queue.First; item is not null; item = item.Next)
            if (item.Value.Owner == execution || item.Value.Existing == execution)
                queue.Remove(item);
        End(execution, reason);
        if (Find(execution.Parent) is { Closing: false } parent && Node(parent) is { IsFlowchart: true } chart)
            FlowchartBehaviour.ChildCancelled(this, parent, chart, execution);
        foreach (var child in State.Executions.Where(child => child.Parent == execution.Number).ToList())
            Cancel(child, reason);
    }

    public void Fault(ActivityExecution execution, string message)
    {
        execution.Faulted = true;
        var incident = new Incident(NextId(), execution.ActivityId, execution.Number, message);
        State.IncidentList.Add(incident);
        Emit(id => new OpenIncident(id, State.Id, incident.Id, execution.ActivityId, message));
        if (Definition.ContinuesWithIncidents || State.Status != InstanceStatus.Running)
            return;
        State.SubStatus = InstanceSubStatus.Faulted;
        State.Status = InstanceStatus.Finished;
    }

    public void CloseIncidentOf(ActivityExecution execution)
    {
        foreach (var incident in State.IncidentList.Where(incident => incident.Execution == execution.Number && incident.Aborted is null).ToList())
            Close(incident);
    }

    /// <summary>An incident of no execution: it holds the event of a step that was stopped.</summary>
    public void OpenAborted(EngineEvent happened, string activityId, string message)
    {
        var incident = new Incident(NextId(), activityId, 0, message, happened);
        State.IncidentList.Add(incident);
        Emit(id => new OpenIncident(id, State.Id, incident.Id, activityId, message));
    }

    public void Close(Incident incident)
    {
        State.IncidentList.Remove(incident);
        Emit(id => new CloseIncident(id, State.Id, incident.Id));
    }

    /// <summary>Lets the execution wait; what it waits for is told by the effect that carries the bookmark's id.</summary>
    public Bookmark Wait(ActivityExecution execution, BookmarkKind kind, string? name = null)
    {
        var bookmark = new Bookmark(NextId(), execution.ActivityId, execution.Number, kind, name);
        State.BookmarkList.Add(bookmark);
        return bookmark;
    }

    internal void End(ActivityExecution execution, string reason)
    {
        execution.Ended = true;
        State.Executions.Remove(execution);
        foreach (var bookmark in State.BookmarkList.Where(bookmark => bookmark.Execution == execution.Number).ToList())
        {
            State.BookmarkList.Remove(bookmark);
            CloseBookmark(bookmark, reason);
        }
        CloseIncidentOf(execution);
        if (execution.Pausing)
        {
            execution.Pausing = false;
            Emit(id => new ResumeClock(id, State.Id, execution.ActivityId));
        }
    }

    internal void CloseBookmark(Bookmark bookmark, string reason)
    {
        switch (bookmark.Kind)
        {
            case BookmarkKind.UserTask or BookmarkKind.Approval or BookmarkKind.RunTask:
                Emit(id => new CloseTask(id, State.Id, bookmark.Id, reason));
                break;
            case BookmarkKind.Timer:
                Emit(id => new ClearTimer(id, State.Id, bookmark.Id));
                break;
            case BookmarkKind.Signal:
                Emit(id => new ClearSignal(id, State.Id, bookmark.Id));
                break;
            case BookmarkKind.Child:
                break;
        }
    }

    private void Remember(ActivityExecution execution, ActivityNode node, ActivityExecution? parent)
    {
        if (Definition.Facts.CompletionAnchors.Contains(node.Id))
            State.CompletedOn[node.Id] = Today;
        if (parent is null)
            return;
        var completed = Definition.Facts.Reviewed.Contains(node.Id) ? new Reviewable(node.Id, ExecutionId(execution), node.Id, CurrentUnit(execution)) : null;
        if (completed is null && execution.Reviewed is not { Count: > 0 })
            return;
        var kept = parent.Reviewed ??= [];
        // A loop collects what each round or unit did; anything else keeps the latest.
        if (!Behaviours.Of(Node(parent).Type).IsLoop)
            kept.RemoveAll(item => item.Via == node.Id);
        if (completed is not null)
            kept.Add(completed);
        kept.AddRange((execution.Reviewed ?? []).Select(item => item with { Via = node.Id }));
    }

    /// <summary>The unit of the ForEachUnit an execution stands in.</summary>
    public string? CurrentUnit(ActivityExecution execution) =>
        Ancestry(execution).Select(e => e.Variables is { } given && given.TryGetValue("CurrentUnit", out var unit) ? unit.GetString() : null).FirstOrDefault(unit => unit is not null);

    /// <summary>The completed executions an approval reviews: the nearest holder that knows the activity decides.</summary>
    public IReadOnlyList<Reviewable> Reviewed(ActivityExecution approval, IReadOnlyList<string> activities) =>
        [.. activities.SelectMany(activity => Ancestry(approval).Skip(1)
            .Select(holder => (holder.Reviewed ?? []).Where(item => item.ActivityId == activity).ToList())
            .FirstOrDefault(found => found.Count > 0) ?? [])];
}
