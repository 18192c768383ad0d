using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Exploration;

/// <summary>
/// Work that an end can cancel, where the exploration itself did that work first: taking a lone wait alone leaves out that the others come to an
/// end before it. Here it is left open, and the others go on without it.
/// </summary>
internal sealed class OpenAtTheEnd(StateSpace space, Paths paths)
{
    /// <summary>Whether everything was seen, or the limit came first; known once all is read.</summary>
    public bool IsComplete { get; private set; } = true;

    public IEnumerable<(string By, IReadOnlyList<string> Open, Lazy<List<CounterStep>> Steps, int Length)> All()
    {
        var (left, executions, looked) = (space.Limits.MaxStates, space.Limits.MaxActivities, 0);
        foreach (var (activity, places) in space.DoneFirst)
        {
            looked++;
            var others = new Explorer(space.Definition, space.Limits with { MaxStates = left, MaxActivities = executions }, reduced: true, called: space.Called, leftOpen: new HashSet<string> { activity });
            others.ExploreOn([.. places.Select(place => (space.Graph.State(place)!, paths.Length(place)))]);
            left -= others.Graph.Count;
            executions -= others.Executions;
            IsComplete &= others.IsComplete;
            var onwards = new Paths(space.Definition, others.Graph);
            foreach (var way in others.Graph.Ways)
                foreach (var (by, open) in way.Endings.Where(ending => ending.Open.Contains(activity)))
                    yield return (by, open, new(() => Joined(places, onwards, way)), onwards.Length(way.From));
            if (left > 0 && executions > 0)
                continue;
            IsComplete &= looked == space.DoneFirst.Count;
            yield break;
        }
    }

    private List<CounterStep> Joined(List<int> places, Paths onwards, Way way)
    {
        var ways = onwards.WaysTo(way.From);
        return [.. paths.To(places[ways[0].Start]), .. onwards.Steps([.. ways.Skip(1), way])];
    }
}
