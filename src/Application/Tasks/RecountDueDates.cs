using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Mail.Contents;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Tasks.Effects;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Tasks;

/// <summary>
/// A swap was announced, the calendar file was corrected, the service starts: open tasks are counted again by their own rules.
/// Where a date moves, a new revision begins, reminders follow, and a line says why. Dates that a person has set stay, and so
/// do those whose count stands still: they are counted when it goes on. Killed on the way, the next start goes on.
/// </summary>
public sealed class RecountDueDates(IDbContextFactory<WorkflowsDb> contexts, Transition transition, DueDates dues, TaskMessages messages, WorkCalendar calendar)
{
    /// <returns>How many due dates moved; zero where the calendar is the one they were counted by.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var fingerprint = Fingerprint(calendar);
        List<string> open;
        await using (var db = await contexts.CreateDbContextAsync(ct))
        {
            if (await db.Set<CalendarRow>().AnyAsync(row => row.Fingerprint == fingerprint, ct)) return 0;
            open = await db.Set<UserTask>().Where(t => t.State == TaskState.Open || t.State == TaskState.Claimed).OrderBy(t => t.Id).Select(t => t.Id).ToListAsync(ct);
        }
        var moved = 0;
        foreach (var id in open)
            if (await transition.RunAsync(Actor.System, scope => RecountAsync(scope, id, ct), ct))
                moved++;
        await transition.RunAsync(Actor.System, scope => KeepAsync(scope, fingerprint, moved, ct), ct);
        return moved;
    }

    private async Task<bool> RecountAsync(TransitionScope scope, string id, CancellationToken ct)
    {
        var task = await scope.Db.Set<UserTask>().SingleAsync(t => t.Id == id, ct);
        if (task is not { IsWorkable: true, IsPaused: false, Deadline: { } deadline, DueDate: { } from }) return false;
        var due = await dues.OfAsync(scope.Db, task.InstanceId, deadline, VietnamTime.DateOf(scope.Now), ct);
        if (due is null || due.Date == from) return false;
        messages.DueMoves(scope, task);
        task.Recount(due);
        scope.Db.Audit.Add(AuditChain.Instance(task.InstanceId), scope.Actor, scope.Now, "DueDateRecounted", "the holiday calendar changed",
            new { task = task.Id, from, to = due.Date, revision = task.DueRevision });
        messages.DueMoved(scope, task);
        await messages.TellMovedAsync(scope, task, MovedBy.Calendar, from, ct: ct);
        return true;
    }

    private static async Task<bool> KeepAsync(TransitionScope scope, string fingerprint, int moved, CancellationToken ct)
    {
        if (await scope.Db.Set<CalendarRow>().SingleOrDefaultAsync(ct) is { } row)
            row.Fingerprint = fingerprint;
        else
            scope.Db.Add(new CalendarRow { Fingerprint = fingerprint });
        scope.Db.Audit.Add(AuditChain.Service, scope.Actor, scope.Now, "CalendarTakenUp", data: new { fingerprint, moved });
        return true;
    }

    private static string Fingerprint(WorkCalendar calendar) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', calendar.Announced.Select(day => $"{day.Date:yyyy-MM-dd} {day.Kind}")))));
}
