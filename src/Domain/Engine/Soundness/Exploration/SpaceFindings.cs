using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution.Running;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Exploration;

/// <summary>Reads the findings off the places and ways that were found.</summary>
internal sealed class SpaceFindings
{
    private const int Most = 20;
    private readonly StateSpace space;
    private readonly ILookup<int, Way> outOf;
    private readonly Way?[] last;
    private readonly int[] length;

    public SpaceFindings(StateSpace space)
    {
        this.space = space;
        outOf = space.Graph.Ways.ToLookup(way => way.From);
        (last, length) = space.Graph.Shortest();
    }

    public IEnumerable<Finding> All()
    {
        var errors = Standstills().Concat(EndlessLoops()).DistinctBy(finding => finding.Key).Take(Most).ToList();
        var found = errors.Concat(LostAtJoins()).Concat(WorkAfterFinish());
        if (!space.IsComplete)
            found = found.Append(FindingWords.Undecided(space.Limits));
        else if (errors.Count == 0 && space.FromStart)
            found = found.Concat(Unreachable());
        return found;
    }

    /// <summary>Where no way leads on, and rounds that no way leads out of.</summary>
    private IEnumerable<Finding> Standstills()
    {
        var ends = Components.Of(space.Count, place => !space.ReachesEnd(place), outOf)
            .Where(component => component.All(place => outOf[place].All(way => component.Contains(way.To))))
            .Select(component => (Places: component, Nearest: component.MinBy(place => length[place])))
            .OrderBy(end => length[end.Nearest]);
        foreach (var (places, nearest) in ends)
        {
            var states = places.Select(space.Graph.State).OfType<Execution.InstanceState>().ToList();
            var incidents = states.SelectMany(state => state.Incidents).ToList();
            foreach (var incident in incidents)
                yield return incident.Message == Run.EndlessLoop(space.Limits.Engine)
                    ? FindingWords.EndlessLoop(space.Definition, [incident.ActivityId], PathTo(nearest))
                    : FindingWords.Fails(space.Definition, incident.ActivityId, incident.Message, PathTo(nearest));
            if (incidents.Count == 0)
                yield return FindingWords.StandsStill(space.Definition, [.. states.SelectMany(StepWords.Standing).Distinct().Order(StringComparer.Ordinal)], PathTo(nearest));
        }
    }

    /// <summary>Rounds of choices within one step: nobody is waited for on the way.</summary>
    private IEnumerable<Finding> EndlessLoops()
    {
        foreach (var component in Components.Of(space.Count, place => place != StateGraph.Origin && space.Graph.State(place) is null, outOf))
        {
            var members = component.ToHashSet();
            var inside = component.SelectMany(place => outOf[place]).Where(way => members.Contains(way.To)).ToList();
            if (inside.Count == 0)
                continue;
            var entry = component.MinBy(place => length[place]);
            yield return FindingWords.EndlessLoop(space.Definition, [.. inside.SelectMany(way => way.Happened).Select(happening => happening.Activity!).Distinct().Order(StringComparer.Ordinal)],
                Steps([.. WaysTo(entry), .. Round(entry, inside)]));
        }
    }

    private IEnumerable<Finding> LostAtJoins() =>
        space.Graph.Ways.SelectMany(way => way.Lost.Select(join => (Join: join, Way: way))).GroupBy(lost => lost.Join).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => FindingWords.JoinDeadlock(space.Definition, group.Key, PathOver(group.Select(lost => lost.Way))));

    private IEnumerable<Finding> WorkAfterFinish() =>
        space.Graph.Ways.SelectMany(way => way.Endings.Select(ending => (ending.By, ending.Open, Way: way))).GroupBy(ending => ending.By).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => FindingWords.WorkAfterFinish(space.Definition, group.Key, [.. group.SelectMany(ending => ending.Open).Distinct().Order(StringComparer.Ordinal)], PathOver(group.Select(ending => ending.Way))));

    private IEnumerable<Finding> Unreachable() =>
        space.Definition.Activities.Values.Where(node => !space.Executed.Contains(node.Id) && (node.Parent is null || space.Executed.Contains(node.Parent.Id)))
            .Select(FindingWords.Unreachable);

    private List<CounterStep> PathTo(int place) => Steps(WaysTo(place));

    private List<CounterStep> PathOver(IEnumerable<Way> ways) => ways.MinBy(way => length[way.From]) is { } way ? Steps([.. WaysTo(way.From), .. Onwards(way)]) : [];

    /// <summary>The way, and on to where its step ends: what is told of it happens within the step.</summary>
    private IEnumerable<Way> Onwards(Way way)
    {
        yield return way;
        var seen = new HashSet<int>();
        while (space.Graph.State(way.To) is null && seen.Add(way.To) && outOf[way.To].LastOrDefault() is { } next)
            yield return way = next;
    }

    private List<Way> WaysTo(int place)
    {
        var ways = new List<Way>();
        for (var way = last[place]; way is not null; way = last[way.From])
            ways.Add(way);
        ways.Reverse();
        return ways;
    }

    /// <summary>From the entry once around.</summary>
    private static List<Way> Round(int entry, IReadOnlyList<Way> inside)
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

    private List<CounterStep> Steps(IReadOnlyList<Way> ways)
    {
        var steps = new List<CounterStep>();
        var open = new List<Happening>();
        foreach (var way in ways)
        {
            open.AddRange(way.Happened);
            if (space.Graph.State(way.To) is not { } state)
                continue;
            var standing = StepWords.Standing(state);
            steps.AddRange(open.Select(happening => StepWords.Step(space.Definition, happening, standing)));
            open.Clear();
        }
        steps.AddRange(open.Select(happening => StepWords.Step(space.Definition, happening, [])));
        return steps;
    }
}
