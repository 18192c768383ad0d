using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Clock.Calendars;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Expressions;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Mail;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application_Tests.Engine;

/// <summary>All rooms as the service puts them together, on a SQLite file and a clock that is given.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly bool ownsFolder;

    private RunningService(TimeProvider clock, string? folder, Action<IServiceCollection>? more)
    {
        ownsFolder = folder is null;
        Folder = folder ?? Directory.CreateTempSubdirectory("service-").FullName;
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Mail:PickupFolder", Path.Combine(Folder, "mail"))]).Build();
        var collection = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(settings)
            .AddWorkflowsDb(Path.Combine(Folder, "service.db"))
            .AddCalendar(WorkCalendar.Parse(File.ReadAllText(CalendarFile)))
            .AddSingleton<IExpressionEvaluator>(ConformancePack.Evaluator)
            .AddPeople(clock, demo: false)
            .AddEngine()
            .AddTaskRoom()
            .AddMailRoom(settings, path => path)
            .AddPlans()
            .AddClock(clock);
        more?.Invoke(collection);
        services = collection.BuildServiceProvider();
    }

    public string Folder { get; }

    public WorkCalendar Calendar => services.GetRequiredService<CalendarInForce>().Current;

    private static string CalendarFile { get; } = Path.Combine(ConformancePack.Folder, "../../appsettings/calendar-vn.csv");

    /// <summary>With three bodies and their people, unless the folder holds a database already.</summary>
    public static async Task<RunningService> StartAsync(TimeProvider clock, string? folder = null, Action<IServiceCollection>? more = null)
    {
        var service = new RunningService(clock, folder, more);
        await service.InAsync<DatabaseSchema, bool>(async schema =>
        {
            await schema.BringAsync();
            return true;
        });
        if (!await service.ReadAsync(db => db.Set<UnitRow>().AnyAsync()))
            await service.WriteAsync(People);
        if (clock is DemoClock demo)
            await service.InAsync<WorkflowsDb, bool>(async db =>
            {
                await demo.TakeUpAsync(db);
                return true;
            });
        return service;
    }

    public async Task<T> InAsync<TService, T>(Func<TService, Task<T>> use)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<T> ReadAsync<T>(Func<WorkflowsDb, Task<T>> read) => InAsync(read);

    public Task<T> RunAsync<T>(Func<TransitionScope, Task<T>> work, string? operationId = null) =>
        InAsync<Transition, T>(transition => transition.RunAsync(Actor.System, operationId, work));

    /// <summary>Publishes a definition and starts an instance of it.</summary>
    public async Task<string> StartInstanceAsync(string json, string id = "i1", string engine = WorkflowInstanceRow.BuiltIn)
    {
        await InAsync<PublishDefinition, bool>(publish => RunAsync(async scope => await publish.RunAsync(scope, json, default, engine) > 0));
        var definition = Domain.Engine.Definitions.WorkflowDefinition.Parse(json).DefinitionId;
        var start = new StartInstance("start:" + id, id, null, new Dictionary<string, System.Text.Json.JsonElement>(), new Dictionary<string, DateOnly>());
        await InAsync<StartWorkflow, bool>(starter => RunAsync(async scope => (await starter.RunAsync(scope, new NewInstance(start, definition), default)).Id == id));
        return id;
    }

    public Task<TaskAnswer> SubmitAsync(UserTask task, string person, string? operation = null) =>
        InAsync<SubmitTask, TaskAnswer>(submit => submit.RunAsync(
            new(task.Id, operation ?? $"op:{task.Id}:{task.Version}", null, new Dictionary<string, string>()), new Actor(person, person), default));

    public Task<UserTask> OpenTaskAsync(string instanceId = "i1") =>
        ReadAsync(db => db.Set<UserTask>().AsNoTracking().SingleAsync(task => task.InstanceId == instanceId && (task.State == TaskState.Open || task.State == TaskState.Claimed)));

    public Task<WorkflowInstanceRow> InstanceAsync(string id = "i1") =>
        ReadAsync(db => db.Set<WorkflowInstanceRow>().AsNoTracking().SingleAsync(row => row.Id == id));

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (ownsFolder)
            Directory.Delete(Folder, recursive: true);
    }

    private Task<bool> WriteAsync(Action<WorkflowsDb> write) => ReadAsync(async db =>
    {
        write(db);
        return await db.SaveChangesAsync() > 0;
    });

    private static void People(WorkflowsDb db)
    {
        db.Add(new UnitRow { Code = "UBND", Name = "UBND huyện", Kind = "District" });
        db.Add(new UnitRow { Code = "VP", Name = "Văn phòng", Kind = "Office", ParentCode = "UBND" });
        db.Add(new UnitRow { Code = "TNMT", Name = "Phòng Tài nguyên và Môi trường", Kind = "Department", ParentCode = "UBND" });
        foreach (var (id, unit, role) in new[] { ("chairman", "UBND", Role.ViceChairman), ("office", "VP", Role.Head), ("head", "TNMT", Role.Head), ("officer", "TNMT", Role.Officer) })
        {
            db.Add(new Account { Id = id, UserName = id, FullName = id, Email = id + "@vanquan.example" });
            db.Add(new Membership(id, unit, role));
        }
        db.Add(new Account { Id = "admin", UserName = "admin", FullName = "admin", Email = "admin@vanquan.example", SystemRoles = SystemRoles.Administrator });
    }
}
