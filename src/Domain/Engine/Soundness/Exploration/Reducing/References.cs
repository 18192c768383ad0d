using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution.Activities;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Exploration.Reducing;

/// <summary>What activities read of each other past the connections: work under review, and deadlines that count from a completion.</summary>
internal sealed class References
{
    private readonly Dictionary<string, IReadOnlySet<string>> named = [];
    private readonly Dictionary<FlowGraph, IReadOnlyList<Connection>> keepable = [];
    private readonly HashSet<string> breaking = [];
    private readonly HashSet<string> finishing = [];

    public References(WorkflowDefinition definition)
    {
        // Children come after their parents, so that backwards each finds what is inside it.
        foreach (var node in definition.Activities.Values.Reverse())
            Collect(node);
    }

    /// <summary>The activities that this one, or something inside it, reads.</summary>
    public IReadOnlySet<string> Of(ActivityNode node) => named.TryGetValue(node.Id, out var known) ? known : Collect(node);

    /// <summary>The ways of a flowchart into joins that some repeated round may keep as they came.</summary>
    public IReadOnlyList<Connection> Keepable(ActivityNode chart, FlowGraph graph)
    {
        if (keepable.TryGetValue(graph, out var known))
            return known;
        var kept = RepeatedRound.Keepable(chart, graph);
        return keepable[graph] = [.. chart.Connections.Where(connection => kept.Contains(connection.Index))];
    }

    /// <summary>Whether it, or something inside it, can break the loop around it.</summary>
    public bool Breaks(ActivityNode node) => breaking.Contains(node.Id);

    /// <summary>Whether it, or something inside it, can end the whole instance.</summary>
    public bool Finishes(ActivityNode node) => finishing.Contains(node.Id);

    /// <summary>Whether either reads something inside the other.</summary>
    public bool Meet(ActivityNode one, ActivityNode other) => Of(one).Any(id => IsIn(id, other)) || Of(other).Any(id => IsIn(id, one));

    /// <summary>The child of a composite that is, or holds, the activity; null where it stands elsewhere.</summary>
    public static string? Owner(WorkflowDefinition definition, ActivityNode composite, string activity)
    {
        for (var node = definition.Activities.GetValueOrDefault(activity); node is not null; node = node.Parent)
            if (node.Parent == composite)
                return node.Id;
        return null;
    }

    /// <summary>Whether several executions of it can be open at once.</summary>
    public static bool RunsManifold(ActivityNode node) =>
        node.Parent is { } around && (around.Type is "Elsa.ParallelForEach" or ActivityTypes.ForEachUnit || RunsManifold(around));

    private IReadOnlySet<string> Collect(ActivityNode node)
    {
        if (named.TryGetValue(node.Id, out var known))
            return known;
        var found = new HashSet<string>(node.Type == ActivityTypes.Approval ? node.StaticList("reviews") : []);
        foreach (var (_, expression) in DefinitionFacts.ExpressionsOf(node))
            if ((expression.Text ?? expression.Value.ToString()) is { } text && text.Contains("Completed:", StringComparison.Ordinal))
                found.Add(Anchor(text));
        foreach (var child in node.Children)
        {
            found.UnionWith(Collect(child));
            if (breaking.Contains(child.Id))
                breaking.Add(node.Id);
            if (finishing.Contains(child.Id))
                finishing.Add(node.Id);
        }
        if (node.Type == "Elsa.Finish")
            finishing.Add(node.Id);
        if (node.Type == "Elsa.Break")
            breaking.Add(node.Id);
        return named[node.Id] = found;
    }

    private static string Anchor(string text)
    {
        var rest = text[(text.IndexOf("Completed:", StringComparison.Ordinal) + "Completed:".Length)..];
        return rest.IndexOf('"', StringComparison.Ordinal) is >= 0 and var end ? rest[..end] : rest;
    }

    private static bool IsIn(string id, ActivityNode around) => id == around.Id || around.Children.Any(child => IsIn(id, child));
}
