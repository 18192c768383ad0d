using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Clock.Calendars;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Reminders;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Reminders;

/// <summary>
/// What another due date would make of a task's reminders, before it is set. <see cref="Moves"/> is empty as long as no date is
/// given, or where none moves.
/// </summary>
public sealed record DueChangePreview(UserTask Task, IReadOnlyList<ReminderMove> Moves);

/// <summary>For whoever may set the date; reads only.</summary>
public sealed class PreviewDueChange(IDbContextFactory<WorkflowsDb> databases, StaffDirectorySource directory, CalendarInForce calendars, TimeProvider clock)
{
    /// <returns>Null where there is no such task, or setting its date is not up to this person.</returns>
    public async Task<DueChangePreview?> RunAsync(string taskId, DateOnly? due, Actor actor, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var authority = new TaskAuthority(await directory.GetAsync(db, ct), VietnamTime.DateOf(now));
        if (await db.Set<UserTask>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == taskId, ct) is not { IsWorkable: true } task || !authority.Directs(task, actor))
            return null;
        var calendar = calendars.Current;
        return new DueChangePreview(task, due is { } to && task.DueDate is { } from && to != from
            ? ReminderShift.Of(from, to, ReminderPolicies.Of(task), calendar, calendar, task.NextReminderAt, now).Moves
            : []);
    }
}
