using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Clock;

/// <summary>Something that is due and the moment it fell due. Reminders are not among them: they have their own ledger.</summary>
public abstract record DueItem(DateTimeOffset At, string Key)
{
    public sealed record Timer(DateTimeOffset At, string InstanceId, string BookmarkId) : DueItem(At, $"timer:{InstanceId}/{BookmarkId}");

    public sealed record Overdue(DateTimeOffset At, string TaskId) : DueItem(At, $"overdue:{TaskId}");

    public sealed record Round(DateTimeOffset At, string PlanCode, int ActionNumber, int Number)
        : DueItem(At, $"round:{PlanCode}/{ActionNumber}/{Number}");

    /// <summary>The earliest items due at a moment, in the order they fell due; ties by kind and key, so that every run is the same.</summary>
    public static async Task<IReadOnlyList<DueItem>> FirstAsync(WorkflowsDb db, DateTimeOffset now, int most, CancellationToken ct)
    {
        var timers = await db.Set<TimerRow>().Where(timer => timer.At <= now)
            .OrderBy(timer => timer.At).ThenBy(timer => timer.InstanceId).ThenBy(timer => timer.BookmarkId).Take(most)
            .Select(timer => new Timer(timer.At, timer.InstanceId, timer.BookmarkId)).ToListAsync(ct);
        var tasks = await db.Set<UserTask>().Where(task => task.OverdueAt <= now)
            .OrderBy(task => task.OverdueAt).ThenBy(task => task.Id).Take(most)
            .Select(task => new Overdue(task.OverdueAt!.Value, task.Id)).ToListAsync(ct);
        var rounds = await db.Set<ActionRoundRow>().Where(round => round.StartAt <= now)
            .OrderBy(round => round.StartAt).ThenBy(round => round.PlanCode).ThenBy(round => round.ActionNumber).Take(most)
            .Select(round => new Round(round.StartAt!.Value, round.PlanCode, round.ActionNumber, round.Round)).ToListAsync(ct);
        return [.. timers.Concat<DueItem>(tasks).Concat(rounds).OrderBy(item => item.At).Take(most)];
    }
}
