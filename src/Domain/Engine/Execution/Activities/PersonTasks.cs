using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution.Running;
using VanQuan.Workflows.Domain.Engine.Execution.State;
using VanQuan.Workflows.Domain.Engine.Execution.Steps;

namespace VanQuan.Workflows.Domain.Engine.Execution.Activities;

/// <summary>Somebody has something to do. The submitted form is the output; under review it waits for the decision outside the engine's sight.</summary>
internal sealed class UserTaskBehaviour : Behaviour
{
    public override void Execute(Run run, ActivityExecution self, ActivityNode node)
    {
        var spec = Spec(run, self);
        var unit = run.CurrentUnit(self);
        var reopened = run.State.Returned.Find(item => item.ActivityId == node.Id && item.Unit == unit);
        if (reopened is not null)
            run.State.Returned.Remove(reopened);
        var bookmark = run.Wait(self, BookmarkKind.UserTask);
        run.Emit(id => new OpenTask(id, run.State.Id, bookmark.Id, node.Id, run.ExecutionId(self), spec, run.Definition.Facts.Reviewed.Contains(node.Id), reopened?.ExecutionId));
    }

    public override void Resumed(Run run, ActivityExecution self, ActivityNode node, Bookmark bookmark, EngineEvent happened)
    {
        var submitted = (ResumeBookmark)happened;
        run.InputsOf(self).SetOutput("result", submitted.Result is { } form ? Values.FromJson(form) : null);
        run.Complete(self, submitted.Outcome is { } outcome ? [outcome] : []);
    }

    /// <summary>What the task is, as its inputs say it at this moment.</summary>
    public static TaskSpec Spec(Run run, ActivityExecution self)
    {
        var inputs = run.InputsOf(self);
        return StepReading.Task(inputs, due => Deadlines.Read(run, inputs, due));
    }
}

/// <summary>Somebody decides on the executions under review. Returned goes where it is connected, else to <c>returnTo</c>.</summary>
internal sealed class ApprovalBehaviour : Behaviour
{
    public override void Execute(Run run, ActivityExecution self, ActivityNode node)
    {
        var spec = Spec(run, self);
        var reviewed = run.Reviewed(self, node.StaticList("reviews"));
        self.Items = JsonSerializer.SerializeToElement(reviewed);
        var bookmark = run.Wait(self, BookmarkKind.Approval);
        run.Emit(id => new OpenApproval(id, run.State.Id, bookmark.Id, node.Id, run.ExecutionId(self), spec, [.. reviewed.Select(item => item.ExecutionId)]));
    }

    public override void Resumed(Run run, ActivityExecution self, ActivityNode node, Bookmark bookmark, EngineEvent happened)
    {
        var decided = (ResumeBookmark)happened;
        var inputs = run.InputsOf(self);
        inputs.SetOutput("result", decided.Result is { } decision ? Values.FromJson(decision) : null);
        var outcome = decided.Outcome ?? "Approved";
        var reviewed = self.Items!.Value.Deserialize<List<Reviewable>>()!;
        // The last decision counts: what was returned before and is agreed to now will be new work when it is done again.
        run.State.Returned.RemoveAll(item => reviewed.Exists(other => (other.ActivityId, other.Unit) == (item.ActivityId, item.Unit)));
        if (outcome == "Returned")
        {
            run.State.Returned.AddRange(reviewed);
            foreach (var beside in run.State.Bookmarks.Where(other => IsAbout(run, other, self, reviewed)).ToList())
                run.CancelBookmark(beside, "what it was to decide on was returned");
            if (!node.HasConnection("Returned") && inputs.Text("returnTo") is { Length: > 0 } target)
            {
                FlowchartBehaviour.GoBack(run, self, target);
                return;
            }
        }
        run.Complete(self, outcome);
    }

    /// <summary>What is to be decided and by whom, as the inputs say it at this moment.</summary>
    public static ApprovalSpec Spec(Run run, ActivityExecution self)
    {
        var inputs = run.InputsOf(self);
        return StepReading.Approval(inputs, due => Deadlines.Read(run, inputs, due));
    }

    /// <summary>Another approval of the same round: the round is over, and the next one asks again.</summary>
    private static bool IsAbout(Run run, Bookmark other, ActivityExecution self, List<Reviewable> returned) =>
        other.Kind == BookmarkKind.Approval && run.Find(other.Execution) is { } execution && execution != self
        && execution.Items?.Deserialize<List<Reviewable>>()!.Exists(item => returned.Exists(one => one.ExecutionId == item.ExecutionId)) == true;
}
