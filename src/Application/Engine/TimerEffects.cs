using VanQuan.Workflows.Application.Tasks.Effects;
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
            Paused = effect.Deadline is { Rule.Pauses.Count: > 0 } pausable ? pausable : null,
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
        if (timer.Paused is not { } deadline)
            return false;
        var due = (await dueDates.OfAsync(scope.Db, timer.InstanceId, deadline, VietnamTime.DateOf(scope.Now).AddDays(1), ct))!;
        var at = deadline.EndOfWait(due.Date);
        if (at <= scope.Now)
            return false;
        (timer.At, timer.Explanation) = (at, due.ExplanationJson);
        return true;
    }
}
