using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Tasks.Reading;

/// <summary>
/// Reads a desk by pages. Whatever a person answers to is a handful of addresses; of each one an index gives the work in the
/// order of the page, so the first of all are among the first of each, and counts stop at <see cref="Bound"/>. Nothing here
/// grows with the number of tasks that wait. Awkward case: a task may name a person twice (as assignee and as cooperating).
/// </summary>
internal sealed class DeskReading(WorkflowsDb db, IReadOnlyList<string> everyAddress, string personId, DeskFilter filter)
{
    /// <summary>A count that reaches it means "at least".</summary>
    public const int Bound = 100;

    /// <summary>Addresses in one question; a database takes only so many parts of one.</summary>
    private const int MostAsked = 40;

    private readonly IReadOnlyList<string> addresses = filter.Of(everyAddress);

    private delegate IQueryable<TaskListItem> Branch(DateOnly from, DateOnly to, int take);

    /// <summary>The first of each span, spans given by their first days in order; the last one ends with time.</summary>
    public async Task<IReadOnlyList<List<TaskListItem>>> FirstAsync(DeskSide side, IReadOnlyList<DateOnly> starts, int take, CancellationToken ct)
    {
        var found = starts.Select(_ => new Dictionary<string, TaskListItem>()).ToArray();
        foreach (var branch in await BranchesAsync(side, ct))
        {
            for (var at = 0; at < starts.Count;)
            {
                var rows = await branch(starts[at], DateOnly.MaxValue, take).ToListAsync(ct);
                foreach (var row in rows)
                    found[SpanOf(row, starts)].TryAdd(row.Id, row);
                if (rows.Count < take)
                    break;
                // The span that the page broke off in is asked for on its own, unless it filled the page.
                var last = SpanOf(rows[^1], starts);
                at = last == at ? at + 1 : last;
            }
        }
        return [.. found.Select(span => Sorted(span.Values).Take(take).ToList())];
    }

    /// <summary>The first with days from one to another, both included.</summary>
    public async Task<List<TaskListItem>> WithinAsync(DeskSide side, DateOnly from, DateOnly to, int take, CancellationToken ct)
    {
        var found = new Dictionary<string, TaskListItem>();
        foreach (var branch in await BranchesAsync(side, ct))
            foreach (var row in await branch(from, to, take).ToListAsync(ct))
                found.TryAdd(row.Id, row);
        return [.. Sorted(found.Values).Take(take)];
    }

    /// <summary>How many lie there with days from one to another, at most <see cref="Bound"/>.</summary>
    public async Task<int> CountAsync(DeskSide side, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var count = 0;
        foreach (var lane in side.Lanes)
        {
            count += await Addressed(side, lane).Where(task => task.DeskDay >= from && task.DeskDay <= to).Take(Bound).CountAsync(ct);
            count += await Parties(side, lane, from, to).Take(Bound).Distinct().CountAsync(ct);
        }
        count += await Claimed(side).Where(task => task.DeskDay >= from && task.DeskDay <= to).Take(Bound).CountAsync(ct);
        return Math.Min(count, Bound);
    }

    private async Task<List<Branch>> BranchesAsync(DeskSide side, CancellationToken ct)
    {
        List<Branch> branches = [];
        var laden = await LadenAsync(side, ct);
        foreach (var lane in side.Lanes)
            foreach (var address in addresses)
            {
                if (laden.Contains(MarkOf(false, lane, address)))
                    branches.Add((from, to, take) => Kept(side, db.Set<UserTask>().Where(task => task.Assignee == address && task.Lane == lane))
                        .Where(task => task.DeskDay >= from && task.DeskDay <= to).OrderBy(task => task.DeskDay).ThenBy(task => task.Id).Take(take).AsItems());
                if (laden.Contains(MarkOf(true, lane, address)))
                    branches.Add((from, to, take) =>
                        (from party in db.Set<TaskParty>()
                         where party.Address == address && party.Lane == lane && party.DeskDay >= @from && party.DeskDay <= to
                         join task in Kept(side, db.Set<UserTask>()) on party.TaskId equals task.Id
                         orderby party.DeskDay, party.TaskId
                         select task).Take(take).AsItems());
            }
        branches.Add((from, to, take) => Claimed(side)
            .Where(task => task.DeskDay >= from && task.DeskDay <= to).OrderBy(task => task.DeskDay).ThenBy(task => task.Id).Take(take).AsItems());
        return branches;
    }

