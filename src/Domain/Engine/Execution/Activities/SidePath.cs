using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution.Running;
using VanQuan.Workflows.Domain.Engine.Execution.State;

namespace VanQuan.Workflows.Domain.Engine.Execution.Activities;

/// <summary>
/// The path of an Overdue outcome. The task that is late stays open, so its flow has not moved: the side path touches no counter, runs
/// each of its activities once per due date passed, and ends where it meets the main flow.
/// </summary>
internal static class SidePath
{
    public static void Enter(Run run, ActivityExecution self, ActivityNode chart, ActivityNode late, string outcome)
    {
        self.Flow!.Side.Clear();
        Follow(run, self, chart, late, [outcome]);
    }

    public static void Completed(Run run, ActivityExecution self, ActivityNode chart, ActivityNode completed, IReadOnlyCollection<string> outcomes)
    {
        if (!Behaviours.IsTerminal(completed.Type))
            Follow(run, self, chart, completed, outcomes);
    }

    private static void Follow(Run run, ActivityExecution self, ActivityNode chart, ActivityNode from, IReadOnlyCollection<string> outcomes)
    {
        var graph = chart.Graph(run.State.TriggerActivityId);
        foreach (var connection in graph.Outbound(from.Id))
            if (outcomes.Contains(connection.Outcome) && !graph.IsMain(connection.Target) && (graph.IsBackward(connection) || self.Flow!.Side.Add(connection.Target)))
                run.Schedule(chart.Activities.First(activity => activity.Id == connection.Target), self, side: true);
    }
}
