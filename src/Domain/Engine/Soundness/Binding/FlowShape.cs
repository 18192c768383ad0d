using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Binding;

/// <summary>
/// A flowchart without its ways back, in an order in which every activity comes after those that lead to it, and which ways into an activity are
/// taken in one round and which instead of each other. Paths of <c>Overdue</c> count for the activities only they lead to: the main flow never waits for them.
/// </summary>
internal sealed class FlowShape
{
    private readonly FlowGraph graph;
    private readonly Dictionary<string, ActivityNode> nodes;
    private readonly Dictionary<string, int> places = [];
    private readonly List<int> above = [];
    private readonly Dictionary<string, HashSet<string>> reached = [];

    public FlowShape(ActivityNode chart)
    {
        graph = chart.Graph(null);
        nodes = chart.Activities.DistinctBy(activity => activity.Id).ToDictionary(activity => activity.Id);
        if (graph.Start is { } start)
            Arrange(start.Id);
    }

    public IReadOnlyList<ActivityNode> Order { get; private set; } = [];

    public bool IsSide(ActivityNode node) => !graph.IsMain(node.Id);

    public bool IsApproval(string activityId) => nodes[activityId].Type == ActivityTypes.Approval;

    /// <summary>The ways in that count, from activities of <see cref="Order"/>.</summary>
    public IReadOnlyList<Connection> Inbound(ActivityNode node)
    {
        var all = graph.ForwardInbound(node.Id);
        var main = IsSide(node) ? [] : all.Where(way => way.Outcome != "Overdue" && graph.IsMain(way.Source)).ToList();
        return main.Count > 0 ? main : all;
    }

    /// <summary>The activities after which nothing comes but ways back and side paths.</summary>
    public IReadOnlyList<ActivityNode> Ends => [.. Order.Where(node => !IsSide(node) && !Onward(node.Id).Any(way => way.Outcome != "Overdue"))];

    /// <summary>Whether the activity goes on with the first way that comes, as a drawn join does unless it says otherwise; all others wait for every way that is taken.</summary>
    public static bool IsFirstCome(ActivityNode node) => node.Type == "Elsa.FlowJoin" && node.StaticList("mode") is not ["WaitAll" or "WaitAllActive" or "0" or "1"];

    /// <summary>Whether both ways are taken in one round: where they part, the flow parts as well.</summary>
    public bool AreTogether(Connection one, Connection other)
    {
        var parting = Order[Meet(places[one.Source], places[other.Source])];
        return Part(parting, Toward(parting.Id, one), Toward(parting.Id, other));
    }

    /// <summary>The same for two activities at which the flow ends.</summary>
    public bool AreTogether(ActivityNode one, ActivityNode other)
    {
        var parting = Order[Meet(places[one.Id], places[other.Id])];
        return Part(parting, Toward(parting.Id, one.Id), Toward(parting.Id, other.Id));
    }

    private static bool Part(ActivityNode parting, List<Connection> first, List<Connection> second) =>
        first.Exists(a => second.Exists(b => a.Index != b.Index && (a.Outcome == b.Outcome || parting.Type == "Elsa.FlowFork")));

    private IEnumerable<Connection> Onward(string id) => graph.Outbound(id).Where(way => !graph.IsBackward(way));

    private List<Connection> Toward(string from, Connection way) => way.Source == from ? [way] : Toward(from, way.Source);

    private List<Connection> Toward(string from, string to) => [.. Onward(from).Where(way => way.Target == to || Reached(way.Target).Contains(to))];

    private HashSet<string> Reached(string id)
    {
        if (reached.TryGetValue(id, out var known))
            return known;
        var found = new HashSet<string>();
        var open = new Stack<string>([id]);
        while (open.TryPop(out var current))
            foreach (var way in Onward(current))
                if (found.Add(way.Target))
                    open.Push(way.Target);
        return reached[id] = found;
    }

    /// <summary>Topological order, and of each activity the nearest one that lies on every way to it (Cooper, Harvey and Kennedy; one pass suffices without loops).</summary>
    private void Arrange(string start)
    {
        var order = new List<ActivityNode>();
        var left = nodes.Keys.ToDictionary(id => id, id => graph.ForwardInbound(id).Select(way => way.Source).Distinct().Count());
        var open = new Queue<string>([start]);
        while (open.TryDequeue(out var id))
        {
            places[id] = order.Count;
            order.Add(nodes[id]);
            foreach (var target in Onward(id).Select(way => way.Target).Distinct())
                if (--left[target] == 0)
                    open.Enqueue(target);
        }
        Order = order;
        above.Add(0);
        foreach (var node in order.Skip(1))
            above.Add(Inbound(node).Select(way => places[way.Source]).Aggregate(Meet));
    }

    private int Meet(int one, int other)
    {
        while (one != other)
            (one, other) = one > other ? (above[one], other) : (one, above[other]);
        return one;
    }
}
