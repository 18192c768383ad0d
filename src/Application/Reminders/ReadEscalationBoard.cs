using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Clock.Calendars;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Reminders;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Reminders;

/// <summary>
/// Late work and work that soon will be, of the bodies a person looks after, the latest first: read by pages, with the ledger,
/// the mails and the next step of the tasks on the page only. How many are late is counted by the database.
/// </summary>
public sealed class ReadEscalationBoard(IDbContextFactory<WorkflowsDb> databases, StaffDirectorySource directory, CalendarInForce calendars, TimeProvider clock)
{
    public const int PageSize = 30;

    /// <summary>Work due within so many working days is due soon.</summary>
    public const int SoonDays = 5;

    /// <summary>How much of the ledger is read for each task of a page.</summary>
    private const int Told = 20;

    public sealed record Filter(string? Body = null, int? Action = null, bool Soon = false, int Page = 1);

    /// <returns>Null for whoever looks after nobody's work.</returns>
    public async Task<EscalationBoard?> RunAsync(Filter filter, Actor actor, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        var now = clock.GetUtcNow();
        var authority = new TaskAuthority(await directory.GetAsync(db, ct), VietnamTime.DateOf(now));
        var (today, reach) = (authority.On, EscalationReach.Of(authority.Staff, actor.PersonId, authority.On));
        if (!reach.Any)
            return null;
        var open = db.Set<UserTask>().AsNoTracking().Where(task => task.Lane != null && (task.State == TaskState.Open || task.State == TaskState.Claimed));
        if (!reach.Everybody)
            open = open.Where(task => task.UnitCode != null && reach.Bodies.Contains(task.UnitCode));
        var late = open.Where(task => task.DeskDay < today);
        var soonUntil = calendars.Current.AddWorkingDays(today, SoonDays);
        var soon = open.Where(task => task.DeskDay >= today && task.DeskDay <= soonUntil);

        var days = await late.GroupBy(task => new { task.UnitCode, task.DeskDay })
            .Select(group => new LateCount(group.Key.UnitCode, group.Key.DeskDay, group.Count())).ToListAsync(ct);
        var actions = await open.Where(task => task.DeskDay <= soonUntil && task.ActionNumber != null).Select(task => task.ActionNumber!.Value).Distinct().ToListAsync(ct);
        var chosen = Keep(filter.Soon ? soon : late, filter);
        var count = await chosen.CountAsync(ct);
        var page = Math.Clamp(filter.Page, 1, Math.Max(1, (count + PageSize - 1) / PageSize));
        var tasks = await chosen.OrderBy(task => task.DeskDay).ThenBy(task => task.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        var failed = await FailedAsync(db, Keep(open.Where(task => task.DeskDay <= soonUntil), filter), ct);
        return new EscalationBoard(reach, days, [.. actions.Order()], await soon.CountAsync(ct), count, page, await LinesAsync(db, tasks, actor, authority, now, ct), failed);
    }

    private static IQueryable<UserTask> Keep(IQueryable<UserTask> tasks, Filter filter)
    {
        if (filter.Body is { Length: > 0 } body)
            tasks = tasks.Where(task => task.UnitCode == body);
        if (filter.Action is { } action)
            tasks = tasks.Where(task => task.ActionNumber == action);
        return tasks;
    }

    private static Task<List<FailedMail>> FailedAsync(WorkflowsDb db, IQueryable<UserTask> tasks, CancellationToken ct) =>
        tasks.Join(db.Set<MailMessage>().Where(mail => mail.State == MailState.Refused), task => task.Id, mail => mail.TaskId, (task, mail) => new { task, mail })
            .OrderByDescending(one => one.mail.CreatedAt).Take(10)
            .Select(one => new FailedMail(one.mail.Id, one.mail.RecipientName, one.mail.RecipientAddress, one.task.Id, one.task.Title, one.mail.LastError)).ToListAsync(ct);

    private async Task<IReadOnlyList<EscalationLine>> LinesAsync(
        WorkflowsDb db, List<UserTask> tasks, Actor actor, TaskAuthority authority, DateTimeOffset now, CancellationToken ct)
    {
        var ids = tasks.Select(task => task.Id).ToList();
        var told = await db.Set<ReminderLedgerEntry>().AsNoTracking().Where(entry => ids.Contains(entry.TaskId))
            .OrderByDescending(entry => entry.RecordedAt).Take(Told * PageSize).ToListAsync(ct);
        var mailIds = told.Select(entry => entry.MailId).OfType<Guid>().Distinct().ToList();
        var states = await db.Set<MailMessage>().Where(mail => mailIds.Contains(mail.Id)).Select(mail => new { mail.Id, mail.State }).ToDictionaryAsync(mail => mail.Id, mail => mail.State, ct);
        var all = db.Set<ProgressNote>().AsNoTracking();
        var notes = await all.Where(note => ids.Contains(note.TaskId) && note.Id == all.Where(other => other.TaskId == note.TaskId).Max(other => other.Id)).ToListAsync(ct);
        return [.. tasks.Select(task => new EscalationLine(
            task,
            [.. TaskAudience.Of(task, authority.Staff, authority.On).Select(person => person.Name)],
            [.. told.Where(entry => entry.TaskId == task.Id)
                .Select(entry => new ToldLine(entry, entry.MailId is { } mail && states.TryGetValue(mail, out var state) ? state : null))
                .OrderByDescending(line => line.Mail == MailState.Refused).ThenByDescending(line => line.Entry.RecordedAt)],
            Next(task, authority, now),
            notes.Find(note => note.TaskId == task.Id),
            UrgeTask.May(task, actor, authority),
            authority.Directs(task, actor),
            authority.Directs(task, actor) || authority.Leads(task, actor)))];
    }

    /// <summary>What comes by itself if nobody acts, and to whom, as the people stand today.</summary>
    private NextStep? Next(UserTask task, TaskAuthority authority, DateTimeOffset now)
    {
        if (task is not { DueDate: { } due, IsPaused: false } || ReminderSchedule.Next(due, ReminderPolicies.Of(task), calendars.Current, now) is not { } slot)
            return null;
        var people = slot.Level is not { } level ? TaskAudience.Of(task, authority.Staff, authority.On)
            : task.UnitCode is { } unit ? authority.Staff.EscalateTo(level, unit, authority.On)
            : [];
        return new NextStep(slot, [.. people.Select(person => person.Name)]);
    }
}
