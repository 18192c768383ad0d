namespace VanQuan.Workflows.Domain.Engine.Soundness.Exploration;

/// <summary>Strongly connected components: places each of which leads to each other. By Tarjan's algorithm, on a stack of its own.</summary>
internal static class Components
{
    public static IEnumerable<IReadOnlyList<int>> Of(int count, Func<int, bool> isMember, ILookup<int, Way> outOf)
    {
        var (index, low, onStack) = (new int[count], new int[count], new bool[count]);
        var (stack, work, found) = (new Stack<int>(), new Stack<(int Place, IEnumerator<Way> Ways)>(), new List<IReadOnlyList<int>>());
        var next = 0;
        void Visit(int place)
        {
            index[place] = low[place] = ++next;
            stack.Push(place);
            onStack[place] = true;
            work.Push((place, outOf[place].Where(way => isMember(way.To)).GetEnumerator()));
        }

        for (var root = 0; root < count; root++)
        {
            if (!isMember(root) || index[root] != 0)
                continue;
            Visit(root);
            while (work.TryPeek(out var at))
            {
                if (at.Ways.MoveNext())
                {
                    var to = at.Ways.Current.To;
                    if (index[to] == 0)
                        Visit(to);
                    else if (onStack[to])
                        low[at.Place] = Math.Min(low[at.Place], index[to]);
                    continue;
                }
                work.Pop();
                if (work.TryPeek(out var above))
                    low[above.Place] = Math.Min(low[above.Place], low[at.Place]);
                if (low[at.Place] != index[at.Place])
                    continue;
                var component = new List<int>();
                int member;
                do
                {
                    member = stack.Pop();
                    onStack[member] = false;
                    component.Add(member);
                }
                while (member != at.Place);
                found.Add(component);
            }
        }
        return found;
    }
}
