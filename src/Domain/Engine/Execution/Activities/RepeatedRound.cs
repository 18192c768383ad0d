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
        var repeated = Repeated(chart, graph, before, source, target);
        foreach (var id in repeated.Where(id => id != target && (id == source || before.Contains(id)) && !IsAtWork(id)))
            foreach (var kept in graph.ForwardInbound(id).Where(connection => !repeated.Contains(connection.Source)))
                if (Visits(kept) is { Count: > 0 } visit && visit.Count == Visits(id))
                    flow.Connections[kept.Index] = (visit.Count + 1, visit.Followed);
        // What the source itself has just brought somewhere belongs to leaving it, not to the round.
        foreach (var left in repeated.Where(id => id != source).SelectMany(graph.Outbound).Where(connection => !graph.IsBackward(connection)))
            if (Visits(left) is var visit && visit.Count > Visits(left.Target) && !IsAtWork(left.Target))
                flow.Connections[left.Index] = (Visits(left.Target), visit.Followed);
    }

    /// <summary>Ways into a join that some repeated round may keep as they came, by their index: of these alone it matters later what they once brought.</summary>
    public static IReadOnlySet<int> Keepable(ActivityNode chart, FlowGraph graph)
    {
        var keepable = new HashSet<int>();
        foreach (var (source, target) in Rounds(chart, graph).Where(round => graph.IsReachable(round.Source)))
        {
            var before = graph.Ancestors(source);
            var repeated = Repeated(chart, graph, before, source, target);
            foreach (var id in repeated.Where(id => id != target && (id == source || before.Contains(id))))
                keepable.UnionWith(graph.ForwardInbound(id).Where(connection => !repeated.Contains(connection.Source)).Select(connection => connection.Index));
        }
        return keepable;
    }

    private static IEnumerable<(string Source, string Target)> Rounds(ActivityNode chart, FlowGraph graph) =>
        chart.Connections.Where(graph.IsBackward).Select(connection => (connection.Source, connection.Target))
            .Concat(chart.Activities.Where(activity => activity.Input("returnTo") is not null)
                .SelectMany(activity => activity.StaticList("returnTo") is [var back] ? [back] : chart.Activities.Select(other => other.Id), (activity, back) => (activity.Id, back)));

    private static HashSet<string> Repeated(ActivityNode chart, FlowGraph graph, IReadOnlySet<string> before, string source, string target) =>
        chart.Activities.Select(activity => activity.Id)
            .Where(id => id == target || graph.IsBehind(id, target) || (before.Contains(id) && graph.Ancestors(id).Contains(target)) || id == source).ToHashSet();

    private bool IsAtWork(string activityId) =>
        run.State.Executions.Any(execution => execution.Parent == self.Number && !execution.Side && execution.ActivityId == activityId)
        || run.IsScheduled(chart.Activities.First(activity => activity.Id == activityId), self);

    private int Visits(string activityId) => flow.Activities.GetValueOrDefault(activityId);

    private (int Count, bool Followed) Visits(Connection connection) => flow.Connections.GetValueOrDefault(connection.Index);
}
