using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution.Running;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Exploration;

/// <summary>Reads the findings off the places and ways that were found.</summary>
internal sealed class SpaceFindings
{
    private const int Most = 20;
    private readonly StateSpace space;
    private readonly Paths paths;
    private readonly OpenAtTheEnd openAtTheEnd;

    public SpaceFindings(StateSpace space)
    {
        this.space = space;
        paths = new Paths(space.Definition, space.Graph);
        openAtTheEnd = new OpenAtTheEnd(space, paths);
    }

    public IEnumerable<Finding> All()
    {
        var errors = Standstills().Concat(EndlessLoops()).DistinctBy(finding => finding.Key).Take(Most).ToList();
        var found = errors.Concat(LostAtJoins()).Concat(WorkAfterFinish().ToList());
        if (!space.IsComplete || !openAtTheEnd.IsComplete)
            found = found.Append(FindingWords.Undecided(space.Limits));
        if (space.IsComplete && errors.Count == 0 && space.FromStart)
            found = found.Concat(Unreachable());
        return found;
    }

    /// <summary>Where no way leads on, and rounds that no way leads out of.</summary>
    private IEnumerable<Finding> Standstills()
    {
        var ends = Components.Of(space.Count, place => !space.ReachesEnd(place), paths.OutOf)
            .Where(component => component.All(place => paths.OutOf[place].All(way => component.Contains(way.To))))
            .Select(component => (Places: component, Nearest: component.MinBy(place => paths.Length(place))))
            .OrderBy(end => paths.Length(end.Nearest));
        foreach (var (places, nearest) in ends)
        {
            var states = places.Select(space.Graph.State).OfType<Execution.InstanceState>().ToList();
            var incidents = states.SelectMany(state => state.Incidents).ToList();
            foreach (var incident in incidents)
                yield return incident.Message == Run.EndlessLoop(space.Limits.Engine)
                    ? FindingWords.EndlessLoop(space.Definition, [incident.ActivityId], paths.To(nearest))
                    : FindingWords.Fails(space.Definition, incident.ActivityId, incident.Message, paths.To(nearest));
            if (incidents.Count == 0)
                yield return FindingWords.StandsStill(space.Definition, [.. states.Where(state => state.Status == Execution.InstanceStatus.Running).SelectMany(StepWords.Standing).Distinct().Order(StringComparer.Ordinal)], paths.To(nearest));
        }
    }

    /// <summary>Rounds of choices within one step: nobody is waited for on the way.</summary>
    private IEnumerable<Finding> EndlessLoops()
    {
        foreach (var component in Components.Of(space.Count, place => place != StateGraph.Origin && space.Graph.State(place) is null, paths.OutOf))
        {
            var members = component.ToHashSet();
            var inside = component.SelectMany(place => paths.OutOf[place]).Where(way => members.Contains(way.To)).ToList();
            if (inside.Count == 0)
                continue;
            var entry = component.MinBy(place => paths.Length(place));
            yield return FindingWords.EndlessLoop(space.Definition, [.. inside.SelectMany(way => way.Happened).Select(happening => happening.Activity!).Distinct().Order(StringComparer.Ordinal)],
                paths.Steps([.. paths.WaysTo(entry), .. Paths.Round(entry, inside)]));
        }
    }

    private IEnumerable<Finding> LostAtJoins() =>
        space.Graph.Ways.SelectMany(way => way.Lost.Select(join => (Join: join, Way: way))).GroupBy(lost => lost.Join).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => FindingWords.JoinDeadlock(space.Definition, group.Key, paths.Over(group.Select(lost => lost.Way))));

    private IEnumerable<Finding> WorkAfterFinish()
    {
        var seen = space.Graph.Ways.SelectMany(way => way.Endings.Select(ending => (ending.By, ending.Open, Steps: new Lazy<List<CounterStep>>(() => paths.Over([way])), Length: paths.Length(way.From))));
        return seen.Concat(openAtTheEnd.All()).GroupBy(ending => ending.By).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => FindingWords.WorkAfterFinish(space.Definition, group.Key, [.. group.SelectMany(ending => ending.Open).Distinct().Order(StringComparer.Ordinal)], group.MinBy(ending => ending.Length).Steps.Value));
    }

    private IEnumerable<Finding> Unreachable() =>
        space.Definition.Activities.Values.Where(node => !space.Executed.Contains(node.Id) && (node.Parent is null || space.Executed.Contains(node.Parent.Id)))
            .Select(FindingWords.Unreachable);
}
