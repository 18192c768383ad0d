using FlowGraph = VanQuan.Workflows.Domain.Engine.Definitions.FlowGraph;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Signals;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Elsa.Turns;

namespace VanQuan.Workflows.Elsa.Activities;

/// <summary>
/// How a step of ours is left. Elsa's flowchart counts every way out as visited when a step completes, also when it only goes back for
/// rework, and so loses the join behind it. Who goes back has not left: the way back is taken alone, and the others are counted when the
/// step is left for good (docs/elsa-differences.md).
/// </summary>
internal static class Leaving
{
    private const string Backward = "BackwardConnection", FlowScope = "FlowScope";

    public static async ValueTask ByAsync(ElsaTurn turn, ActivityExecutionContext context, string outcome)
    {
        var node = turn.Definition.Activities[context.Activity.Id];
        var followed = node.Parent is { IsFlowchart: true } chart ? chart.Connections.Where(connection => connection.Source == node.Id && connection.Outcome == outcome).ToList() : [];
        if (followed.Count > 0 && followed.TrueForAll(GraphOf(turn, node).IsBackward))
            await BackAsync(turn, context, followed.Select(connection => connection.Target));
        else
            await context.CompleteActivityWithOutcomesAsync(outcome);
    }

    /// <summary>Ends the execution by running activities of the same flowchart again.</summary>
    public static async ValueTask BackAsync(ElsaTurn turn, ActivityExecutionContext context, IEnumerable<string> targets)
    {
        var around = context.ParentActivityExecutionContext;
        foreach (var target in targets)
        {
            var activity = (around?.Activity as Flowchart)?.Activities.FirstOrDefault(candidate => candidate.Id == target)
                ?? throw new EngineFaultException($"'{target}', to return to, does not stand in the same flowchart.");
            await around!.SendSignalAsync(new ScheduleChildActivity(activity, new Dictionary<string, object> { [Backward] = true }));
        }
        if (!context.ActivityInput.ContainsKey(Backward))
            around!.GetProperty(FlowScope, () => new FlowScope()).RegisterActivityVisit(context.Activity);
        turn.Record.Overdue.RemoveAll(bookmark => context.Bookmarks.Any(own => own.Id == bookmark));
        context.ClearBookmarks();
        context.ClearCompletionCallbacks();
        context.TransitionTo(ActivityStatus.Completed);
        context.CompletedAt = turn.Now;
        // Nobody waits for this execution any more: its flowchart has been told where to go on.
        context.WorkflowExecutionContext.PopCompletionCallback(around!, context.ActivityNode);
    }

    /// <summary>The due date has passed, or the step is cancelled: what happens while nobody has answered.</summary>
    public static async ValueTask BesideAsync(ElsaTurn turn, ActivityExecutionContext context)
    {
        switch (turn.Event)
        {
            case PassDueDate passed when !turn.Record.Overdue.Contains(passed.BookmarkId):
                turn.Record.Overdue.Add(passed.BookmarkId);
                await SidePaths.FollowAsync(turn, context, "Overdue");
                break;
            case CancelBookmark when turn.Definition.Activities[context.Activity.Id] is var node && (node.HasConnection("Cancelled") || node.Parent is not { IsFlowchart: true }):
                await context.CompleteActivityWithOutcomesAsync("Cancelled");
                break;
            case CancelBookmark:
                await context.CancelActivityAsync();
                break;
        }
    }

    internal static FlowGraph GraphOf(ElsaTurn turn, ActivityNode node) =>
        node.Parent!.Graph(turn.Record.TriggerActivityId);
}
