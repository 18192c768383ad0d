using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Domain.Engine.Execution;

/// <summary>A step that an instance is through with, and a way out it took; null where none is connected.</summary>
public sealed record PassedStep(string ActivityId, string? Outcome);

/// <summary>
/// What a state still tells of the way the flow has come: the steps of flowcharts that are open, automatic ones included, in the order of the
/// definition. When they were passed it does not tell, and of what has ended it keeps nothing.
/// </summary>
public static class InstancePath
{
    public static IReadOnlyList<PassedStep> Passed(WorkflowDefinition definition, InstanceState state)
    {
        var passed = new List<PassedStep>();
        foreach (var execution in state.Executions)
            if (execution.Flow is { } flow && definition.Activities.TryGetValue(execution.ActivityId, out var chart))
            {
                var followed = chart.Connections.Where(connection => flow.Connections.TryGetValue(connection.Index, out var visit) && visit.Followed).ToList();
                passed.AddRange(followed.Select(connection => new PassedStep(connection.Source, connection.Outcome)).Distinct());
                passed.AddRange(chart.Activities.Where(activity => flow.Activities.ContainsKey(activity.Id)
                    && followed.TrueForAll(connection => connection.Source != activity.Id)
                    && (followed.Exists(connection => connection.Target == activity.Id) || chart.Connections.All(connection => connection.Target != activity.Id)))
                    .Select(activity => new PassedStep(activity.Id, null)));
            }
        return passed;
    }
}
