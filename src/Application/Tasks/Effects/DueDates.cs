using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Clock.Calendars;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Tasks.Effects;

/// <summary>Turns an anchored deadline into a due date with its reason, by the calendar and the pauses the instance has lived through.</summary>
public sealed class DueDates(CalendarInForce calendars)
{
    public async ValueTask<TaskDue?> OfAsync(WorkflowsDb db, string instanceId, AnchoredDeadline? deadline, DateOnly today, CancellationToken ct)
    {
        if (deadline is null) return null;
        if (deadline.Rule.Pauses is not { Count: > 0 }) return Of(deadline, [], today);
        return Of(deadline, await PausesAsync(db, instanceId, ct), today);
    }

    public static async Task<IReadOnlyList<CountPause>> PausesAsync(WorkflowsDb db, string instanceId, CancellationToken ct)
    {
        await db.Set<CountPause>().Where(p => p.InstanceId == instanceId).LoadAsync(ct);
        return [.. db.Set<CountPause>().Local.Where(p => p.InstanceId == instanceId)];
    }

    /// <summary>A pause still open counts up to <paramref name="today"/>.</summary>
    public TaskDue Of(AnchoredDeadline deadline, IReadOnlyList<CountPause> pauses, DateOnly today) => TaskDue.Of(deadline, pauses, today, calendars.Current);

    /// <summary>A date a person has set: no rule gives it, and the task keeps that person's reason.</summary>
    public TaskDue SetByHand(DateOnly date)
    {
        var rule = new DeadlineRule($"Date:{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}", 0, DeadlineUnit.Days, Roll: RollPolicy.None);
        return Of(new AnchoredDeadline(date, rule), [], date);
    }
}
