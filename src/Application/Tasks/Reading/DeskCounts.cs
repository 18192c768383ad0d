using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Tasks.Reading;

/// <summary>What the top bar counts, up to <see cref="MyTasks.Bound"/>: work to do, whether any is late, decisions to take.</summary>
public sealed record DeskCounts(int Work, bool AnyLate, int Decisions)
{
    public static DeskCounts None { get; } = new(0, false, 0);

    /// <summary>One question to the database; each part stops counting at the bound.</summary>
    public static async Task<DeskCounts> ReadAsync(WorkflowsDb db, IReadOnlyList<string> addresses, string personId, DateOnly today, CancellationToken ct)
    {
        var tasks = db.Set<UserTask>();
        var parties = db.Set<TaskParty>();
        var found = await db.Set<StaffStamp>().Where(stamp => stamp.Id == StaffStamp.Only).Select(_ => new
        {
            Work = tasks.Where(t => addresses.Contains(t.Assignee) && t.Lane == TaskLane.Work).Take(MyTasks.Bound).Count(),
            Cooperating = parties.Where(p => addresses.Contains(p.Address) && p.Lane == TaskLane.Work && !tasks.Any(t => t.Id == p.TaskId && addresses.Contains(t.Assignee)))
                .Take(MyTasks.Bound).Select(p => p.TaskId).Distinct().Count(),
            Claimed = tasks.Where(t => t.ClaimedBy == personId && t.Lane == TaskLane.Elsewhere && t.State == TaskState.Claimed).Take(MyTasks.Bound).Count(),
            Late = tasks.Any(t => addresses.Contains(t.Assignee) && t.Lane == TaskLane.Work && t.DeskDay < today)
                || tasks.Any(t => t.ClaimedBy == personId && t.Lane == TaskLane.Elsewhere && t.DeskDay < today && t.State == TaskState.Claimed)
                || parties.Any(p => addresses.Contains(p.Address) && p.Lane == TaskLane.Work && p.DeskDay < today),
            Deciding = tasks.Where(t => addresses.Contains(t.Assignee) && t.Lane == TaskLane.Decision).Take(MyTasks.Bound).Count(),
            DecidingToo = parties.Where(p => addresses.Contains(p.Address) && p.Lane == TaskLane.Decision && !tasks.Any(t => t.Id == p.TaskId && addresses.Contains(t.Assignee)))
                .Take(MyTasks.Bound).Select(p => p.TaskId).Distinct().Count(),
        }).AsNoTracking().FirstOrDefaultAsync(ct);
        return found is null
            ? None
            : new DeskCounts(
                Math.Min(MyTasks.Bound, found.Work + found.Cooperating + found.Claimed), found.Late, Math.Min(MyTasks.Bound, found.Deciding + found.DecidingToo));
    }
}
