namespace VanQuan.Workflows.Domain.Engine.Soundness.Binding;

/// <summary>One finding per fault, however many starts run into it: it names the first of them and counts the rest.</summary>
internal sealed class BoundFindings
{
    private readonly Dictionary<string, (Finding Finding, List<BoundStart> Starts, bool OnlyIfAlways)> found = [];
    private readonly HashSet<string> runs = [];

    /// <summary>A start that is looked at.</summary>
    public void Begin(BoundStart start) => runs.Add(start.Run);

    /// <param name="onlyIfAlways">It counts only where every run meets it: in some runs the rules of the house take care of it.</param>
    public void Add(Finding finding, BoundStart start, bool onlyIfAlways = false)
    {
        if (!found.TryGetValue(finding.Key, out var known))
            found[finding.Key] = known = (finding, [], onlyIfAlways);
        known.Starts.Add(start);
    }

    public IEnumerable<Finding> All()
    {
        foreach (var (finding, starts, onlyIfAlways) in found.Values)
        {
            var met = starts.Select(start => start.Run).Distinct().Count();
            if (onlyIfAlways && met < runs.Count)
                continue;
            var (first, more) = (starts[0].Name, met - 1);
            yield return finding with
            {
                Message = new(
                    $"{finding.Message.Vi} ({first.Vi}{(more > 0 ? $" và {more} trường hợp nữa" : "")})",
                    $"{finding.Message.En} ({first.En}{(more > 0 ? $" and {more} more" : "")})"),
            };
        }
    }
}
