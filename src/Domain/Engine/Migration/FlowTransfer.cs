using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution.State;

namespace VanQuan.Workflows.Domain.Engine.Migration;

/// <summary>
/// A place at work in a flowchart, by its new id; <see cref="From"/> is its old id, null where it begins anew in place of <see cref="Old"/>.
/// <see cref="MayPass"/>: it is dropped, and where the new version puts it before something that is open it simply lies behind.
/// </summary>
internal sealed record Standing(string Id, string? From, bool Backward, ActivityNode Old, bool MayPass = false);

/// <summary>One side of a crossing: a flowchart and its flow from where this instance started.</summary>
internal sealed record Side(ActivityNode Chart, FlowGraph Flow);

/// <summary>
/// Carries the counters of one flowchart over to its new version. What matters is only how many more visits a connection has than its
/// target: one more means that the flow has arrived and waits, or that the target is at work. Connections are matched by source, outcome
/// and target. A new connection from a step that is done counts as visited, followed as far as the old version knows. A step that is not
/// done and lies before something that is, counts as passed over.
/// </summary>
internal sealed class FlowTransfer
{
    private readonly Side from, to;
    private readonly FlowCounters old;
    private readonly Dictionary<string, string> oldOf;
    private readonly IReadOnlyList<Standing> standing;
    private readonly HashSet<string> passed = [];
    private readonly HashSet<string> taken = [];
    private readonly HashSet<int> carried;
    private readonly Dictionary<string, IReadOnlySet<string>> before = [];

    public FlowTransfer(Side from, FlowCounters old, Side to, IReadOnlyDictionary<string, string> newOf, IReadOnlyList<Standing> standing)
    {
        (this.from, this.to, this.old, this.standing) = (from, to, old, standing);
        oldOf = from.Chart.Activities.Where(activity => newOf.ContainsKey(activity.Id)).ToDictionary(activity => newOf[activity.Id], activity => activity.Id);
        Counters.Side.UnionWith(old.Side.Where(newOf.ContainsKey).Select(id => newOf[id]));
        foreach (var (id, visits) in old.Activities)
            if (newOf.TryGetValue(id, out var now))
                Counters.Activities[now] = visits;
        var same = to.Chart.Connections.Where(IsForward).Select(connection => (Now: connection.Index, Before: Before(connection)?.Index))
            .Where(pair => pair.Before is not null).ToDictionary(pair => pair.Before!.Value, pair => pair.Now);
        carried = [.. same.Values];
        foreach (var (index, visit) in old.Connections)
            if (same.TryGetValue(index, out var now))
                Counters.Connections[now] = visit;
        var behind = standing.Where(place => place.MayPass && IsOvertaken(place)).ToList();
        Overtaken = [.. behind.Select(place => place.Id)];
        this.standing = [.. standing.Except(behind)];
        CheckOrder();
        if (Refusals.Count > 0)
            return;
        PassOver();
        CountNewWays();
    }

    public FlowCounters Counters { get; } = new();

    public List<MigrationRefusal> Refusals { get; } = [];

    public IReadOnlyCollection<string> PassedOver => passed;

    /// <summary>Dropped places that now lie behind.</summary>
    public IReadOnlyCollection<string> Overtaken { get; }

    /// <summary>Activities whose ways in are others than before: the flow may have arrived at them already.</summary>
    public IEnumerable<ActivityNode> Unsettled => to.Chart.Activities.Where(activity =>
        !IsAtWork(activity.Id) && !passed.Contains(activity.Id) && to.Flow.ForwardInbound(activity.Id) is { Count: > 0 } inbound
        && (taken.Contains(activity.Id) || inbound.Any(connection => !carried.Contains(connection.Index))
            || (oldOf.TryGetValue(activity.Id, out var was) && from.Flow.ForwardInbound(was).Count != inbound.Count)));

    /// <summary>Nothing that is done or at work may come to lie behind something that is at work: it would run again.</summary>
    private void CheckOrder()
    {
        foreach (var place in standing)
        {
            var node = to.Chart.Activities.First(activity => activity.Id == place.Id);
            if (place.Id != to.Flow.Start?.Id && !to.Flow.IsReachable(place.Id))
                Refuse(RefusalWords.Unreachable(place.Old, node));
            if (place.From is null && Visits(place.Id) > 0)
                Refuse(RefusalWords.AlreadyDone(place.Old, node));
            foreach (var other in to.Chart.Activities.Where(other => other.Id != place.Id && HasBegun(other.Id) && Ancestors(other.Id).Contains(place.Id)))
            {
                var began = standing.FirstOrDefault(one => one.Id == other.Id);
                if (place.From is { } was && (began is null || began.From is not null) && LayBefore(was, other.Id))
                    continue;
                if (began is not null)
                    Refuse(RefusalWords.BothOpen(place.Old, node, other));
                else if (WasSkipped(other.Id))
                    taken.Add(other.Id);
                else
                    Refuse(RefusalWords.DoneAhead(place.Old, node, other));
            }
        }
        // Skipped in the old version and now ahead of a place at work: the skip is taken back, with what it told the joins behind it.
        foreach (var id in taken)
        {
            Counters.Activities[id]--;
            foreach (var connection in to.Flow.Outbound(id).Where(connection => carried.Contains(connection.Index)))
                if (Counters.Connections.TryGetValue(connection.Index, out var visit))
                    Counters.Connections[connection.Index] = (Math.Max(0, visit.Count - 1), visit.Followed);
        }
    }

