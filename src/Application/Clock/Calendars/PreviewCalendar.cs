using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Clock.Calendars;

/// <summary>
/// Which due dates and reminders an edit of the calendar would move, by the same rules as the recount that follows it: reads
/// only. What is paused, and dates a person has set, do not move and are not told.
/// </summary>
public sealed class PreviewCalendar(
    IDbContextFactory<WorkflowsDb> contexts, StaffDirectorySource staff, RecountRounds rounds, CalendarInForce calendars, TimeProvider time)
{
    /// <exception cref="CalendarRefusedException">Not an administrator, or a day cannot be that.</exception>
    public async Task<CalendarPreview> RunAsync(IReadOnlyList<CalendarDay> edit, Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var reading = await db.Database.BeginTransactionAsync(ct);
        await EditCalendar.RequireAsync(db, staff, edit, actor, ct);
        var revision = await db.Set<CalendarRow>().Select(row => row.Revision).SingleOrDefaultAsync(ct);
        var before = calendars.Current;
        var after = before.With([.. edit]);
        var pauses = (await db.Set<CountPause>().AsNoTracking().ToListAsync(ct)).ToLookup(pause => pause.InstanceId);
        return new CalendarPreview(
            revision, DaysOf(edit, before, after), await TasksAsync(db, pauses, before, after, ct), await WaitsAsync(db, pauses, after, ct),
            await rounds.FindAsync(db, after, ct));
    }

    /// <summary>In order of days; those the edit leaves as they are do not count.</summary>
    internal static IReadOnlyList<DayChange> DaysOf(IEnumerable<CalendarDay> edit, WorkCalendar before, WorkCalendar after) =>
        [.. edit.Select(day => day.Date).Distinct().Order().Select(date => new DayChange(before.Day(date), after.Day(date))).Where(change => change.Before != change.After)];

    private async Task<IReadOnlyList<TaskShift>> TasksAsync(
        WorkflowsDb db, ILookup<string, CountPause> pauses, WorkCalendar before, WorkCalendar after, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var open = await db.Set<UserTask>().AsNoTracking()
            .Where(task => (task.State == TaskState.Open || task.State == TaskState.Claimed) && task.DueDate != null && task.PausedSince == null)
            .OrderBy(task => task.DueDate).ThenBy(task => task.Id).ToListAsync(ct);
        return [.. open.Select(task => TaskShift.Of(task, [.. pauses[task.InstanceId]], before, after, now)).OfType<TaskShift>()
            .Where(shift => shift.IsChange).OrderBy(shift => shift.Due is null)];
    }

    private async Task<IReadOnlyList<WaitShift>> WaitsAsync(WorkflowsDb db, ILookup<string, CountPause> pauses, WorkCalendar after, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var waiting = await db.Set<TimerRow>().AsNoTracking().Where(timer => timer.Deadline != null && timer.At > now).OrderBy(timer => timer.At).ToListAsync(ct);
        return [.. waiting.Select(timer => new WaitShift(timer.InstanceId, timer.ActivityId, timer.At, EndOf(timer))).Where(shift => shift.From != shift.To)];

        DateTimeOffset EndOf(TimerRow timer) =>
            timer.Deadline!.EndOfWait(TaskDue.Of(timer.Deadline, [.. pauses[timer.InstanceId]], VietnamTime.DateOf(now), after).Date);
    }
}
