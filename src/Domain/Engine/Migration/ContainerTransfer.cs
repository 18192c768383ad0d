using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Execution.Activities;
using VanQuan.Workflows.Domain.Engine.Execution.Running;
using VanQuan.Workflows.Domain.Engine.Execution.State;

namespace VanQuan.Workflows.Domain.Engine.Migration;

/// <summary>
/// Carries the containers over that an instance stands in: the counters of flowcharts, the place of sequences, how many branches are
/// still out. Then starts what begins anew, and lets go on what a change of the drawing has set free.
/// </summary>
internal sealed class ContainerTransfer(Run run, WorkflowDefinition from, Fates fates, string? oldTrigger)
{
    private readonly List<(Fate Chart, FlowTransfer Flow)> flows = [];
    private readonly List<(ActivityNode Node, ActivityExecution Owner)> branches = [];

    public List<MigrationRefusal> Refusals { get; } = [];

    public List<string> PassedOver { get; } = [];

    /// <summary>Before anything is changed.</summary>
    public void Prepare()
    {
        foreach (var container in fates.All.Where(fate => fate.Kind == MoveKind.Stays))
        {
            if (container.Old.IsFlowchart && container.Execution.Flow is { } counters)
                PrepareFlow(container, counters);
            else if (container.Old.Type == "Elsa.Sequence")
                CheckSequence(container);
        }
    }

    /// <summary>Once executions carry their new names: counters and places of the new version.</summary>
    public void Place()
    {
        foreach (var (chart, flow) in flows)
            chart.Execution.Flow = flow.Counters;
        foreach (var container in fates.All.Where(fate => fate.Kind == MoveKind.Stays))
            if (container.Old.Type == "Elsa.Sequence")
                container.Execution.Index = NextIn(container);
            else if (container.Old.Type is "Elsa.Parallel" or "Elsa.Fork")
                branches.AddRange(container.Target!.Activities.Where(branch => from.Activities.GetValueOrDefault(branch.Id)?.Parent != container.Old).Where(branch => !StandsAt(container, branch)).Select(branch => (branch, container.Execution)));
    }

    public void GoOn()
    {
        foreach (var fate in fates.All.Where(fate => fate.Kind == MoveKind.Restarts))
            run.Schedule(fate.Target!, fate.Owner, Given(fate.Execution, fate.Owner!));
        foreach (var (node, owner) in branches)
            run.Schedule(node, owner);
        foreach (var (chart, flow) in flows)
            foreach (var activity in flow.Unsettled)
                new FlowRound(run, chart.Execution, chart.Target!, Graph(chart.Target!, run.State.TriggerActivityId)).LookAgain(activity);
        Recount();
        foreach (var fate in fates.All.Where(fate => fate is { Kind: MoveKind.Drops, Execution.Ended: false }).ToList())
            if (flows.Exists(one => one.Chart.Execution == fate.Owner && one.Flow.Overtaken.Contains(fate.Target!.Id)))
                run.End(fate.Execution, InstanceMigration.Reason);
            else if (fate.Outcome is not null || !run.Node(fate.Owner!).IsFlowchart)
                run.Complete(fate.Execution, fate.Outcome is null ? [] : [fate.Outcome]);
            else
                run.Cancel(fate.Execution, InstanceMigration.Reason);
        foreach (var fate in fates.All.Where(fate => fate is { Kind: MoveKind.Drops, Target: null }))
            GoOnWithout(fate.Owner!, fate.Execution);
        foreach (var (chart, _) in flows.AsEnumerable().Reverse())
            if (!chart.Execution.Ended)
                FlowchartBehaviour.CompleteIfIdle(run, chart.Execution);
    }

