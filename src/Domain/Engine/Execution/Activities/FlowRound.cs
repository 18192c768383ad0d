using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution.Running;
using VanQuan.Workflows.Domain.Engine.Execution.State;

namespace VanQuan.Workflows.Domain.Engine.Execution.Activities;

/// <summary>The counters of one flowchart at work: who was visited how often, and who therefore runs, waits or is skipped.</summary>
internal sealed class FlowRound(Run run, ActivityExecution self, ActivityNode chart, FlowGraph graph)
{
    private readonly FlowCounters flow = self.Flow!;

    /// <summary>
    /// Visits all connections out of an activity, and out of those that are skipped in turn. True when something was scheduled. Skipped
    /// activities stand on a stack of their own: a chain of thousands costs no call stack.
    /// </summary>
    public bool Leave(ActivityNode node, IReadOnlyCollection<string> outcomes, bool backward)
    {
        var scheduled = false;
        var visits = new Stack<Visit>([Begin(node, outcomes, backward)]);
        while (visits.TryPeek(out var visit))
        {
            if (visit.Next == visit.Connections.Count)
            {
                visits.Pop();
                continue;
            }
            var connection = visit.Connections[visit.Next++];
            var followed = visit.Outcomes.Contains(connection.Outcome);
            if (graph.IsBackward(connection))
                scheduled |= followed && GoBack(connection);
            else if (followed || visit.Back is null || !StaysInLoop(visit.Back, connection))
            {
                flow.Connections[connection.Index] = (Visits(connection).Count + 1, followed);
                var arrival = Arrive(connection);
                scheduled |= arrival == Arrival.Runs;
                if (arrival == Arrival.Skips)
                    visits.Push(Begin(Activity(connection.Target), [], backward: false));
            }
        }
        return scheduled;
    }

    /// <summary>
    /// Looks at an activity whose ways in have changed under it: runs it, skips it with what follows, or leaves it waiting. True when
    /// something was scheduled.
    /// </summary>
    public bool LookAgain(ActivityNode target)
    {
        var waiting = graph.ForwardInbound(target.Id).Where(connection => Visits(connection).Count > Visits(target.Id)).ToList();
        if (waiting.Count == 0)
            return false;
        var arrival = Arrive(waiting.Find(connection => Visits(connection).Followed) ?? waiting[0]);
        return arrival == Arrival.Runs || (arrival == Arrival.Skips && Leave(target, [], backward: false));
    }

    private Visit Begin(ActivityNode node, IReadOnlyCollection<string> outcomes, bool backward)
    {
        if (!graph.IsReachable(node.Id))
            throw new EngineFaultException($"Activity {node.Id} is not reachable from the flowchart graph. Unable to schedule it's outbound activities.");
        if (!backward)
            flow.Activities[node.Id] = Visits(node.Id) + 1;
        var connections = graph.Outbound(node.Id);
        return new(connections, outcomes, connections.FirstOrDefault(connection => outcomes.Contains(connection.Outcome) && graph.IsBackward(connection)));
    }

    /// <summary>What the visit of a connection does to its target.</summary>
    private enum Arrival { Waits, Runs, Skips }

    /// <summary>The connections out of one activity, and how far they were visited; <paramref name="Back"/> is the one that goes back, if any.</summary>
    private sealed record Visit(IReadOnlyList<Connection> Connections, IReadOnlyCollection<string> Outcomes, Connection? Back)
    {
        public int Next { get; set; }
    }

    /// <summary>
    /// Elsa counts the exit that a loop does not take yet as visited, and the join behind it then fires early or never. Who goes back has not
    /// left: so it is here where the loop waits for something, and where the exit leads straight into a join that nobody drew as one.
    /// A loop that runs through at once into a drawn FlowJoin is counted as Elsa counts it.
    /// </summary>
    private bool StaysInLoop(Connection back, Connection exit) =>
        graph.LoopWaits(back) || (graph.ForwardInbound(exit.Target).Count > 1 && Activity(exit.Target).Type != "Elsa.FlowJoin");

