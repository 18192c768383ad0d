using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Execution.Running;
using VanQuan.Workflows.Domain.Engine.Execution.State;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Exploration.Reducing;

/// <summary>
/// Picks a wait whose ways can be taken alone: whatever the others do before, these ways stay open, touch nothing the others touch and lead to the
/// same place. What the ways touch is read off the kernel, by comparing the instance before and after; what the others may ever touch is bounded by
/// <see cref="FlowReach"/>. When in doubt nothing is picked. The argument stands in docs/decisions/0007.
/// </summary>
internal sealed class Reduction
{
    private const int MostResults = 64;
    private readonly WorkflowDefinition definition;
    private readonly ReviewGroups reviews;
    private readonly References references;
    private readonly Trials trials;
    private readonly HashSet<string> uniqueSignals;

    public Reduction(WorkflowDefinition definition, ReviewGroups reviews, EngineLimits limits, Func<string, WorkflowDefinition?>? called)
    {
        this.definition = definition;
        this.reviews = reviews;
        references = new References(definition);
        trials = new Trials(definition, limits, called, MostResults);
        var events = definition.Activities.Values.Where(node => node.Type == "Elsa.Event").ToList();
        uniqueSignals = events.All(node => node.Input("eventName")?.Expression is { DependsOnData: false })
            ? [.. events.GroupBy(node => node.Input("eventName")!.Expression.Text).Where(group => group.Count() == 1).Select(group => group.First().Id).Where(id => !References.RunsManifold(definition.Activities[id]))]
            : [];
    }

    /// <summary>Whether, beside the wait that was picked last, the others may come to an end of the whole instance.</summary>
    public bool OthersMayEnd { get; private set; }

    /// <summary>The place of the wait among the bookmarks; null to take everything. <paramref name="leftOpen"/>: activities that nobody touches.</summary>
    public int? Pick(InstanceState state, IReadOnlyList<(Happening Happening, EngineEvent Event, int Bookmark)> moves, IReadOnlySet<string> leftOpen)
    {
        if (state.Bookmarks.Count < 2 || state.Incidents.Count > 0)
            return null;
        // The latest first: a branch that is begun is followed to where it meets the others before the next is taken up.
        for (var i = state.Bookmarks.Count - 1; i >= 0; i--)
        {
            var bookmark = state.Bookmarks[i];
            if (leftOpen.Contains(bookmark.ActivityId))
                continue;
            if (bookmark.Kind == BookmarkKind.Signal && !uniqueSignals.Contains(bookmark.ActivityId))
                continue;
            if (bookmark.Kind == BookmarkKind.Approval && reviews.IsShared(bookmark.ActivityId))
                continue;
            if (IsAlone(state, bookmark, moves.Where(move => move.Bookmark == i).Select(move => move.Event)))
                return i;
        }
        return null;
    }

    private bool IsAlone(InstanceState state, Bookmark bookmark, IEnumerable<EngineEvent> events)
    {
        OthersMayEnd = false;
        var levels = Levels(state, bookmark).Where(level => level.Beside.Count > 0).ToList();
        if (levels.Any(level => !MayBeAlone(level)))
            return false;
        if (trials.Of(state, events) is not { } results || results.Any(result => result.Status == InstanceStatus.Finished || result.Incidents.Count > 0))
            return false;
        return levels.All(level => Leaves(state, level, results));
    }

    /// <summary>Whether the others at this level can never end or cancel what stands at it.</summary>
    private bool MayBeAlone(Level level) => level.Around switch
    {
        { IsFlowchart: true } => true,
        { Type: "Elsa.Fork" } fork when fork.Json.TryGetProperty("joinMode", out var mode) && mode.ToString() is "WaitAny" or "1" => false,
        _ => level.Beside.All(beside => !references.Breaks(definition.Activities[beside.ActivityId])),
    };

    private bool Leaves(InstanceState state, Level level, IReadOnlyList<InstanceState> results)
    {
        var touched = new HashSet<string> { level.Own.ActivityId };
        foreach (var result in results)
        {
            // What stands around ended with the step, and the others with it.
            if (result.Executions.Find(execution => execution.Number == level.Parent.Number) is not { } after)
                return false;
            var stays = result.Executions.Exists(execution => execution.Number == level.Own.Number);
            var opened = result.Executions.Where(execution => execution.Number > state.Counter).ToList();
            if (after.Breaking != level.Parent.Breaking || after.Remaining != level.Parent.Remaining)
                return false;
            // A path that ends looks whether the others have.
            if (!stays && !opened.Exists(execution => execution.Parent == after.Number && !execution.Side))
                return false;
            if (level.Around.IsFlowchart)
                Touch(touched, state, level, after, opened);
            touched.UnionWith(opened.SelectMany(execution => references.Of(definition.Activities[execution.ActivityId])).Select(named => References.Owner(definition, level.Around, named)).OfType<string>());
        }
        return level.Around.IsFlowchart ? IsApart(state, level, touched) : AreApart(level);
    }

    private void Touch(HashSet<string> touched, InstanceState state, Level level, ActivityExecution after, IReadOnlyList<ActivityExecution> opened)
    {
        var (before, now) = (level.Parent.Flow!, after.Flow!);
        foreach (var connection in level.Around.Connections)
            if (before.Connections.GetValueOrDefault(connection.Index) != now.Connections.GetValueOrDefault(connection.Index))
                touched.Add(connection.Target);
        touched.UnionWith(now.Activities.Where(visits => before.Activities.GetValueOrDefault(visits.Key) != visits.Value).Select(visits => visits.Key));
        var graph = level.Around.Graph(state.TriggerActivityId);
        foreach (var execution in opened.Where(execution => execution.Parent == after.Number))
        {
            touched.Add(execution.ActivityId);
            if (execution.Backward)
                touched.UnionWith(FlowReach.TakenUp(level.Around, graph, before, execution.ActivityId));
        }
        if (reviews.SidePathsWait(level.Around) && !before.Side.SetEquals(now.Side))
            touched.Add(FlowReach.SidePaths);
    }

    private bool IsApart(InstanceState state, Level level, HashSet<string> touched)
    {
        var reach = new FlowReach(level.Around, level.Around.Graph(state.TriggerActivityId), level.Parent.Flow!, definition, references);
        foreach (var beside in level.Beside)
            reach.Add(beside);
        OthersMayEnd |= reach.Ends || reach.Finishes;
        // An end of the whole instance is the goal: it takes nothing away from what is done before it.
        return !reach.Breaks && (!reach.Ends || level.Parent.Parent == 0) && !reach.Touched.Overlaps(touched);
    }

    private bool AreApart(Level level)
    {
        OthersMayEnd |= level.Beside.Any(beside => references.Finishes(definition.Activities[beside.ActivityId]));
        return !level.Beside.Any(beside => references.Meet(definition.Activities[beside.ActivityId], definition.Activities[level.Own.ActivityId]));
    }

    /// <summary>The executions a wait stands in, innermost first, each with what stands beside it.</summary>
    private IEnumerable<Level> Levels(InstanceState state, Bookmark bookmark)
    {
        var own = state.Executions.Find(execution => execution.Number == bookmark.Execution);
        while (own is not null && own.Parent != 0)
        {
            var parent = state.Executions.Find(execution => execution.Number == own.Parent)!;
            yield return new(definition.Activities[parent.ActivityId], parent, own, [.. state.Executions.Where(execution => execution.Parent == parent.Number && execution != own)]);
            own = parent;
        }
    }

    private sealed record Level(ActivityNode Around, ActivityExecution Parent, ActivityExecution Own, IReadOnlyList<ActivityExecution> Beside);
}