    /// <summary>Most addresses of a person have nothing: one question finds those that have, so that only they are read.</summary>
    private async Task<HashSet<string>> LadenAsync(DeskSide side, CancellationToken ct)
    {
        HashSet<string> laden = [];
        var one = db.Set<StaffStamp>().AsNoTracking().Where(stamp => stamp.Id == StaffStamp.Only);
        foreach (var some in addresses.Chunk(MostAsked))
            laden.UnionWith(await some.SelectMany(Questions).Aggregate((asked, next) => asked.Concat(next)).ToListAsync(ct));
        return laden;

        IEnumerable<IQueryable<string>> Questions(string address)
        {
            foreach (var lane in side.Lanes)
            {
                var (own, further) = (MarkOf(false, lane, address), MarkOf(true, lane, address));
                yield return one.Where(_ => db.Set<UserTask>().Any(task => task.Assignee == address && task.Lane == lane)).Select(_ => own);
                yield return one.Where(_ => db.Set<TaskParty>().Any(party => party.Address == address && party.Lane == lane)).Select(_ => further);
            }
        }
    }

    private static string MarkOf(bool party, TaskLane lane, string address) => $"{(party ? "+" : "")}{lane} {address}";

    private IQueryable<UserTask> Addressed(DeskSide side, TaskLane lane) =>
        Kept(side, db.Set<UserTask>().Where(task => addresses.Contains(task.Assignee) && task.Lane == lane));

    /// <summary>Ids of tasks that name the person further down only.</summary>
    private IQueryable<string> Parties(DeskSide side, TaskLane lane, DateOnly first, DateOnly last) =>
        from party in db.Set<TaskParty>()
        where addresses.Contains(party.Address) && party.Lane == lane && party.DeskDay >= first && party.DeskDay <= last
        join task in Kept(side, db.Set<UserTask>()) on party.TaskId equals task.Id
        where !addresses.Contains(task.Assignee)
        select party.TaskId;

    /// <summary>What the person took up is theirs to do, and what they handed in waits, whatever it is addressed to by now.</summary>
    private IQueryable<UserTask> Claimed(DeskSide side)
    {
        var mine = filter.Keep(db.Set<UserTask>().AsNoTracking().Where(task => task.ClaimedBy == personId && task.Lane == TaskLane.Elsewhere), personId, db.Set<WorkflowInstanceRow>());
        if (filter.Body is { } body)
            mine = mine.Where(task => task.UnitCode == body);
        return side.Waits
            ? mine.Where(task => task.State != TaskState.Claimed && !addresses.Contains(task.Assignee))
            : mine.Where(task => task.State == TaskState.Claimed);
    }

    private IQueryable<UserTask> Kept(DeskSide side, IQueryable<UserTask> tasks)
    {
        var kept = filter.Keep(tasks.AsNoTracking(), personId, db.Set<WorkflowInstanceRow>());
        return side.Waits ? kept.Where(task => task.State != TaskState.Claimed || task.ClaimedBy != personId) : kept;
    }

    private static IEnumerable<TaskListItem> Sorted(IEnumerable<TaskListItem> items) =>
        items.OrderBy(item => item.DeskDay).ThenBy(item => item.Id, StringComparer.Ordinal);

    private static int SpanOf(TaskListItem item, IReadOnlyList<DateOnly> starts)
    {
        for (var i = starts.Count - 1; i > 0; i--)
            if (item.DeskDay >= starts[i])
                return i;
        return 0;
    }
}