    private bool IsOvertaken(Standing place) => standing.Any(other =>
        other != place && Ancestors(other.Id).Contains(place.Id) && !(other.From is not null && LayBefore(place.From!, other.Id)));

    private void PassOver()
    {
        var begun = to.Chart.Activities.Where(activity => HasBegun(activity.Id) && !taken.Contains(activity.Id)).Select(activity => activity.Id).ToList();
        foreach (var id in to.Chart.Activities.Select(activity => activity.Id))
            if (!HasBegun(id) && !taken.Contains(id) && begun.Any(later => Ancestors(later).Contains(id) && !(IsKept(later) && oldOf.TryGetValue(id, out var was) && LayBefore(was, later))))
                passed.Add(id);
        foreach (var id in passed)
        {
            var inbound = to.Flow.ForwardInbound(id);
            var visits = Counters.Activities[id] = inbound.Select(connection => Count(connection)).Append(1).Max();
            foreach (var connection in inbound)
                Counters.Connections[connection.Index] = (visits, Counters.Connections.TryGetValue(connection.Index, out var visit) && visit.Followed);
        }
        foreach (var place in standing.Where(place => place.From is null))
            foreach (var connection in to.Flow.ForwardInbound(place.Id))
                Counters.Connections[connection.Index] = (Visits(place.Id) + 1, true);
    }

    private void CountNewWays()
    {
        foreach (var connection in to.Chart.Connections.Where(connection => IsForward(connection) && !carried.Contains(connection.Index)))
        {
            var visits = Visits(connection.Target);
            if (standing.FirstOrDefault(place => place.Id == connection.Target) is { } place)
                Counters.Connections[connection.Index] = (visits + (place.Backward ? 0 : 1), true);
            else if (!IsAtWork(connection.Source) && Visits(connection.Source) > 0 && !passed.Contains(connection.Target) && Deliveries(connection.Source) > visits)
                Counters.Connections[connection.Index] = (visits + 1, Leads(connection.Source, connection.Outcome));
            else if (visits > 0)
                Counters.Connections[connection.Index] = (visits, false);
        }
    }

    /// <summary>How often a step has sent the flow on: its ways out tell, for one that was repeated is visited less often, and one that went back has not left.</summary>
    private int Deliveries(string id)
    {
        if (passed.Contains(id) || !oldOf.TryGetValue(id, out var was))
            return Visits(id);
        var ways = from.Flow.Outbound(was).Where(connection => !from.Flow.IsBackward(connection)).Select(connection => old.Connections.GetValueOrDefault(connection.Index).Count).ToList();
        return ways.Count == 0 ? Visits(id) : ways.Max();
    }

    /// <summary>Whether a step that is done, or counts as passed, left by this outcome.</summary>
    private bool Leads(string id, string outcome)
    {
        if (passed.Contains(id))
            return to.Flow.Outbound(id).Any(connection => connection.Outcome == outcome && IsForward(connection)
                && (IsAtWork(connection.Target) || passed.Contains(connection.Target) || (Visits(connection.Target) > 0 && !WasSkipped(connection.Target))));
        var known = from.Flow.Outbound(oldOf[id]).Select(connection => (connection.Outcome, Visit: old.Connections.GetValueOrDefault(connection.Index))).Where(way => way.Visit.Count > 0).ToList();
        if (known.Exists(way => way.Outcome == outcome))
            return known.Exists(way => way.Outcome == outcome && way.Visit.Followed);
        return !known.Exists(way => way.Visit.Followed) && outcome == "Done" && !WasSkipped(id);
    }

    private bool WasSkipped(string id) => oldOf.TryGetValue(id, out var was) && from.Flow.ForwardInbound(was) is { Count: > 0 } inbound
        && !inbound.Any(connection => old.Connections.GetValueOrDefault(connection.Index).Followed);

    private Connection? Before(Connection connection) =>
        oldOf.TryGetValue(connection.Source, out var source) && oldOf.TryGetValue(connection.Target, out var target)
            ? from.Flow.Outbound(source).FirstOrDefault(one => one.Outcome == connection.Outcome && one.Target == target && !from.Flow.IsBackward(one)) : null;

    private bool LayBefore(string oldId, string laterId) => oldOf.TryGetValue(laterId, out var was) && from.Flow.Ancestors(was).Contains(oldId);

    private bool IsKept(string id) => standing.All(place => place.Id != id || place.From is not null);

    private IReadOnlySet<string> Ancestors(string id) => before.TryGetValue(id, out var known) ? known : before[id] = to.Flow.Ancestors(id);

    private void Refuse(MigrationRefusal refusal) => Refusals.Add(refusal);

    private bool IsForward(Connection connection) => !to.Flow.IsBackward(connection);

    private bool IsAtWork(string id) => standing.Any(place => place.Id == id);

    private bool HasBegun(string id) => Visits(id) > 0 || IsAtWork(id);

    private int Visits(string id) => Counters.Activities.GetValueOrDefault(id);

    private int Count(Connection connection) => Counters.Connections.GetValueOrDefault(connection.Index).Count;
}
