using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Exploration;

/// <summary>A way from one place to another: what happened, joins that something came to in vain, and ends that cancelled open work.</summary>
internal sealed record Way(int From, int To, IReadOnlyList<Happening> Happened, IReadOnlyList<string> Lost, IReadOnlyList<(string By, IReadOnlyList<string> Open)> Endings)
{
    /// <summary>Where it leads to one of several places to begin at: which, and how much happens before.</summary>
    public int Start { get; init; }
    public int Before { get; init; }
    public int Length => Before + Happened.Count;
}

/// <summary>The places that were found and the ways between them. A place is where an instance waits, or a choice within a step; its key is unique.</summary>
internal sealed class StateGraph
{
    private readonly Dictionary<string, int> byKey = [];
    private readonly List<InstanceState?> states = [];
    private readonly List<bool> expanded = [];

    public int Count => states.Count;
    public List<Way> Ways { get; } = [];
    public const int Origin = 0;

    public StateGraph() => Add("origin", null);

    public (int Place, bool IsNew) Add(string key, InstanceState? state)
    {
        if (byKey.TryGetValue(key, out var known))
            return (known, false);
        byKey[key] = states.Count;
        states.Add(state);
        expanded.Add(false);
        return (states.Count - 1, true);
    }

    /// <summary>The instance as it stands at a place; null within a step.</summary>
    public InstanceState? State(int place) => states[place];

    public bool IsExpanded(int place) => expanded[place] || states[place] is null;

    public void MarkExpanded(int place, bool all = true) => expanded[place] = all;

    public bool IsEnd(int place) => states[place] is { Status: InstanceStatus.Finished, SubStatus: InstanceSubStatus.Finished };

    /// <summary>The places from which any of the goals can be reached.</summary>
    public bool[] Reaching(Func<int, bool> isGoal)
    {
        var into = Ways.ToLookup(way => way.To);
        var reaching = new bool[Count];
        var open = new Stack<int>(Enumerable.Range(0, Count).Where(isGoal));
        foreach (var goal in open)
            reaching[goal] = true;
        while (open.TryPop(out var place))
            foreach (var way in into[place])
                if (!reaching[way.From])
                {
                    reaching[way.From] = true;
                    open.Push(way.From);
                }
        return reaching;
    }

    /// <summary>For every place the last way of a shortest path to it from the origin; null where there is none, and at the origin.</summary>
    public (Way?[] Last, int[] Length) Shortest()
    {
        var outOf = Ways.ToLookup(way => way.From);
        var (last, length) = (new Way?[Count], Enumerable.Repeat(int.MaxValue, Count).ToArray());
        var queue = new PriorityQueue<int, int>();
        length[Origin] = 0;
        queue.Enqueue(Origin, 0);
        while (queue.TryDequeue(out var place, out var at))
        {
            if (at > length[place])
                continue;
            foreach (var way in outOf[place])
                if (at + way.Length is var next && next < length[way.To])
                {
                    (length[way.To], last[way.To]) = (next, way);
                    queue.Enqueue(way.To, next);
                }
        }
        return (last, length);
    }
}
