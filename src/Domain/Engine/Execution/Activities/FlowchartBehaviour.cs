using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution.Running;
using VanQuan.Workflows.Domain.Engine.Execution.State;

namespace VanQuan.Workflows.Domain.Engine.Execution.Activities;

/// <summary>
/// Elsa's flowchart in counter mode. A completed activity visits all its connections, followed or not; an activity runs when all its
/// forward connections were visited in this round and enough of them followed, and is skipped, its own connections visited in turn, when not.
/// </summary>
internal sealed class FlowchartBehaviour : Behaviour
{
    public override void Execute(Run run, ActivityExecution self, ActivityNode node)
    {
        self.Flow = new FlowCounters();
        if (Graph(run, node).Start is { } start)
            run.Schedule(start, self);
        else
            run.Complete(self);
    }

    public override void ChildCompleted(Run run, ActivityExecution self, ActivityNode node, ActivityExecution child, IReadOnlyCollection<string> outcomes)
    {
        var completed = run.Node(child);
        if (child.Side)
        {
            SidePath.Completed(run, self, node, completed, outcomes);
            CompleteIfIdle(run, self);
        }
        else if (Behaviours.IsTerminal(completed.Type))
        {
            run.Kernel.Imagined?.Ending(run, self, completed);
            run.Complete(self, completed.Type == "Elsa.Complete" ? outcomes : ["Done"]);
        }
        else if (!new FlowRound(run, self, node, Graph(run, node)).Leave(completed, outcomes, child.Backward))
            CompleteIfIdle(run, self);
    }

    /// <summary>The ways out of a cancelled activity count as visited and not followed, so joins behind it do not wait for it.</summary>
    public static void ChildCancelled(Run run, ActivityExecution self, ActivityNode node, ActivityExecution child)
    {
        // First the ways out: a join may have waited for nothing but this.
        if (child.Side || !new FlowRound(run, self, node, Graph(run, node)).Leave(run.Node(child), [], backward: false))
            CompleteIfIdle(run, self);
    }

    /// <summary>A join that runs ends what still waits on the ways into it.</summary>
    public static void CancelWaysIn(Run run, ActivityExecution join, ActivityNode node)
    {
        if (run.Find(join.Parent) is { } self && run.Node(self) is { IsFlowchart: true } chart)
            new FlowRound(run, self, chart, Graph(run, chart)).CancelAncestors(node);
    }

    /// <summary>Goes on by an outcome while the execution stays (<c>Overdue</c>), past every counter.</summary>
    public static void TakeSidePath(Run run, ActivityExecution execution, string outcome)
    {
        if (run.Find(execution.Parent) is { } self && run.Node(self) is { IsFlowchart: true } chart)
            SidePath.Enter(run, self, chart, run.Node(execution), outcome);
    }

    /// <summary>Ends an execution by running an activity of the same flowchart again, as a backward connection would.</summary>
    public static void GoBack(Run run, ActivityExecution from, string activityId)
    {
        if (run.Find(from.Parent) is not { } self || run.Node(self).Activities.FirstOrDefault(activity => activity.Id == activityId) is not { } target)
            throw new EngineFaultException($"'{activityId}', to return to, does not stand in the same flowchart.");
        run.Schedule(target, self, backward: true);
        if (!from.Backward)
            self.Flow!.Activities[from.ActivityId] = self.Flow.Activities.GetValueOrDefault(from.ActivityId) + 1;
        run.EndWithout(from);
        var chart = run.Node(self);
        new RepeatedRound(run, self, chart, Graph(run, chart)).TakeBack(from.ActivityId, activityId);
    }

    private static FlowGraph Graph(Run run, ActivityNode node) => node.Graph(run.State.TriggerActivityId);

    internal static void CompleteIfIdle(Run run, ActivityExecution self)
    {
        if (run.HasPendingWork(self) || run.HasFaultedChild(self))
            return;
        run.Kernel.Imagined?.Idle(run, self, run.Node(self));
        run.Stranded?.AddRange(new FlowRound(run, self, run.Node(self), Graph(run, run.Node(self))).Waiting());
        run.Complete(self);
    }
}
