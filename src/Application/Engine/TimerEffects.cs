using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Tasks.Effects;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Application.Engine;

/// <summary>Waits for a moment, or for a deadline to have run. They are rows, whichever engine waits.</summary>
public sealed class TimerEffects(DueDates dueDates)
{
    public async Task SetAsync(TransitionScope scope, SetTimer effect, CancellationToken ct)
    {
        if (await scope.Db.FindAsync<TimerRow>([effect.InstanceId, effect.BookmarkId], ct) is not null)
            return;
        var due = await dueDates.OfAsync(scope.Db, effect.InstanceId, effect.Deadline, VietnamTime.DateOf(scope.Now), ct);
        scope.Db.Add(new TimerRow
        {
            InstanceId = effect.InstanceId,
            BookmarkId = effect.BookmarkId,
            ActivityId = effect.ActivityId,
            At = due is null ? effect.At!.Value : effect.Deadline!.EndOfWait(due.Date),
            Explanation = due?.ExplanationJson,
            Deadline = effect.Deadline,
        });
    }

    public static async Task ClearAsync(TransitionScope scope, ClearTimer effect, CancellationToken ct)
    {
        if (await scope.Db.FindAsync<TimerRow>([effect.InstanceId, effect.BookmarkId], ct) is { } timer)
            scope.Db.Remove(timer);
    }

    /// <summary>
    /// A count that stood still meanwhile ends later than it was set to: it is counted again when its moment comes, day by
    /// day while the pause lasts.
    /// </summary>
    public async Task<bool> MovedByPauseAsync(TransitionScope scope, TimerRow timer, CancellationToken ct)
    {
        if (timer.Deadline is not { Rule.Pauses.Count: > 0 } deadline)
            return false;
        var due = (await dueDates.OfAsync(scope.Db, timer.InstanceId, deadline, VietnamTime.DateOf(scope.Now).AddDays(1), ct))!;
        var at = deadline.EndOfWait(due.Date);
        if (at <= scope.Now)
            return false;
        (timer.At, timer.Explanation) = (at, due.ExplanationJson);
        return true;
    }

    /// <summary>The calendar changed: waits for a deadline are counted again.</summary>
    /// <returns>How many end at another moment now.</returns>
    public async Task<int> RecountAsync(TransitionScope scope, string reason, CancellationToken ct)
    {
        var moved = 0;
        foreach (var timer in await scope.Db.Set<TimerRow>().Where(timer => timer.Deadline != null && timer.At > scope.Now).ToListAsync(ct))
        {
            var due = (await dueDates.OfAsync(scope.Db, timer.InstanceId, timer.Deadline, VietnamTime.DateOf(scope.Now), ct))!;
            var (from, to) = (timer.At, timer.Deadline!.EndOfWait(due.Date));
            if (from == to)
                continue;
            (timer.At, timer.Explanation) = (to, due.ExplanationJson);
            scope.Db.Audit.Add(AuditChain.Instance(timer.InstanceId), scope.Actor, scope.Now, "WaitRecounted", reason, new { activity = timer.ActivityId, from, to });
            moved++;
        }
        return moved;
    }
}
