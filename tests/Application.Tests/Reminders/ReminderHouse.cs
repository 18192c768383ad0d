using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Clock.Calendars;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Mail;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Application.Reminders;
using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Reminders;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application_Tests.Reminders;

/// <summary>
/// A database file with one body (an officer, a head), the office and the vice-chairman above it, a clock that is moved by
/// hand, and the rooms reminders need. What is read of ledger and outbox is words: "officer before:1 Sent".
/// </summary>
public sealed class ReminderHouse : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reminders");
    private ServiceProvider _services;

    public ReminderHouse(string now)
    {
        Clock = new FakeTimeProvider(Local(now));
        _services = Build();
        using var db = Open();
        db.Database.EnsureCreated();
        db.Add(new UnitRow { Code = "TNMT", Name = "Phòng Tài nguyên và Môi trường", Kind = "Department", ParentCode = "UBND" });
        db.Add(new UnitRow { Code = "VP", Name = "Văn phòng", Kind = "Office", ParentCode = "UBND" });
        db.Add(new UnitRow { Code = "UBND", Name = "UBND huyện", Kind = "District" });
        foreach (var (id, unit, role) in new[] { ("officer", "TNMT", Role.Officer), ("head", "TNMT", Role.Head), ("office", "VP", Role.Head), ("chair", "UBND", Role.ViceChairman) })
        {
            db.Add(new Account { Id = id, UserName = id, FullName = id, Email = $"{id}@vanquan.example" });
            db.Add(new Membership(id, unit, role));
        }

        db.SaveChanges();
    }

    public FakeTimeProvider Clock { get; }

    public static DateTimeOffset Local(string text) => DateTimeOffset.Parse(text + "+07:00", System.Globalization.CultureInfo.InvariantCulture);

    public WorkflowsDb Open() => _services.GetRequiredService<IDbContextFactory<WorkflowsDb>>().CreateDbContext();

    /// <summary>Everything in memory is gone; the file stays.</summary>
    public async Task RestartAsync()
    {
        await _services.DisposeAsync();
        _services = Build();
    }

    public async Task OpenTaskAsync(string due, string assignee = "role:TNMT/Officer", string? policy = null)
    {
        await using var db = Open();
        var spec = new TaskSpec("Dự thảo tờ trình", null, assignee, [], null, policy is null ? null : JsonDocument.Parse(policy).RootElement, null, 0, null, null, ["Done"]);
        var task = UserTask.Open(
            new OpenTask("o1", "i1", "b1", "draft", "e1", spec, false, null), TaskOrigin.None, new TaskDue(DateOnly.ParseExact(due, "yyyy-MM-dd"), null), Clock.GetUtcNow());
        Planner.Plan(task, Clock.GetUtcNow());
        db.Add(task);
        await db.SaveChangesAsync();
    }

    public async Task ChangeAsync(Action<WorkflowsDb, UserTask, ReminderPlanner> change)
    {
        await using var db = Open();
        change(db, await db.Set<UserTask>().SingleAsync(), Planner);
        await db.SaveChangesAsync();
    }

    /// <summary>Rings at a local moment and says who got which mail.</summary>
    public async Task<string> RingAsync(string now)
    {
        Clock.SetUtcNow(Local(now));
        await using var before = Open();
        var known = await before.Set<MailMessage>().Select(mail => mail.Id).ToListAsync();
        await using (var scope = _services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<SendDueReminders>().RunAsync(Clock.GetUtcNow(), default);
        await using var after = Open();
        var mails = await after.Set<MailMessage>().Where(mail => !known.Contains(mail.Id)).OrderBy(mail => mail.RecipientId).ToListAsync();
        return string.Join("; ", mails.Select(mail => $"{mail.RecipientId}: {mail.Subject}"));
    }

    /// <summary>The whole bell at a local moment: everything that is due, reminders and digests.</summary>
    public async Task RingBellAsync(string now)
    {
        Clock.SetUtcNow(Local(now));
        await UseAsync<RingBell, RingBell.Rung>(bell => bell.RunAsync(default));
    }

    public async Task<T> UseAsync<TUseCase, T>(Func<TUseCase, Task<T>> use)
        where TUseCase : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    public async Task<string[]> LedgerAsync()
    {
        await using var db = Open();
        var lines = await db.Set<ReminderLedgerEntry>().OrderBy(line => line.DueRevision).ThenBy(line => line.Slot).ThenBy(line => line.Rule).ThenBy(line => line.Recipient).ToListAsync();
        return [.. lines.Select(line => $"{line.DueRevision} {VietnamTime.DateOf(line.Slot):dd/MM} {line.Rule} {line.Recipient} {line.State}")];
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private ReminderPlanner Planner => _services.GetRequiredService<ReminderPlanner>();

    private ServiceProvider Build()
    {
        var settings = new ConfigurationBuilder().Build();
        return new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(settings)
            .AddWorkflowsDb(Path.Combine(_folder.FullName, "test.db"))
            .AddCalendar(WorkCalendarFile.Load(Path.Combine(AppContext.BaseDirectory, "calendar-vn.csv")))
            .AddPeople(Clock, demo: false).AddEngine().AddPlans().AddTaskRoom().AddClock(Clock)
            .AddMailRoom(settings, path => Path.Combine(AppContext.BaseDirectory, path))
            .BuildServiceProvider();
    }
}
