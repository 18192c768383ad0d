using System.Text;
using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Execution.Activities;
using VanQuan.Workflows.Domain.Engine.Execution.Running;
using VanQuan.Workflows.Domain.Engine.Execution.State;
using VanQuan.Workflows.Domain.Engine.Soundness.Exploration.Reducing;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Exploration;

/// <summary>
/// What of an instance decides its way, as text: two instances with the same key go the same ways. Ids, counters, times and values are left out;
/// branches that stand alike are interchangeable; a flowchart's counters enter as what a connection is ahead of its target, which is all a join compares,
/// and what a way brought only as long as something can still ask for it.
/// <paramref name="ordered"/> keeps the order in which things were opened, for tests that doubt that it does not matter.
/// </summary>
internal sealed class StateKey(WorkflowDefinition definition, ReviewGroups reviews, bool ordered = false)
{
    private const int Ahead = 8;
    private readonly Dictionary<(string Chart, string? Trigger), IReadOnlySet<int>> keepable = [];
    private readonly References references = new(definition);
    private readonly Dictionary<string, int> numbers = definition.Activities.Keys.Select((id, i) => (id, i)).ToDictionary(item => item.id, item => item.i);

    public string Of(InstanceState state, IEnumerable<WorkItem>? queue = null)
    {
        if (state.Status == InstanceStatus.Finished)
            return state.SubStatus == InstanceSubStatus.Finished ? "end" : $"{state.SubStatus} {string.Join(',', StepWords.Standing(state))}";
        var text = new StringBuilder(256);
        if (state.TriggerActivityId is { } trigger)
            text.Append(state.Trigger is null ? 't' : 'T').Append(numbers[trigger]);
        if (state.CompletedOn.Count > 0)
            text.Append('d').AppendJoin(',', state.CompletedOn.Keys.Order(StringComparer.Ordinal));
        var children = state.Executions.ToLookup(execution => execution.Parent);
        var waiting = queue?.Select((item, i) => (Item: item, Place: i)).ToLookup(entry => entry.Item.Owner?.Number ?? 0);
        if (waiting is not null)
            text.Append('~');
        text.Append(Children(state, 0, children, waiting, reviews.Classes(state)));
        return text.ToString();
    }

    private string Children(InstanceState state, int parent, ILookup<int, ActivityExecution> children, ILookup<int, (WorkItem Item, int Place)>? queue, Func<ActivityExecution, string> classes)
    {
        var parts = children[parent].Select(child => One(state, child, children, queue, classes)).ToList();
        if (!ordered && parts.Count > 1)
            parts.Sort(StringComparer.Ordinal);
        foreach (var (item, place) in queue?[parent] ?? [])
            parts.Add($"q{place}:{numbers[item.Node.Id]}{(item.Backward ? "b" : "")}{(item.Side ? "s" : "")}");
        return parts.Count == 1 ? parts[0] : string.Join('|', parts);
    }

    private string One(InstanceState state, ActivityExecution execution, ILookup<int, ActivityExecution> children, ILookup<int, (WorkItem Item, int Place)>? queue, Func<ActivityExecution, string> classes)
    {
        var node = definition.Activities[execution.ActivityId];
        var text = new StringBuilder().Append(numbers[node.Id]);
        if (ordered)
            text.Append('@').Append(state.Executions.IndexOf(execution));
        if (execution.Faulted)
            text.Append('f');
        if (execution.Backward)
            text.Append('b');
        if (execution.Side)
            text.Append('s');
        if (execution.Breaking)
            text.Append('k');
        if (execution.Index != 0)
            text.Append('x').Append(execution.Index);
        if (execution.Remaining != 0)
            text.Append('r').Append(execution.Remaining);
        if (execution.Items is { } items && node.Type is "Elsa.For" or "Elsa.ForEach")
            text.Append('i').Append(node.Type == "Elsa.For" ? execution.Items!.Value.GetRawText() : execution.Items!.Value.GetArrayLength());
        foreach (var bookmark in state.BookmarkList)
            if (bookmark.Execution == execution.Number)
                text.Append('w').Append((int)bookmark.Kind).Append(bookmark.Name).Append(bookmark.OverdueFired && reviews.OverdueMatters(node) ? "o" : "").Append(bookmark.Held is null ? "" : "h");
        text.Append(classes(execution));
        if (execution.Flow is not null)
            Counters(text, state, execution, node, [.. children[execution.Number]], queue is null);
        var inner = Children(state, execution.Number, children, queue, classes);
        return inner.Length == 0 ? text.ToString() : text.Append('(').Append(inner).Append(')').ToString();
    }

    private IReadOnlySet<int> Keepable(ActivityNode chart, string? trigger) =>
        keepable.TryGetValue((chart.Id, trigger), out var known) ? known : keepable[(chart.Id, trigger)] = RepeatedRound.Keepable(chart, chart.Graph(trigger));

    private void Counters(StringBuilder text, InstanceState state, ActivityExecution execution, ActivityNode chart, IReadOnlyList<ActivityExecution> children, bool isAtRest)
    {
        var (flow, kept) = (execution.Flow!, Keepable(chart, state.TriggerActivityId));
        var usedUp = new Dictionary<string, bool>();
        foreach (var connection in chart.Connections)
        {
            if (!flow.Connections.TryGetValue(connection.Index, out var visits))
                continue;
            var ahead = visits.Count - flow.Activities.GetValueOrDefault(connection.Target);
            // What a way that is used up had brought matters only where a repeated round may keep it as it came.
            var matters = ordered || kept.Contains(connection.Index) || ahead > 1 || (ahead == 1 && !(isAtRest && IsUsedUp(connection.Target)));
            if (ahead == 0 && !matters)
                continue;
            text.Append('c').Append(connection.Index).Append(!matters || ahead < 0 ? '.' : visits.Followed ? '+' : '-').Append(Math.Clamp(ahead, -Ahead, Ahead));
        }
        if (children.Any(child => child.Side))
            text.Append('o').AppendJoin(',', flow.Side.Order(StringComparer.Ordinal));

        bool IsUsedUp(string target) => usedUp.TryGetValue(target, out var known) ? known : usedUp[target] = IsCertainToCount(state, execution, chart, target, children);
    }

    /// <summary>Whether the activity is at work and will count as visited before anything can come to it again: what brought it here has done its part.</summary>
    private bool IsCertainToCount(InstanceState state, ActivityExecution execution, ActivityNode chart, string activity, IReadOnlyList<ActivityExecution> children)
    {
        if (children.Where(child => child.ActivityId == activity).ToList() is not [{ Backward: false, Side: false, Faulted: false } atWork])
            return false;
        var reach = new FlowReach(chart, chart.Graph(state.TriggerActivityId), execution.Flow!, definition, references);
        foreach (var beside in children.Where(child => child != atWork))
            reach.Add(beside);
        return !reach.Touched.Contains(activity);
    }
}
