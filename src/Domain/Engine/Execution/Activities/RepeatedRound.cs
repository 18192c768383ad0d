using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution.Running;
using VanQuan.Workflows.Domain.Engine.Execution.State;

namespace VanQuan.Workflows.Domain.Engine.Execution.Activities;

/// <summary>
/// What a round that is done again has left behind at joins. The flow goes back from <c>source</c> to <c>target</c>: every activity that
/// only the target leads to will be visited anew, so what it brought to a join that has not run is taken back; else the join would take the
/// old visit for the new one. A join on the way that already ran, and one of whose ways is not repeated, keeps that way as it came.
/// </summary>
internal sealed class RepeatedRound(Run run, ActivityExecution self, ActivityNode chart, FlowGraph graph)
{
    private readonly FlowCounters flow = self.Flow!;

    public void TakeBack(string source, string target)
    {
        var before = graph.Ancestors(source);
        var repeated = chart.Activities.Select(activity => activity.Id)
            .Where(id => id == target || graph.IsBehind(id, target) || (before.Contains(id) && graph.Ancestors(id).Contains(target)) || id == source).ToHashSet();
        foreach (var id in repeated.Where(id => id != target && (id == source || before.Contains(id)) && !IsAtWork(id)))
            foreach (var kept in graph.ForwardInbound(id).Where(connection => !repeated.Contains(connection.Source)))
                if (Visits(kept) is { Count: > 0 } visit && visit.Count == Visits(id))
                    flow.Connections[kept.Index] = (visit.Count + 1, visit.Followed);
        // What the source itself has just brought somewhere belongs to leaving it, not to the round.
        foreach (var left in repeated.Where(id => id != source).SelectMany(graph.Outbound).Where(connection => !graph.IsBackward(connection)))
            if (Visits(left) is var visit && visit.Count > Visits(left.Target) && !IsAtWork(left.Target))
                flow.Connections[left.Index] = (Visits(left.Target), visit.Followed);
    }

    private bool IsAtWork(string activityId) =>
        run.State.Executions.Any(execution => execution.Parent == self.Number && !execution.Side && execution.ActivityId == activityId)
        || run.IsScheduled(chart.Activities.First(activity => activity.Id == activityId), self);

    private int Visits(string activityId) => flow.Activities.GetValueOrDefault(activityId);

    private (int Count, bool Followed) Visits(Connection connection) => flow.Connections.GetValueOrDefault(connection.Index);
}
