using ActivityCompleted = Elsa.Workflows.Notifications.ActivityCompleted;
using Elsa.Extensions;
using Elsa.Mediator.Contracts;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Activities;

using Elsa.Workflows.Options;

using VanQuan.Workflows.Elsa.Turns;

namespace VanQuan.Workflows.Elsa.Activities;

/// <summary>
/// The path of an Overdue outcome. The step that is late stays open, so its flow has not moved: the activities of the path run without a
/// callback to the flowchart, which therefore counts nothing, and the path ends where it meets the main flow.
/// </summary>
internal sealed class SidePaths(ElsaTurn turn) : INotificationHandler<ActivityCompleted>
{
    private const string Side = "VanQuanSide";

    public static async ValueTask FollowAsync(ElsaTurn turn, ActivityExecutionContext from, params string[] outcomes)
    {
        if (from.ParentActivityExecutionContext is not { Activity: Flowchart chart } around || turn.Definition.Activities.GetValueOrDefault(from.Activity.Id) is not { } node)
            return;
        var graph = Leaving.GraphOf(turn, node);
        foreach (var connection in graph.Outbound(node.Id).Where(connection => outcomes.Contains(connection.Outcome) && !graph.IsMain(connection.Target)))
            if (chart.Activities.FirstOrDefault(activity => activity.Id == connection.Target) is { } target)
                await around.ScheduleActivityAsync(target, new ScheduleWorkOptions { Input = new Dictionary<string, object> { [Side] = true } });
    }

    public async Task HandleAsync(ActivityCompleted notification, CancellationToken cancellationToken)
    {
        var completed = notification.ActivityExecutionContext;
        if (!completed.ActivityInput.ContainsKey(Side))
            return;
        var outcomes = completed.JournalData.TryGetValue("Outcomes", out var named) && named is IEnumerable<string> names ? names.ToArray() : ["Done"];
        await FollowAsync(turn, completed, outcomes);
        // A flowchart that has nothing else to do waits for its side paths; it looks again when one of them ends.
        if (completed.ParentActivityExecutionContext is { Activity: Flowchart } around && around.Children.All(child => child.Status != ActivityStatus.Running) && around.WorkflowExecutionContext.Scheduler.List().All(item => item.Owner != around))
            await around.CompleteActivityAsync();
    }
}
