using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Execution.Running;
using VanQuan.Workflows.Domain.Engine.Soundness.Exploration.Reducing;

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
    private readonly IReadOnlySet<string> leftOpen;
    private readonly StateKey keys;
    private readonly Kernel kernel;
    private readonly Reduction? reduction;
    private readonly Queue<int> waiting = new();
    private readonly Stack<Branch> branches = new();

    // Places at which only the ways of one wait were taken, and which it is.
    private readonly Dictionary<int, int> putOff = [];

    // The step at work.
    private Branch branch = new(0, [], []);
    private readonly List<int> made = [];
    private List<Happening> happened = [];
    private int from;
    private bool chosen;
    private bool soughtExecuted;

    public Explorer(WorkflowDefinition definition, ProofLimits limits, bool reduced, bool ordered = false, Func<string, WorkflowDefinition?>? called = null, IReadOnlySet<string>? leftOpen = null)
    {
        this.definition = definition;
        this.limits = limits;
        this.leftOpen = leftOpen ?? new HashSet<string>();
        var reviews = new ReviewGroups(definition);
        keys = new StateKey(definition, reviews, ordered);
        kernel = ProofKernel.Create(this, limits.Engine, called);
        reduction = reduced ? new Reduction(definition, reviews, limits.Engine, called) : null;
    }

    public StateGraph Graph { get; } = new();

    /// <summary>Work that was done alone at these places, although the others might have come to an end of the whole instance before it.</summary>
    public SortedDictionary<string, List<int>> DoneFirst { get; } = new(StringComparer.Ordinal);

    /// <summary>Nothing is looked for beyond the first way on which this activity executes.</summary>
    public string? Sought { get; init; }

    /// <summary>Activities that no way may execute.</summary>
    public IReadOnlySet<string> Avoided { get; init; } = new HashSet<string>();

    /// <summary>The way on which the sought activity executes.</summary>
    public Way? Found { get; private set; }

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
        GoOn();
    }

    /// <summary>From several places at once, each with how much happened before.</summary>
    public void ExploreOn(IReadOnlyList<(InstanceState State, int Before)> starts)
    {
        Graph.MarkExpanded(StateGraph.Origin);
        for (var i = 0; i < starts.Count; i++)
        {
            var (place, isNew) = Graph.Add(keys.Of(starts[i].State), starts[i].State);
            Graph.Ways.Add(new(StateGraph.Origin, place, [], [], []) { Start = i, Before = starts[i].Before });
            if (isNew)
                waiting.Enqueue(place);
        }
        GoOn();
    }

    private void GoOn()
    {
        do
            while (Found is null && waiting.TryDequeue(out var place) && IsComplete)
            {
                Expand(place);
                Graph.MarkExpanded(place, IsComplete);
            }
        while (Found is null && IsComplete && CatchUp());
        IsComplete &= waiting.Count == 0;
        if (IsComplete)
            return;
        // What was put off was never caught up with.
        foreach (var place in putOff.Keys)
            Graph.MarkExpanded(place, all: false);
    }

    private void Expand(int place)
    {
        Graph.MarkExpanded(place);
        var state = Graph.State(place)!;
        if (state.Status == InstanceStatus.Finished)
            return;
        var moves = Moves(state).ToList();
        var alone = reduction?.Pick(state, moves, leftOpen);
        if (alone is { } put)
        {
            putOff[place] = put;
            if (reduction!.OthersMayEnd && state.Bookmarks[put] is { Kind: BookmarkKind.UserTask or BookmarkKind.Approval or BookmarkKind.RunTask } first)
                (DoneFirst.TryGetValue(first.ActivityId, out var places) ? places : DoneFirst[first.ActivityId] = []).Add(place);
        }
        foreach (var move in moves.Where(move => alone is null || move.Bookmark == alone))
            Take(place, state, move.Happening, move.Event);
    }

    private IEnumerable<(Happening Happening, EngineEvent Event, int Bookmark)> Moves(InstanceState state) =>
        Happenings.Of(definition, state).Where(move => !leftOpen.Contains(state.Bookmarks[move.Bookmark].ActivityId));

    /// <summary>
    /// Nothing is put off for ever: where the ways of lone waits go round and round and lead to no place at which everything is taken, it is taken
    /// at one of them after all. True when there was such a round.
    /// </summary>
    private bool CatchUp()
    {
        if (putOff.Count == 0)
            return false;
        var caughtUp = Graph.Reaching(place => Graph.State(place) is not null && !putOff.ContainsKey(place));
        var outOf = Graph.Ways.ToLookup(way => way.From);
        var rounds = Components.Of(Graph.Count, place => !caughtUp[place], outOf).Where(round => round.Any(putOff.ContainsKey) && round.All(place => outOf[place].All(way => round.Contains(way.To)))).ToList();
        foreach (var place in rounds.Select(round => round.Where(putOff.ContainsKey).Min()))
        {
            var state = Graph.State(place)!;
            putOff.Remove(place, out var alone);
            foreach (var move in Moves(state).Where(move => move.Bookmark != alone))
                Take(place, state, move.Happening, move.Event);
            // The rounds that the limit left stay put off.
            Graph.MarkExpanded(place, IsComplete);
            if (!IsComplete)
                break;
        }
        return rounds.Count > 0;
    }

    /// <summary>Lives through one event with every choice it asks for.</summary>
    private void Take(int place, InstanceState? state, Happening happening, EngineEvent happens)
    {
        branches.Push(new(place, [], [happening]));
        while (branches.TryPop(out var next) && IsComplete)
        {
            branch = next;
            (from, happened, chosen, soughtExecuted) = (next.From, [.. next.Happened], next.Choices.Count > 0, false);
            made.Clear();
            Observed();
            try
            {
                var reached = kernel.Step(definition, state, happens, Happenings.Now).Instance;
                Arrive(from, happened, reached);
            }
            catch (SeenBefore)
            {
                // What follows from here is known.
                IsComplete &= Graph.Count <= limits.MaxStates;
            }
        }
        branches.Clear();
    }

    private void Arrive(int origin, IReadOnlyList<Happening> by, InstanceState state)
    {
        var (place, isNew) = Graph.Add(keys.Of(state), state);
        Connect(origin, place, by);
        if (isNew)
            waiting.Enqueue(place);
        IsComplete &= Graph.Count <= limits.MaxStates && Executions <= limits.MaxActivities;
    }

    private void Connect(int origin, int place, IReadOnlyList<Happening> by)
    {
        var (lost, endings) = Observed();
        var way = new Way(origin, place, [.. by], lost, endings);
        Graph.Ways.Add(way);
        if (soughtExecuted)
            Found ??= way;
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

    public override void Executing(Run run, ActivityNode node)
    {
        soughtExecuted |= run.CallDepth == 0 && node.Id == Sought;
        // What comes after the sought step takes nothing from the way to it.
        if (!soughtExecuted && Avoided.Contains(node.Id))
            throw new SeenBefore();
        base.Executing(run, node);
    }

    private static Happening Choice(ActivityNode node, IReadOnlyList<string> options, int chosen) => new(CounterStepKinds.Choice, node.Id, Label(options, chosen));

    /// <summary>A way into a step that is still to be taken: the choices that lead to it, and what happened since the last place on the way.</summary>
    private sealed record Branch(int From, IReadOnlyList<int> Choices, IReadOnlyList<Happening> Happened);

    private sealed class SeenBefore : Exception;
}
