using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Plans;

namespace VanQuan.Workflows.Domain.Simulation;

/// <summary>The rounds of the plan's actions: each begins on its day, and a round that finds the one before it open does what its action says.</summary>
internal sealed class SimulatedRounds(World world, Func<string, WorkflowDefinition?> definitions)
{
    private readonly Dictionary<(int Action, int Round), HashSet<string>> running = [];
    private readonly Dictionary<int, PlannedRound> waiting = [];

    public void Begin(DateOnly from)
    {
        foreach (var action in world.Plan.Actions)
            Plan(PlannedRound.First(world.Plan, action, from, world.Calendar));
    }

    /// <summary>An instance has ended; a round that waited for it may begin.</summary>
    public void Finished(string instanceId)
    {
        if (world.OriginOf(instanceId) is not { } origin || !running.TryGetValue((origin.Action.Number, origin.Round.Number), out var open) || !open.Remove(instanceId))
            return;
        if (open.Count == 0 && waiting.Remove(origin.Action.Number, out var next))
            world.Agenda.Plan(world.Now, Turn.Round, () => Start(next));
    }

    private void Plan(PlannedRound? round)
    {
        if (round is null)
            return;
        var begin = VietnamTime.StartOf(round.Begin);
        world.Agenda.Plan(begin > world.Now ? begin : world.Now, Turn.Round, () => Start(round));
    }

    private void Start(PlannedRound round)
    {
        var key = (round.Action.Number, round.Number - 1);
        if (running.TryGetValue(key, out var open) && open.Count > 0)
        {
            switch (round.Action.Recurrence?.WhenOpen)
            {
                case PreviousRoundOpen.Wait:
                    waiting[round.Action.Number] = round;
                    world.Tell(SimulationKind.RoundWaiting, round);
                    return;
                case PreviousRoundOpen.Skip:
                    world.Tell(SimulationKind.RoundSkipped, round);
                    // What stays open of the earlier round is still in the next one's way.
                    running[(round.Action.Number, round.Number)] = open;
                    PlanNext(round);
                    return;
                case PreviousRoundOpen.Supersede:
                    foreach (var id in open.Order(StringComparer.Ordinal).ToList())
                        world.Host.Raise(id, new CancelInstance($"supersede:{id}", "superseded by the next round"));
                    break;
            }
        }
        StartInstances(round);
        PlanNext(round);
    }

    private void StartInstances(PlannedRound round)
    {
        running[(round.Action.Number, round.Number)] = [];
        foreach (var run in world.Plan.RunsOf(round.Action))
            Start(round, run);
    }

    /// <summary>One instance of a round.</summary>
    public void Start(PlannedRound round, ActionRun run)
    {
        var start = round.StartOf(world.Plan, run);
        if (running.TryGetValue((round.Action.Number, round.Number), out var started))
            started.Add(start.InstanceId);
        world.Began(start.InstanceId, new Origin(round.Action, round, run));
        world.Tell(SimulationKind.InstanceStarted, start.InstanceId, line => line with { Due = round.Due });
        world.Host.Start(definitions(round.Action.Definition)!, start);
    }

    private void PlanNext(PlannedRound round) =>
        Plan(PlannedRound.After(world.Plan, round.Action, round.Number, round.Period, world.Calendar));
}
