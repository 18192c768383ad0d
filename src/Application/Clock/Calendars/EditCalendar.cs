using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Clock.Calendars;

/// <summary>
/// An administrator edits the holiday calendar. The days, the revision and their line commit together; then the calendar takes
/// force everywhere and what is open is counted again, in chunks. Killed in between, the next start goes on. An edit that was
/// looked at on another revision is refused: two administrators do not overwrite each other.
/// </summary>
public sealed class EditCalendar(
    IDbContextFactory<WorkflowsDb> contexts, Transition transition, RecountDueDates recount, StaffDirectorySource staff, CalendarInForce calendars) : IDisposable
{
    private readonly SemaphoreSlim one = new(1, 1);

    /// <param name="Days">Days that are something else from now on; a plain one loses its entry.</param>
    /// <param name="Revision">The one the preview was worked out on.</param>
    public sealed record Command(IReadOnlyList<CalendarDay> Days, int Revision, string Reason, string OperationId);

    /// <exception cref="CalendarRefusedException">Nothing was changed.</exception>
    public async Task<RecountDueDates.Recounted> RunAsync(Command command, Actor actor, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(command.Reason))
            throw new CalendarRefusedException(CalendarRefusal.NoReason);
        await one.WaitAsync(ct);
        try
        {
            // A recount a dead process left behind still belongs to the calendar before.
            await recount.RunAsync(ct);
            await transition.RunAsync(actor, command.OperationId, scope => KeepAsync(scope, command, ct), ct);
            // From here on nobody turns back: what is committed is made true, whether or not the asker still listens.
            await TakeForceAsync();
            return await recount.RunAsync(actor, command.Reason.Trim(), CancellationToken.None);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    internal static async Task RequireAsync(WorkflowsDb db, StaffDirectorySource staff, IReadOnlyList<CalendarDay> days, Actor actor, CancellationToken ct)
    {
        if (actor.IsPerson && (await staff.GetAsync(db, ct)).Find(actor.PersonId)?.Is(SystemRoles.Administrator) != true)
            throw new CalendarRefusedException(CalendarRefusal.NotAllowed);
        if (days.FirstOrDefault(day => !day.Fits) is { } wrong)
            throw new CalendarRefusedException(CalendarRefusal.BadDay, wrong.Date);
    }

    private async Task<int> KeepAsync(TransitionScope scope, Command command, CancellationToken ct)
    {
        await RequireAsync(scope.Db, staff, command.Days, scope.Actor, ct);
        var row = await scope.Db.Set<CalendarRow>().SingleAsync(ct);
        if (row.Revision != command.Revision)
            throw await MeanwhileAsync(scope.Db, ct);
        var before = calendars.Current;
        var after = before.With([.. command.Days]);
        var changes = PreviewCalendar.DaysOf(command.Days, before, after);
        if (changes.Count == 0)
            throw new CalendarRefusedException(CalendarRefusal.NothingToDo);
        var years = command.Days.Select(day => day.Date.Year).Distinct().ToList();
        foreach (var year in years)
            await WriteAsync(scope.Db, year, after, ct);
        (row.Revision, row.CountedThrough) = (row.Revision + 1, null);
        scope.Db.Audit.Add(AuditChain.Calendar, scope.Actor, scope.Now, "CalendarEdited", command.Reason.Trim(), new
        {
            revision = row.Revision,
            days = changes.Select(change => new { date = change.After.Date, from = change.Before.Kind, to = change.After.Kind, name = change.After.Name }).ToArray(),
        });
        return row.Revision;
    }

    /// <summary>A year's rows become what the calendar says of it; a computed year has none.</summary>
    private static async Task WriteAsync(WorkflowsDb db, int year, WorkCalendar calendar, CancellationToken ct)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var rows = await db.Set<CalendarDayRow>().Where(row => row.Date >= first && row.Date <= last).ToDictionaryAsync(row => row.Date, ct);
        foreach (var day in calendar.Announced.Where(day => day.Date.Year == year))
            if (rows.Remove(day.Date, out var row))
                (row.Kind, row.Name, row.Standing, row.Source) = (day.Kind, day.Name, day.Standing, day.Source);
            else
                db.Add(CalendarDayRow.Of(day));
        db.RemoveRange(rows.Values);
    }

    private static async Task<CalendarRefusedException> MeanwhileAsync(WorkflowsDb db, CancellationToken ct)
    {
        var last = await db.Set<AuditLine>().AsNoTracking().Where(line => line.Chain == AuditChain.Calendar && line.Verb == "CalendarEdited")
            .OrderByDescending(line => line.Sequence).Select(line => new { line.ActorId, line.At }).FirstOrDefaultAsync(ct);
        return new CalendarRefusedException(CalendarRefusal.ChangedMeanwhile, by: last?.ActorId, at: last?.At);
    }

    private async Task TakeForceAsync()
    {
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        calendars.Replace(new WorkCalendar((await db.Set<CalendarDayRow>().AsNoTracking().ToListAsync()).Select(row => row.AsDay())));
    }
}
