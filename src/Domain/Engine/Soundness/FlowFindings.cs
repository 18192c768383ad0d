using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Domain.Engine.Soundness;

/// <summary>Findings about the ways through flowcharts and sequences.</summary>
internal static class FlowFindings
{
    public static IEnumerable<Finding> Of(WorkflowDefinition definition)
    {
        if (definition.Root is { IsFlowchart: true, Activities.Count: 0 } or { Type: "Elsa.Sequence", Activities.Count: 0 })
            yield return Finding.Error("cannot-start", definition.Root.Id, "there is no activity to start with");
        foreach (var node in definition.Activities.Values)
        {
            var findings = node.Type switch
            {
                "Elsa.Flowchart" => Unreachable(node).Concat(Unconnected(node)).Concat(Backward(node)),
                "Elsa.Sequence" => AfterTheEnd(node),
                "Elsa.While" when node.Body is { } body && !Inside(body).Any(inner => ActivityTypes.Waits(inner.Type)) =>
                    [Finding.Error("endless-loop", node.Id, $"the loop '{node.Id}' waits for nobody and nothing: if its condition stays true it never ends")],
                _ => [],
            };
            foreach (var finding in findings)
                yield return finding;
        }
    }

    private static IEnumerable<Finding> Unreachable(ActivityNode chart)
    {
        var reached = new HashSet<string>();
        // An event that starts the definition is a start of its own.
        var open = new Stack<ActivityNode>(chart.Activities.Where(activity => activity.CanStartWorkflow).Append(FlowGraph.StartOf(chart, null)).OfType<ActivityNode>());
        var byId = chart.Activities.ToDictionary(activity => activity.Id);
        while (open.TryPop(out var node))
        {
            if (!reached.Add(node.Id))
                continue;
            var outcomes = Outcomes.Of(node);
            foreach (var connection in chart.Connections.Where(c => c.Source == node.Id && (outcomes is null || outcomes.Contains(c.Outcome))))
                open.Push(byId[connection.Target]);
            if (node.Type == ActivityTypes.Approval && node.StaticList("returnTo") is [var target] && byId.TryGetValue(target, out var back))
                open.Push(back);
        }
        return chart.Activities.Where(activity => !reached.Contains(activity.Id))
            .Select(activity => Finding.Error("unreachable", activity.Id, $"no way leads to '{activity.Id}': it never runs"));
    }

    private static IEnumerable<Finding> Unconnected(ActivityNode chart) =>
        from activity in chart.Activities
        from outcome in Outcomes.ToConnect(activity)
        where !activity.HasConnection(outcome)
        select Finding.Error("unconnected-outcome", activity.Id, $"'{activity.Id}' can be left by '{outcome}', which leads nowhere");

    private static IEnumerable<Finding> Backward(ActivityNode chart)
    {
        var graph = chart.Graph(null);
        foreach (var connection in chart.Connections.Where(c => graph.IsReachable(c.Source) && graph.IsBackward(c)))
        {
            if (!graph.IsValidBackward(connection))
                yield return new("cannot-finish", Severity.Error, [connection.Source, connection.Target],
                    $"the way back from '{connection.Source}' to '{connection.Target}' faults when it is taken: '{connection.Target}' does not lie on every way to '{connection.Source}'",
                    [$"{connection.Source}: {connection.Outcome}"]);
            else if (!graph.LoopWaits(connection))
                yield return new("endless-loop", Severity.Error, [connection.Target, connection.Source],
                    $"the loop from '{connection.Target}' to '{connection.Source}' and back has no person and no wait in it",
                    [$"{connection.Source}: {connection.Outcome}"]);
        }
    }

    private static IEnumerable<Finding> AfterTheEnd(ActivityNode sequence) =>
        sequence.Activities.SkipWhile(activity => activity.Type is not ("Elsa.End" or "Elsa.Finish" or "Elsa.Complete" or "Elsa.Break")).Skip(1)
            .Select(activity => Finding.Error("unreachable", activity.Id, $"the sequence ends before '{activity.Id}': it never runs"));

    private static IEnumerable<ActivityNode> Inside(ActivityNode node) => node.Children.SelectMany(Inside).Prepend(node);
}