    private void PrepareFlow(Fate container, FlowCounters counters)
    {
        var newOf = new Dictionary<string, string>();
        foreach (var activity in container.Old.Activities)
            if (fates.NewIdOf(activity.Id) is { } id && container.Target!.Activities.Any(other => other.Id == id))
                newOf[activity.Id] = id;
        List<Standing> standing =
        [
            .. fates.All.Where(fate => fate.Remains && fate.Execution.Parent == container.Execution.Number && !fate.Execution.Side)
                .Select(fate => new Standing(fate.Target!.Id, fate.Old.Id, fate.Execution.Backward, fate.Old, fate is { Kind: MoveKind.Drops, Outcome: null })),
            .. fates.All.Where(fate => fate.Kind == MoveKind.Restarts && fate.Owner == container.Execution).Select(fate => new Standing(fate.Target!.Id, null, false, fate.Old)),
        ];
        var trigger = oldTrigger is null ? null : fates.NewIdOf(oldTrigger);
        var flow = new FlowTransfer(
            new(container.Old, Graph(container.Old, oldTrigger)), counters, new(container.Target!, Graph(container.Target!, trigger)), newOf, standing);
        Refusals.AddRange(flow.Refusals);
        PassedOver.AddRange(flow.PassedOver);
        flows.Add((container, flow));
    }

    private void CheckSequence(Fate container)
    {
        if (Child(container) is not { Target: { } target } child || child.Owner != container.Execution)
            return;
        var (before, after) = (container.Old.Activities, container.Target!.Activities);
        var done = before.Take(Math.Max(0, container.Execution.Index - 1)).Select(step => fates.NewIdOf(step.Id)).OfType<string>().ToHashSet();
        var place = Place(after, target.Id);
        if (after.Skip(place).FirstOrDefault(step => done.Contains(step.Id)) is { } again)
            Refusals.Add(again == target ? RefusalWords.AlreadyDone(child.Old, again) : RefusalWords.DoneAhead(child.Old, target, again));
        PassedOver.AddRange(after.Take(place).Select(step => step.Id).Where(id => !done.Contains(id)));
    }

    /// <summary>Behind the place at work; where that is gone, at the next old step that is still there.</summary>
    private int NextIn(Fate container)
    {
        var steps = container.Target!.Activities;
        if (Child(container) is { Target: { } target } child && child.Owner == container.Execution)
            return Place(steps, target.Id) + 1;
        foreach (var step in container.Old.Activities.Skip(container.Execution.Index))
            if (fates.NewIdOf(step.Id) is { } id && Place(steps, id) is >= 0 and var place)
                return place;
        return steps.Count;
    }

    private void Recount()
    {
        foreach (var container in fates.All.Where(fate => fate.Kind == MoveKind.Stays && !fate.Execution.Ended))
            if (container.Old.Type is "Elsa.Parallel" or "Elsa.Fork" or "Elsa.Switch" or "Elsa.ParallelForEach" or ActivityTypes.ForEachUnit && !container.Execution.Faulted)
                container.Execution.Remaining = run.State.Executions.Count(child => child.Parent == container.Execution.Number)
                    + branches.Count(branch => branch.Owner == container.Execution)
                    + fates.All.Count(fate => fate.Owner == container.Execution && (fate.Kind == MoveKind.Restarts || fate is { Kind: MoveKind.Drops, Target: null }));
    }

    private void GoOnWithout(ActivityExecution owner, ActivityExecution gone)
    {
        if (owner.Ended || run.Node(owner) is not { IsFlowchart: false } node)
            return;
        // A sequence looks at what has ended; the step that is gone is nothing special to it.
        gone.ActivityId = node.Id;
        Behaviours.Of(node.Type).ChildCompleted(run, owner, node, gone, ["Done"]);
    }

    private Fate? Child(Fate container) => fates.All.FirstOrDefault(fate => fate.Execution.Parent == container.Execution.Number);

    private bool StandsAt(Fate container, ActivityNode branch) => fates.All.Any(fate => fate.Owner == container.Execution && fate.Target == branch);

    private static int Place(IReadOnlyList<ActivityNode> steps, string id) => steps.Select(step => step.Id).ToList().IndexOf(id);

    private static FlowGraph Graph(ActivityNode chart, string? trigger) => chart.Graph(trigger);

    /// <summary>A body that begins anew is still for its unit or item.</summary>
    private static Dictionary<string, System.Text.Json.JsonElement>? Given(ActivityExecution old, ActivityExecution owner) =>
        old.Parent == owner.Number && old.Variables is { } given ? new(given) : null;
}
