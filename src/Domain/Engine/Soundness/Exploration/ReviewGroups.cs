using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Execution.State;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Exploration;

/// <summary>
/// What work under review means for the way of an instance: an approval that returns it takes back the other approvals of the same round. Where
/// no two approvals can be about the same work, nothing of it matters.
/// </summary>
internal sealed class ReviewGroups
{
    private readonly WorkflowDefinition definition;
    private readonly HashSet<string> shared = [];
    private readonly HashSet<string> overdue = [];

    public ReviewGroups(WorkflowDefinition definition)
    {
        this.definition = definition;
        var approvals = definition.Activities.Values.Where(node => node.Type == ActivityTypes.Approval).ToList();
        foreach (var approval in approvals)
            foreach (var reviewed in approval.StaticList("reviews"))
                if (approvals.Any(other => other != approval && other.StaticList("reviews").Contains(reviewed)) || IsManifold(approval, reviewed))
                    shared.Add(approval.Id);
        foreach (var chart in definition.Activities.Values.Where(node => node.IsFlowchart))
            foreach (var connection in chart.Connections.Where(connection => connection.Outcome == "Overdue"))
                if (!IsInert(chart, connection.Target, []))
                    overdue.Add(connection.Source);
    }

    /// <summary>Whether the approval may be about the same work as another that is open.</summary>
    public bool IsShared(string approval) => shared.Contains(approval);

    /// <summary>Whether a passed due date leaves anything behind that can move: a side path that only notifies does not.</summary>
    public bool OverdueMatters(ActivityNode node) => overdue.Contains(node.Id);

    /// <summary>Whether a side path of the flowchart can be at work while other things happen.</summary>
    public bool SidePathsWait(ActivityNode chart) => chart.Activities.Any(OverdueMatters);

    /// <summary>
    /// What an execution knows of work under review: which open approvals are about the same as it (an approval), or as what it keeps. How
    /// often the same was done does not count: an approval takes all there is.
    /// </summary>
    public Func<ActivityExecution, string> Classes(InstanceState state)
    {
        if (shared.Count == 0)
            return _ => "";
        var open = state.Bookmarks.Where(bookmark => bookmark.Kind == BookmarkKind.Approval)
            .Select((bookmark, i) => (Name: $"{bookmark.ActivityId}.{i}", bookmark.Execution, About: state.Executions.Find(execution => execution.Number == bookmark.Execution)?.Items?.Deserialize<List<Reviewable>>() ?? [])).ToList();
        return execution =>
        {
            var kept = (execution.Reviewed ?? []).Select(item => $"{item.ActivityId}<{item.Via}{Holders(item.ExecutionId, execution.Number)}");
            var about = open.Where(approval => approval.Execution == execution.Number).SelectMany(approval => approval.About).Select(item => item.ActivityId + Holders(item.ExecutionId, execution.Number));
            var all = kept.Concat(about).Distinct().Order(StringComparer.Ordinal).ToList();
            return all.Count == 0 ? "" : $"[{string.Join(';', all)}]";
        };

        string Holders(string executionId, int apartFrom) =>
            string.Concat(open.Where(approval => approval.Execution != apartFrom && approval.About.Exists(item => item.ExecutionId == executionId)).Select(approval => "/" + approval.Name));
    }

    /// <summary>An approval in a body that runs side by side, about work outside it.</summary>
    private bool IsManifold(ActivityNode approval, string reviewed)
    {
        for (var around = approval.Parent; around is not null; around = around.Parent)
            if (around.Type is "Elsa.ParallelForEach" or ActivityTypes.ForEachUnit && !IsInside(definition.Activities.GetValueOrDefault(reviewed), around))
                return true;
        return false;
    }

    private static bool IsInside(ActivityNode? node, ActivityNode around) => node is not null && (node.Parent == around || IsInside(node.Parent, around));

    private static bool IsInert(ActivityNode chart, string activity, HashSet<string> seen)
    {
        if (!seen.Add(activity))
            return true;
        var node = chart.Activities.First(candidate => candidate.Id == activity);
        return node.Type is "VanQuan.Notify" or "VanQuan.RecordIndicator" or "Elsa.SendEmail" or "Elsa.WriteLine" or "Elsa.PublishEvent" or "Elsa.SetVariable"
            && chart.Connections.Where(connection => connection.Source == activity).All(connection => chart.Graph(null).IsMain(connection.Target) || IsInert(chart, connection.Target, seen));
    }
}
