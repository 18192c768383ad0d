using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Exploration;

/// <summary>The shortest paths through the places that were found, as the steps of a counter-example.</summary>
internal sealed class Paths
{
    private readonly WorkflowDefinition definition;
    private readonly StateGraph graph;
    private readonly Way?[] last;
    private readonly int[] length;

    public Paths(WorkflowDefinition definition, StateGraph graph)
    {
        (this.definition, this.graph) = (definition, graph);
        OutOf = graph.Ways.ToLookup(way => way.From);
        (last, length) = graph.Shortest();
    }

    public ILookup<int, Way> OutOf { get; }

    /// <summary>How much has to happen to come to the place.</summary>
    public int Length(int place) => length[place];

    public List<CounterStep> To(int place) => Steps(WaysTo(place));

    /// <summary>To the nearest of the ways, over it, and on to where its step ends.</summary>
    public List<CounterStep> Over(IEnumerable<Way> ways) => ways.MinBy(way => length[way.From]) is { } way ? Steps([.. WaysTo(way.From), .. Onwards(way)]) : [];

    /// <summary>The way, and on to where its step ends: what is told of it happens within the step.</summary>
    private IEnumerable<Way> Onwards(Way way)
    {
        yield return way;
        var seen = new HashSet<int>();
        while (graph.State(way.To) is null && seen.Add(way.To) && OutOf[way.To].LastOrDefault() is { } next)
            yield return way = next;
    }

    public List<Way> WaysTo(int place)
    {
        var ways = new List<Way>();
        for (var way = last[place]; way is not null; way = last[way.From])
            ways.Add(way);
        ways.Reverse();
        return ways;
    }

    /// <summary>From the entry once around.</summary>
    public static List<Way> Round(int entry, IReadOnlyList<Way> inside)
    {
        var came = new Dictionary<int, Way>();
        var open = new Queue<int>([entry]);
        while (open.TryDequeue(out var place) && !came.ContainsKey(entry))
            foreach (var way in inside.Where(way => way.From == place))
                if (came.TryAdd(way.To, way))
                    open.Enqueue(way.To);
        var round = new List<Way>();
        var at = entry;
        do
        {
            round.Add(came[at]);
            at = came[at].From;
        }
        while (at != entry);
        round.Reverse();
        return round;
    }

    public List<CounterStep> Steps(IReadOnlyList<Way> ways)
    {
        var steps = new List<CounterStep>();
        var open = new List<Happening>();
        foreach (var way in ways)
        {
            open.AddRange(way.Happened);
            if (graph.State(way.To) is not { } state)
                continue;
            var standing = StepWords.Standing(state);
            steps.AddRange(open.Select(happening => StepWords.Step(definition, happening, standing)));
            open.Clear();
        }
        steps.AddRange(open.Select(happening => StepWords.Step(definition, happening, [])));
        return steps;
    }
}
