using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Exploration;

/// <summary>
/// One thing that can happen: a start, something done to a step that waits (the <paramref name="Nth"/> open one of its activity, from 0), or a
/// choice. Kinds are those of <see cref="CounterStepKinds"/>.
/// </summary>
internal sealed record Happening(string Kind, string? Activity, string? Outcome, int Nth = 0);

/// <summary>What can happen to a definition and to an instance that waits, each with the event that lets the kernel take it.</summary>
internal static class Happenings
{
    private static readonly JsonElement Nothing = JsonSerializer.SerializeToElement(new Dictionary<string, string>());
    private static readonly Dictionary<string, DateOnly> Anchors = new() { ["ActionDue"] = Today.AddMonths(6), ["PeriodEnd"] = Today.AddMonths(3) };

    /// <summary>The moment of every step: a proof knows no time. Monday 5 January 2026 at 08:00 (UTC+7).</summary>
    public static DateTimeOffset Now { get; } = new(2026, 1, 5, 8, 0, 0, TimeSpan.FromHours(7));

    private static DateOnly Today => new(2026, 1, 5);

    /// <summary>By hand, and by each trigger of the definition.</summary>
    public static IEnumerable<(Happening Happening, EngineEvent Event)> Starts(WorkflowDefinition definition)
    {
        yield return (new(CounterStepKinds.Start, null, null), Start(null));
        foreach (var trigger in definition.Activities.Values.Where(node => node is { CanStartWorkflow: true, Type: "Elsa.Event" or "Elsa.Timer" or "Elsa.Cron" or "Elsa.StartAt" or "Elsa.Delay" }))
            yield return (new(CounterStepKinds.Start, trigger.Id, null), Start(new(trigger.Id, Nothing)));
    }

    /// <summary>Everything that can happen to the instance, in the order its waits were opened, with the place of the wait among its bookmarks.</summary>
    public static IEnumerable<(Happening Happening, EngineEvent Event, int Bookmark)> Of(WorkflowDefinition definition, InstanceState state)
    {
        // A step that opens nothing leaves the counter, and closes a wait.
        var operation = $"proof{state.Counter}.{state.Bookmarks.Count}";
        var heard = new HashSet<string>();
        for (var i = 0; i < state.Bookmarks.Count; i++)
        {
            var bookmark = state.Bookmarks[i];
            var node = definition.Activities[bookmark.ActivityId];
            var nth = state.Bookmarks.Take(i).Count(other => other.ActivityId == bookmark.ActivityId);
            switch (bookmark.Kind)
            {
                case BookmarkKind.UserTask or BookmarkKind.Approval or BookmarkKind.RunTask:
                    foreach (var outcome in Answers(node))
                        yield return (new(CounterStepKinds.Complete, node.Id, outcome, nth), new ResumeBookmark(operation, bookmark.Id, outcome, Nothing), i);
                    break;
                case BookmarkKind.Timer:
                    yield return (new(CounterStepKinds.Timer, node.Id, null, nth), new FireTimer(operation, bookmark.Id), i);
                    break;
                case BookmarkKind.Child:
                    yield return (new(CounterStepKinds.Return, node.Id, null, nth),
                        new ReturnFromChild(operation, bookmark.Id, "child", InstanceSubStatus.Finished, new Dictionary<string, JsonElement>()), i);
                    break;
                case BookmarkKind.Signal when heard.Add(bookmark.Name!):
                    yield return (new(CounterStepKinds.Signal, node.Id, bookmark.Name, nth), new DeliverSignal(operation, bookmark.Name!, Nothing, null), i);
                    break;
                case BookmarkKind.Signal:
                    break;
            }
            if (bookmark is { OverdueFired: false, Kind: BookmarkKind.UserTask or BookmarkKind.Approval } && node.HasConnection("Overdue"))
                yield return (new(CounterStepKinds.Overdue, node.Id, null, nth), new PassDueDate(operation, bookmark.Id), i);
            if (node.HasConnection("Cancelled"))
                yield return (new(CounterStepKinds.Cancel, node.Id, null, nth), new CancelBookmark(operation, bookmark.Id, "proof"), i);
        }
    }

    private static IReadOnlyList<string> Answers(ActivityNode node)
    {
        if (node.Type == ActivityTypes.Approval)
            return ["Approved", "Returned", "Rejected"];
        if (node.Type == ActivityTypes.UserTask && node.Input("outcomes") is null)
            return ["Done"];
        if (node.Type == ActivityTypes.UserTask && node.StaticList("outcomes") is { Count: > 0 } declared)
            return declared;
        // Only running it tells; what is drawn stands for what can come.
        var drawn = node.Parent is { IsFlowchart: true } chart
            ? chart.Connections.Where(connection => connection.Source == node.Id).Select(connection => connection.Outcome).Where(outcome => outcome is not ("Overdue" or "Cancelled")).Distinct().ToList() : [];
        return drawn.Count > 0 ? drawn : ["Done"];
    }

    private static StartInstance Start(Trigger? trigger) => new("start", "proof", null, new Dictionary<string, JsonElement>(), Anchors, trigger);
}
