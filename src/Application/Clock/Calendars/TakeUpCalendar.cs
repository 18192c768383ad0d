using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Clock.Calendars;

/// <summary>
/// At the start of the service, the calendar of the database takes force. A new database is given the file's days, and one
/// that ends earlier than the file is given the years after it: an edit made in the service is never undone by a file.
/// </summary>
public sealed class TakeUpCalendar(IDbContextFactory<WorkflowsDb> contexts, WriterLock writer, CalendarInForce calendars, TimeProvider time)
{
    /// <summary>For a command beside the service: it counts by what the database holds and gives it nothing.</summary>
    public async Task LoadAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Set<CalendarDayRow>().AsNoTracking().ToListAsync(ct) is { Count: > 0 } rows)
            calendars.Replace(new WorkCalendar(rows.Select(row => row.AsDay())));
    }

    public async Task RunAsync(CancellationToken ct = default)
    {
        using var turn = await writer.EnterAsync(ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var rows = await db.Set<CalendarDayRow>().ToListAsync(ct);
        var last = rows.Count == 0 ? 0 : rows.Max(row => row.Date.Year);
        var seeded = calendars.Seed.Announced.Where(day => day.Date.Year > last).Select(CalendarDayRow.Of).ToList();
        if (seeded.Count > 0)
        {
            db.AddRange(seeded);
            var row = await db.Set<CalendarRow>().SingleOrDefaultAsync(ct) ?? db.Add(new CalendarRow { Fingerprint = "" }).Entity;
            (row.Revision, row.CountedThrough) = (row.Revision + 1, null);
            db.Audit.Add(AuditChain.Calendar, Actor.System, time.GetUtcNow(), "CalendarSeeded",
                data: new { revision = row.Revision, days = seeded.Count, years = seeded.Select(day => day.Date.Year).Distinct().ToArray() });
            await db.SaveChangesAsync(ct);
        }
        await transaction.CommitAsync(ct);
        calendars.Replace(new WorkCalendar(rows.Concat(seeded).Select(row => row.AsDay())));
    }
}
