using System.Collections.Concurrent;

namespace VanQuan.Workflows.Domain.Engine.Definitions;

/// <summary>
/// A flowchart as the engine sees it from its start. Connections are accepted breadth-first; one whose target already leads to its source
/// over accepted connections goes backward. A backward connection is valid when its target lies on every forward way from the start to its
/// source (the target dominates the source), which one search that avoids the target decides, however many ways there are.
/// </summary>
public sealed class FlowGraph
{
    private readonly Dictionary<string, List<Connection>> outbound;
    private readonly Dictionary<string, List<Connection>> forwardInbound = [];
    private readonly Dictionary<string, List<string>> next = [];
    private readonly HashSet<int> forward = [];
    private readonly HashSet<int> invalid = [];
    private readonly HashSet<string> main = [];
    private readonly ConcurrentDictionary<int, bool> loopWaits = new();
    private readonly ConcurrentDictionary<string, HashSet<string>> ancestors = new();
    private readonly ConcurrentDictionary<string, HashSet<string>> behind = new();
    private readonly ActivityNode chart;

    internal FlowGraph(ActivityNode chart, ActivityNode? start)
    {
        this.chart = chart;
        Start = start;
        outbound = chart.Connections.GroupBy(c => c.Source).ToDictionary(group => group.Key, group => group.ToList());
        if (start is null)
            return;
        AcceptForward(chart, start.Id);
        ReachMain(start.Id);
        foreach (var connection in chart.Connections.Where(IsBackward))
            if (connection.Target != connection.Source && ReachesAvoiding(start.Id, connection.Source, connection.Target))
                invalid.Add(connection.Index);
    }

    public ActivityNode? Start { get; }

    /// <summary>All connections that leave an activity, in the order of the definition.</summary>
    public IReadOnlyList<Connection> Outbound(string activityId) => outbound.TryGetValue(activityId, out var list) ? list : [];

    /// <summary>The forward connections that arrive; two or more make the activity a join.</summary>
    public IReadOnlyList<Connection> ForwardInbound(string activityId) => forwardInbound.TryGetValue(activityId, out var list) ? list : [];

    public bool IsBackward(Connection connection) => !forward.Contains(connection.Index);

    public bool IsValidBackward(Connection connection) => !invalid.Contains(connection.Index);

    /// <summary>Whether a round of the loop that this backward connection closes waits for something: a person, a time, an event, a called definition.</summary>
    public bool LoopWaits(Connection backward)
    {
        if (loopWaits.TryGetValue(backward.Index, out var known))
            return known;
        HashSet<string> before = [.. Ancestors(backward.Source), backward.Source];
        var waits = chart.Activities.Where(activity => before.Contains(activity.Id) && (activity.Id == backward.Target || Ancestors(activity.Id).Contains(backward.Target)))
            .SelectMany(Inside).Any(activity => ActivityTypes.Waits(activity.Type));
        return loopWaits[backward.Index] = waits;

        static IEnumerable<ActivityNode> Inside(ActivityNode node) => node.Children.SelectMany(Inside).Prepend(node);
    }

    /// <summary>Whether the flow can come to the activity at all.</summary>
    public bool IsReachable(string activityId) => activityId == Start?.Id || forwardInbound.ContainsKey(activityId);

    /// <summary>Whether the flow comes here without any due date passing; the rest are the side paths of <c>Overdue</c>.</summary>
    public bool IsMain(string activityId) => main.Contains(activityId);

    /// <summary>Every activity from which forward connections lead to this one.</summary>
    public IReadOnlySet<string> Ancestors(string activityId) => ancestors.GetOrAdd(activityId, FindAncestors);

    /// <summary>Whether every forward way to the activity leads over <paramref name="before"/>.</summary>
    public bool IsBehind(string activityId, string before) => behind.GetOrAdd(before, FindBehind).Contains(activityId);

    /// <summary>Elsa's order: the trigger, a Start activity, the first that can start a workflow, the first without inbound connections, the first.</summary>
    public static ActivityNode? StartOf(ActivityNode chart, string? triggerActivityId)
    {
        var targets = chart.Connections.Select(c => c.Target).ToHashSet();
        return chart.Activities.FirstOrDefault(a => a.Id == triggerActivityId)
            ?? chart.Activities.FirstOrDefault(a => a.Type == "Elsa.Start")
            ?? chart.Activities.FirstOrDefault(a => a.CanStartWorkflow)
            ?? chart.Activities.FirstOrDefault(a => !targets.Contains(a.Id))
            ?? (chart.Activities.Count > 0 ? chart.Activities[0] : null);
    }

    private HashSet<string> FindAncestors(string activityId)
    {
        var found = new HashSet<string>();
        var open = new Stack<string>([activityId]);
        while (open.TryPop(out var current))
            foreach (var connection in ForwardInbound(current))
                if (found.Add(connection.Source))
                    open.Push(connection.Source);
        return found;
    }

    private HashSet<string> FindBehind(string before)
    {
        var others = new HashSet<string>();
        var open = new Stack<string>(Start is { } start && start.Id != before ? [start.Id] : []);
        while (open.TryPop(out var current))
            if (others.Add(current) && next.TryGetValue(current, out var targets))
                foreach (var target in targets.Where(target => target != before))
                    open.Push(target);
        return [.. chart.Activities.Select(activity => activity.Id).Where(id => id != before && IsReachable(id) && !others.Contains(id))];
    }

    private void AcceptForward(ActivityNode chart, string start)
    {
        var visited = new HashSet<string>();
        var seen = new HashSet<(string, string)>();
        var queue = new Queue<string>([start]);
        var byEdge = chart.Connections.ToLookup(c => (c.Source, c.Target));
        while (queue.TryDequeue(out var source))
        {
            // Elsa may take a source up again; nothing new leaves it then.
            if (!visited.Add(source))
                continue;
            foreach (var target in Outbound(source).Select(c => c.Target))
            {
                if (seen.Contains((source, target)) || ReachesAvoiding(target, source, avoided: null))
                    continue;
                seen.Add((source, target));
                (next.TryGetValue(source, out var targets) ? targets : next[source] = []).Add(target);
                foreach (var connection in byEdge[(source, target)])
                {
                    forward.Add(connection.Index);
                    (forwardInbound.TryGetValue(target, out var list) ? list : forwardInbound[target] = []).Add(connection);
                }
                if (!visited.Contains(target))
                    queue.Enqueue(target);
            }
        }
    }

    private void ReachMain(string start)
    {
        main.Add(start);
        var open = new Stack<string>([start]);
        while (open.TryPop(out var current))
            foreach (var connection in Outbound(current))
                if (connection.Outcome != "Overdue" && main.Add(connection.Target))
                    open.Push(connection.Target);
    }

    private bool ReachesAvoiding(string from, string to, string? avoided)
    {
        if (from == avoided)
            return false;
        if (from == to)
            return true;
        var visited = new HashSet<string> { from };
        var open = new Stack<string>([from]);
        while (open.TryPop(out var current))
            if (next.TryGetValue(current, out var targets))
                foreach (var target in targets)
                {
                    if (target == to)
                        return true;
                    if (target != avoided && visited.Add(target))
                        open.Push(target);
                }
        return false;
    }
}
