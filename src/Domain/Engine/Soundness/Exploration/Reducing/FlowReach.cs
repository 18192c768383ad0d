using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution.Activities;
using VanQuan.Workflows.Domain.Engine.Execution.State;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Exploration.Reducing;

/// <summary>
/// What some activities at work in a flowchart may ever touch, however long they go on, while one wait beside them is left alone. More than they
/// will touch, never less: every outcome is taken; a join that waits for all is passed only where all its ways have come or can still come from these,
/// or where work that they return past the join keeps what had come.
/// </summary>
internal sealed class FlowReach(ActivityNode chart, FlowGraph graph, FlowCounters flow, WorkflowDefinition definition, References references)
{
    /// <summary>Stands for the side paths of the flowchart, of which only one is followed at a time.</summary>
    public const string SidePaths = "§side";

    private readonly HashSet<string> passed = [];
    private readonly HashSet<string> blocked = [];

    // Ways into joins that a repeated round may raise: they count as come without anything coming over them.
    private readonly HashSet<int> kept = [];

    /// <summary>Activities whose visits, ways in or executions may change or be looked at.</summary>
    public HashSet<string> Touched { get; } = [];

    /// <summary>They may end the flowchart.</summary>
    public bool Ends { get; private set; }

    /// <summary>They may end the whole instance from inside an activity.</summary>
    public bool Finishes { get; private set; }

    /// <summary>They may break a loop around it.</summary>
    public bool Breaks { get; private set; }

    public void Add(ActivityExecution execution)
    {
        if (execution.Side)
            Touched.Add(SidePaths);
        Pass(execution.ActivityId);
        while (blocked.FirstOrDefault(join => graph.ForwardInbound(join).All(HasCome)) is { } join)
        {
            blocked.Remove(join);
            Pass(join);
        }
    }

    /// <summary>What going back to an activity takes up again, from wherever: all that only it leads to, all that may bring work back to it, and what these brought further.</summary>
    public static IEnumerable<string> TakenUp(ActivityNode chart, FlowGraph graph, FlowCounters flow, string target)
    {
        var sources = chart.Connections.Where(connection => connection.Target == target && graph.IsReachable(connection.Source) && graph.IsBackward(connection)).Select(connection => connection.Source)
            .Concat(chart.Activities.Where(activity => activity.StaticList("returnTo").Contains(target)).Select(activity => activity.Id)).ToList();
        var before = sources.Select(source => graph.Ancestors(source)).ToList();
        var repeated = chart.Activities.Select(activity => activity.Id)
            .Where(id => id == target || sources.Contains(id) || graph.IsBehind(id, target) || before.Any(ancestors => ancestors.Contains(id) && graph.Ancestors(id).Contains(target))).ToList();
        var left = repeated.SelectMany(graph.Outbound).Where(connection => !graph.IsBackward(connection) && Ahead(flow, connection));
        return repeated.Concat(left.Select(connection => connection.Target));
    }

    private static bool Ahead(FlowCounters flow, Connection connection) =>
        flow.Connections.GetValueOrDefault(connection.Index).Count > flow.Activities.GetValueOrDefault(connection.Target);

    private bool HasCome(Connection connection) => passed.Contains(connection.Source) || Ahead(flow, connection) || kept.Contains(connection.Index);

    private void Pass(string first)
    {
        var open = new Stack<string>([first]);
        while (open.TryPop(out var id))
        {
            Touched.Add(id);
            if (!passed.Add(id))
                continue;
            var node = chart.Activities.First(activity => activity.Id == id);
            Breaks |= references.Breaks(node);
            Finishes |= references.Finishes(node);
            Ends |= Behaviours.IsTerminal(node.Type);
            Touched.UnionWith(references.Of(node).Select(named => References.Owner(definition, chart, named)).OfType<string>());
            // A join that runs ends what still waits on the ways into it.
            if (node.Type == "Elsa.FlowJoin")
                foreach (var before in graph.Ancestors(id))
                    open.Push(before);
            foreach (var target in node.StaticList("returnTo"))
                GoBack(target, open);
            foreach (var connection in graph.Outbound(id))
            {
                Touched.Add(connection.Target);
                if (connection.Outcome == "Overdue")
                    Touched.Add(SidePaths);
                if (graph.IsBackward(connection))
                    GoBack(connection.Target, open);
                else if (graph.ForwardInbound(connection.Target).Count < 2 || !WaitsForAll(connection.Target))
                    open.Push(connection.Target);
                else if (!passed.Contains(connection.Target))
                    blocked.Add(connection.Target);
            }
        }
    }

    private void GoBack(string target, Stack<string> open)
    {
        if (chart.Activities.All(activity => activity.Id != target))
            return;
        var again = TakenUp(chart, graph, flow, target).ToHashSet();
        Touched.UnionWith(again);
        kept.UnionWith(references.Keepable(chart, graph).Where(connection => again.Contains(connection.Target) && flow.Connections.GetValueOrDefault(connection.Index).Count > 0).Select(connection => connection.Index));
        open.Push(target);
    }

    private bool WaitsForAll(string id)
    {
        var node = chart.Activities.First(activity => activity.Id == id);
        if (node.Type != "Elsa.FlowJoin")
            return true;
        var mode = node.Input("mode")?.Expression is { DependsOnData: false } expression ? expression.Value.ToString() : "";
        return mode is "WaitAll" or "WaitAllActive" or "0" or "1";
    }
}
