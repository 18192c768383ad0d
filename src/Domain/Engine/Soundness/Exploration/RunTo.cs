using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Exploration;

/// <summary>A run of the kernel that comes to an activity, as the steps of a counter-example; what has nothing to do with it stays as it is.</summary>
internal static class RunTo
{
    private static readonly ProofLimits Limits = new() { MaxStates = 3_000, MaxActivities = 200_000 };

    /// <summary>The steps to where the activity executes; none where no run was found. <paramref name="without"/>: activities that may not have been done before.</summary>
    public static IReadOnlyList<CounterStep> Of(WorkflowDefinition definition, ActivityNode sought, IReadOnlyCollection<ActivityNode>? without = null)
    {
        // Somebody's work counts as done when it is submitted; anything else as soon as it runs.
        var avoided = (without ?? []).Where(node => node != sought).ToLookup(node => ActivityTypes.Waits(node.Type), node => node.Id);
        var open = (without ?? []).Where(node => ActivityTypes.Waits(node.Type)).Select(node => node.Id).ToHashSet();
        HashSet<string> beside = [.. open, .. definition.Activities.Values.Where(node => ActivityTypes.Waits(node.Type) && !LeadsTo(node, sought)).Select(node => node.Id)];
        foreach (var left in beside.Count > open.Count ? [beside, open] : new[] { open })
        {
            var explorer = new Explorer(definition, Limits, reduced: true, leftOpen: left) { Sought = sought.Id, Avoided = avoided[false].ToHashSet() };
            explorer.Explore(null);
            if (explorer.Found is { } way)
                return new Paths(definition, explorer.Graph).Over([way]);
        }
        return [];
    }

    /// <summary>Whether the one may have to be done before the other is reached, as the ways are drawn.</summary>
    private static bool LeadsTo(ActivityNode node, ActivityNode sought)
    {
        for (var (inner, around) = (node, node.Parent); around is not null; (inner, around) = (around, around.Parent))
            for (var (target, outer) = (sought, sought.Parent); outer is not null; (target, outer) = (outer, outer.Parent))
                if (outer == around)
                    return !around.IsFlowchart || inner == target || around.Graph(null).Ancestors(target.Id).Contains(inner.Id);
        return true;
    }
}
