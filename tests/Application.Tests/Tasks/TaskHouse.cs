using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Clock.Calendars;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Feeds;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Mail;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application_Tests.Tasks;

/// <summary>
/// The rooms around tasks as the service puts them together: the real engine, a SQLite file, a clock that stands at 09:41 of
/// 24/8/2022, and a few people. Every use case gets its own scope, as a request would.
/// </summary>
internal sealed class TaskHouse : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2022, 8, 24, 9, 41, 0, TimeSpan.FromHours(7));
    public static readonly Actor An = new("an", "Nguyễn Văn An"), Binh = new("binh", "Trần Thị Bình"), Cuc = new("cuc", "Lê Thị Cúc"),
        Dung = new("dung", "Hoàng Văn Dũng"), Em = new("em", "Lý Thị Em"), Giang = new("giang", "Nông Văn Giang"), Khanh = new("khanh", "Vi Văn Khánh");

    private readonly string folder;
    private readonly bool owned;
    private readonly ServiceProvider services;
    private int operations;

    private TaskHouse(string? sharedFolder, IEnumerable<KeyValuePair<string, string?>>? further = null)
    {
        owned = sharedFolder is null;
        folder = sharedFolder ?? Directory.CreateTempSubdirectory("tasks-").FullName;
        operations = owned ? 0 : 1_000_000;
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Mail:TemplateFolder", Repository("appsettings/mail")), .. further ?? []]).Build();
        services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(Statements))
            .AddSingleton<IConfiguration>(settings)
            .AddSingleton<TimeProvider>(Clock)
            .AddWorkflowsDb(Path.Combine(folder, "test.db"))
            .AddPeople(Clock, demo: false)
            .AddCalendar(WorkCalendarFile.Load(Repository("appsettings/calendar-vn.csv")))
            .AddMailRoom(settings, path => Path.Combine(folder, path))
            .AddPlans()
            .AddEngine()
            .AddTaskRoom()
            .AddFeeds()
            .BuildServiceProvider(validateScopes: true);
    }

    public StatementLog Statements { get; } = new();
    public FakeTimeProvider Clock { get; } = new(Start);
    public IDbContextFactory<WorkflowsDb> Databases => services.GetRequiredService<IDbContextFactory<WorkflowsDb>>();

    public static Task<TaskHouse> BuildAsync(params IEnumerable<Delegation> delegations) => BuildAsync([], delegations);

    public static async Task<TaskHouse> BuildAsync(IEnumerable<KeyValuePair<string, string?>> settings, IEnumerable<Delegation> delegations)
    {
        var house = new TaskHouse(null, settings);
        await house.services.GetRequiredService<DatabaseSchema>().BringAsync();
        await using var db = await house.Databases.CreateDbContextAsync();
        db.AddRange(
            new UnitRow { Code = "UBND", Name = "UBND huyện Văn Quan", Kind = "District" },
            new UnitRow { Code = "VP", Name = "Văn phòng HĐND và UBND", Kind = "Office", ParentCode = "UBND" },
            new UnitRow { Code = "TNMT", Name = "Phòng Tài nguyên và Môi trường", Kind = "Department", ParentCode = "UBND" },
            new UnitRow { Code = "YEN-PHUC", Name = "UBND xã Yên Phúc", Kind = "Commune", ParentCode = "UBND" });
        foreach (var actor in (Actor[])[An, Binh, Cuc, Dung, Em, Giang, Khanh])
            db.Add(new Account { Id = actor.PersonId, UserName = actor.PersonId, FullName = actor.Name, Email = $"{actor.PersonId}@example.org" });
        db.AddRange(
            new Membership(An.PersonId, "TNMT", Role.Officer), new Membership(Em.PersonId, "TNMT", Role.Officer),
            new Membership(Binh.PersonId, "TNMT", Role.Head), new Membership(Cuc.PersonId, "YEN-PHUC", Role.Officer),
            new Membership(Dung.PersonId, "UBND", Role.ViceChairman), new Membership(Giang.PersonId, "VP", Role.Head),
            new Membership(Khanh.PersonId, "YEN-PHUC", Role.Head));
        db.AddRange(delegations);
        await db.SaveChangesAsync();
        return house;
    }

    /// <summary>Another process on the same database, with its own writer's queue.</summary>
    public TaskHouse AnotherNode() => new(folder);

    public string NextOperation() => $"op-{Interlocked.Increment(ref operations)}";

    public async Task<T> UseAsync<TUseCase, T>(Func<TUseCase, Task<T>> use)
        where TUseCase : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    /// <summary>Publishes a definition and starts one instance of it, about a culture house of Yên Phúc.</summary>
    public async Task StartAsync(string json, string instanceId = "i1")
    {
        await using (var db = await Databases.CreateDbContextAsync())
        {
            if (!await db.Set<DefinitionRow>().AnyAsync())
            {
                db.Add(new DefinitionRow { DefinitionId = "d", Version = 1, Json = json, PublishedAt = Start });
                await db.SaveChangesAsync();
            }
        }
        var start = new StartInstance("start-" + instanceId, instanceId, null, new Dictionary<string, System.Text.Json.JsonElement>(), new Dictionary<string, DateOnly>());
        var wanted = new NewInstance(start, "d") { PlanCode = "VQ", ActionNumber = 4, UnitCode = "TNMT", SubjectName = "Nhà văn hóa thôn Khòn Riềng" };
        await using var scope = services.CreateAsyncScope();
        var starting = scope.ServiceProvider.GetRequiredService<StartWorkflow>();
        await scope.ServiceProvider.GetRequiredService<Transition>().RunAsync(Actor.System, async s => (await starting.RunAsync(s, wanted, default)).Id);
    }

    public async Task<UserTask> TaskAsync(string activity, string instanceId = "i1")
    {
        await using var db = await Databases.CreateDbContextAsync();
        var found = await db.Set<UserTask>().AsNoTracking().Where(t => t.InstanceId == instanceId && t.ActivityId == activity).ToListAsync();
        return found.OrderBy(t => t.OpenedAt).ThenBy(t => t.IsFinal ? 0 : 1).Last();
    }

    public async Task<List<T>> RowsAsync<T>()
        where T : class
    {
        await using var db = await Databases.CreateDbContextAsync();
        return await db.Set<T>().AsNoTracking().ToListAsync();
    }

    public async Task<TaskAnswer> SubmitAsync(string activity, Actor actor, Dictionary<string, string>? values = null, string? outcome = null)
    {
        var task = await TaskAsync(activity);
        return await UseAsync<SubmitTask, TaskAnswer>(submit => submit.RunAsync(new(task.Id, NextOperation(), outcome, values ?? []), actor, default));
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (!owned) return;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    internal static string Repository(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Path.Exists(Path.Combine(folder!.FullName, path))) folder = folder.Parent;
        return Path.Combine(folder.FullName, path);
    }
}
