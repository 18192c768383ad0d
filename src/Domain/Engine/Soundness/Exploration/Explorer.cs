using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Execution.Running;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Exploration;

/// <summary>
/// Finds the places an instance can come to by letting the kernel take everything that can happen. Within a step it stops at every choice: a
/// moment that was seen before is not lived through again, so a loop of choices ends. With a <see cref="Reduction"/> only the ways of one wait are
/// taken where the others can neither help nor hinder it (docs/decisions/0007).
/// </summary>
internal sealed class Explorer : FreeChoices
{
    private readonly WorkflowDefinition definition;
    private readonly ProofLimits limits;
    private readonly StateKey keys;
    private readonly Kernel kernel;
    private readonly Reduction? reduction;
    private readonly Queue<int> waiting = new();
    private readonly Stack<Branch> branches = new();

    // The step at work.
    private Branch branch = new(0, [], []);
    private readonly List<int> made = [];
    private List<Happening> happened = [];
    private int from;
    private bool chosen;

    public Explorer(WorkflowDefinition definition, ProofLimits limits, bool reduced, bool ordered = false, Func<string, WorkflowDefinition?>? called = null)
    {
        this.definition = definition;
        this.limits = limits;
        var reviews = new ReviewGroups(definition);
        keys = new StateKey(definition, reviews, ordered);
        kernel = ProofKernel.Create(this, limits.Engine, called);
        reduction = reduced ? new Reduction(definition, reviews, limits.Engine, called) : null;
    }

    public StateGraph Graph { get; } = new();

    /// <summary>Whether everything was seen, or the limit came first.</summary>
    public bool IsComplete { get; private set; } = true;

    protected override bool IsNew => made.Count >= branch.Choices.Count;

    public void Explore(InstanceState? start)
    {
        Graph.MarkExpanded(StateGraph.Origin);
        if (start is not null)
            Arrive(StateGraph.Origin, [], start);
        else
            foreach (var (happening, happens) in Happenings.Starts(definition))
                Take(StateGraph.Origin, null, happening, happens);
        while (waiting.TryDequeue(out var place) && IsComplete)
        {
            Expand(place);
            Graph.MarkExpanded(place, IsComplete);
        }
        IsComplete &= waiting.Count == 0;
    }

    private void Expand(int place)
    {
        Graph.MarkExpanded(place);
        var state = Graph.State(place)!;
        if (state.Status == InstanceStatus.Finished)
            return;
        var moves = Happenings.Of(definition, state).ToList();
        var alone = reduction?.Pick(state, moves);
        var goesOn = false;
        foreach (var move in moves.Where(move => move.Bookmark == alone))
            goesOn |= Take(place, state, move.Happening, move.Event);
        // Nothing is put off for ever: unless a place that is still to be looked at was reached, the others have their turn here.
        if (goesOn)
            return;
        foreach (var move in moves.Where(move => move.Bookmark != alone))
            Take(place, state, move.Happening, move.Event);
    }

    /// <summary>Lives through one event with every choice it asks for. True when a place was reached whose own ways are still to be looked at.</summary>
    private bool Take(int place, InstanceState? state, Happening happening, EngineEvent happens)
    {
        var goesOn = false;
        branches.Push(new(place, [], [happening]));
        while (branches.TryPop(out var next) && IsComplete)
        {
            branch = next;
            (from, happened, chosen) = (next.From, [.. next.Happened], next.Choices.Count > 0);
            made.Clear();
            Observed();
            try
            {
                var reached = kernel.Step(definition, state, happens, Happenings.Now).Instance;
                goesOn |= Arrive(from, happened, reached);
            }
            catch (SeenBefore)
            {
                // What follows from here is known.
                IsComplete &= Graph.Count <= limits.MaxStates;
            }
        }
        branches.Clear();
        return goesOn;
    }

    private bool Arrive(int origin, IReadOnlyList<Happening> by, InstanceState state)
    {
        var (place, isNew) = Graph.Add(keys.Of(state), state);
        Connect(origin, place, by);
        if (isNew)
            waiting.Enqueue(place);
        IsComplete &= Graph.Count <= limits.MaxStates && Executions <= limits.MaxActivities;
        return isNew || !Graph.IsExpanded(place);
    }

    private void Connect(int origin, int place, IReadOnlyList<Happening> by)
    {
        var (lost, endings) = Observed();
        Graph.Ways.Add(new(origin, place, [.. by], lost, endings));
    }

    public override int Choose(ActivityNode node, IReadOnlyList<string> options)
    {
        if (made.Count < branch.Choices.Count)
        {
            made.Add(branch.Choices[made.Count]);
            return made[^1];
        }
        for (var other = options.Count - 1; other > 0; other--)
            branches.Push(new(from, [.. made, other], [.. happened, Choice(node, options, other)]));
        made.Add(0);
        happened.Add(Choice(node, options, 0));
        chosen = true;
        return 0;
    }

    public override void Rest(Run run)
    {
        if (!chosen || !IsNew || run.CallDepth > 0)
            return;
        chosen = false;
        var (place, isNew) = Graph.Add(keys.Of(run.State, run.Queue), null);
        Connect(from, place, happened);
        (from, happened) = (place, []);
        if (!isNew || Graph.Count > limits.MaxStates)
            throw new SeenBefore();
    }

    private static Happening Choice(ActivityNode node, IReadOnlyList<string> options, int chosen) => new(CounterStepKinds.Choice, node.Id, Label(options, chosen));

    /// <summary>A way into a step that is still to be taken: the choices that lead to it, and what happened since the last place on the way.</summary>
    private sealed record Branch(int From, IReadOnlyList<int> Choices, IReadOnlyList<Happening> Happened);

    private sealed class SeenBefore : Exception;
}