    public void CancelAncestors(ActivityNode node)
    {
        var ancestors = graph.Ancestors(node.Id);
        foreach (var execution in run.State.Executions.Where(e => e.Parent == self.Number && !e.Side && ancestors.Contains(e.ActivityId)).ToList())
            run.Cancel(execution, $"the join '{node.Id}' went on without it");
    }

    private bool GoBack(Connection connection)
    {
        if (!graph.IsValidBackward(connection))
            throw new EngineFaultException($"Invalid backward connection: Every path from the source ('{connection.Source}') must go through the target ('{connection.Target}') when tracing back to the start.");
        // A loop that runs through at once is counted as Elsa counts it.
        if (graph.LoopWaits(connection))
            new RepeatedRound(run, self, chart, graph).TakeBack(connection.Source, connection.Target);
        run.Schedule(Activity(connection.Target), self, backward: true);
        return true;
    }

    private Arrival Arrive(Connection connection)
    {
        var target = Activity(connection.Target);
        var inbound = graph.ForwardInbound(target.Id);
        var mode = Mode(target);
        if (mode is "WaitAll" or "WaitAllActive")
            return !AllVisited(inbound) ? Arrival.Waits : (mode == "WaitAll" ? AllFollowed(inbound) : AnyFollowed(inbound)) ? Run(target) : Skip(target, inbound);
        // Later arrivals of a round find the join visited or scheduled already.
        if (Visits(connection).Count <= Visits(target.Id) || run.IsScheduled(target, self))
            return Arrival.Waits;
        if (!AnyFollowed(inbound))
            return AllVisited(inbound) ? Arrival.Skips : Arrival.Waits;
        Run(target);
        CancelAncestors(target);
        return Arrival.Runs;
    }

    private Arrival Run(ActivityNode target)
    {
        run.Schedule(target, self);
        return Arrival.Runs;
    }

    private Arrival Skip(ActivityNode target, IReadOnlyList<Connection> inbound)
    {
        if (AnyFollowed(inbound))
        {
            run.Kernel.Imagined?.Skipped(run, target);
            run.Stranded?.Add(target);
        }
        return Arrival.Skips;
    }

    /// <summary>Joins to which something came that they never let through.</summary>
    public IEnumerable<ActivityNode> Waiting() =>
        chart.Activities.Where(activity => graph.ForwardInbound(activity.Id) is { Count: > 1 } inbound && AnyFollowed(inbound));

    /// <summary>Any activity with several ways in is a join of those that are active; FlowJoin says what it waits for, by default the first.</summary>
    private string Mode(ActivityNode target)
    {
        if (target.Type != "Elsa.FlowJoin")
            return "WaitAllActive";
        var mode = target.Input("mode") is { } given ? new Inputs(run, self, target).Evaluate(given.Expression, "String") as string : null;
        return mode switch { "2" or null or "" => "WaitAny", "0" => "WaitAll", "1" => "WaitAllActive", _ => mode };
    }

    private bool AllVisited(IReadOnlyList<Connection> inbound) => inbound.Min(c => Visits(c).Count) > Visits(inbound[0].Target);

    private bool AnyFollowed(IReadOnlyList<Connection> inbound) => inbound.Any(CameFollowed);

    private bool AllFollowed(IReadOnlyList<Connection> inbound) => inbound.All(CameFollowed);

    /// <summary>In this round of the target: where a loop lies before it, its ways in are not visited equally often.</summary>
    private bool CameFollowed(Connection connection) => Visits(connection) is (var count, true) && count > Visits(connection.Target);

    private int Visits(string activityId) => flow.Activities.GetValueOrDefault(activityId);

    private (int Count, bool Followed) Visits(Connection connection) => flow.Connections.GetValueOrDefault(connection.Index);

    private ActivityNode Activity(string id) => chart.Activities.First(activity => activity.Id == id);
}
