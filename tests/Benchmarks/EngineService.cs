using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Clock.Calendars;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Outside;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Mail;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Benchmarks;

/// <summary>
/// The rooms as the Portal puts them together, on a SQLite file of their own: reminders, outbox and audit are on. One body with
/// one officer, and a procedure of six user tasks in sequence.
/// </summary>
internal sealed class EngineService : IAsyncDisposable
{
    public const int Tasks = 6;
    public const int TransitionsPerInstance = Tasks + 1;
    private static readonly Actor Officer = new("officer", "Nông Văn Sơn");
    private readonly ServiceProvider services;

    private EngineService(string file, Action<IServiceCollection>? more)
    {
        File = file;
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Mail:PickupFolder", file + ".mail")]).Build();
#pragma warning disable RS0030 // A benchmark measures the real clock.
        var clock = TimeProvider.System;
#pragma warning restore RS0030
        var rooms = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(settings)
            .AddSingleton(clock)
            .AddWorkflowsDb(file)
            .AddCalendar(WorkCalendarFile.Load(Path.Combine(BenchmarkOptions.Root, "appsettings/calendar-vn.csv")))
            .AddPeople(clock, demo: false)
            .AddEngine()
            .AddTaskRoom()
            .AddPlans()
            .AddMailRoom(settings, path => path);
        more?.Invoke(rooms);
        services = rooms.BuildServiceProvider();
    }

    public string File { get; }

    public static async Task<EngineService> CreateAsync(string file, Action<IServiceCollection>? more = null)
    {
        var service = new EngineService(file, more);
        await service.InAsync<DatabaseSchema, bool>(async schema =>
        {
            await schema.BringAsync();
            return true;
        });
        await service.InAsync<WorkflowsDb, int>(db =>
        {
            db.Add(new UnitRow { Code = "TNMT", Name = "Phòng Tài nguyên và Môi trường", Kind = "Department" });
            db.Add(new Account { Id = Officer.PersonId, UserName = Officer.PersonId, FullName = Officer.Name, Email = "officer@vanquan.example" });
            db.Add(new Membership(Officer.PersonId, "TNMT", Role.Officer));
            return db.SaveChangesAsync();
        });
        await service.InAsync<Transition, int>(transition => transition.RunAsync(Actor.System,
            scope => service.services.GetRequiredService<PublishDefinition>().RunAsync(scope, SixTasks(), default)));
        return service;
    }

    /// <summary>Starts one instance and completes its six tasks, each in a scope of its own as a request has it.</summary>
    public async Task LiveThroughAsync(string id)
    {
        await InAsync<Transition, bool>(transition => transition.RunAsync(Actor.System, "start:" + id, async scope =>
        {
            var start = new StartInstance("start:" + id, id, null, new Dictionary<string, System.Text.Json.JsonElement>(), new Dictionary<string, DateOnly>());
            await services.GetRequiredService<StartWorkflow>().RunAsync(scope, new NewInstance(start, "six-tasks"), default);
            return true;
        }));
        await HandOverAsync();
        for (var i = 0; i < Tasks; i++)
        {
            var task = await InAsync<WorkflowsDb, string>(db => OpenTask(db, id));
            var answer = await InAsync<SubmitTask, TaskAnswer>(submit => submit.RunAsync(
                new(task, $"submit:{task}", null, new Dictionary<string, string>()), Officer, default));
            if (!answer.IsDone)
                throw new InvalidOperationException($"Task {task} was not completed: {answer.Message.En}");
            await HandOverAsync();
        }
    }

    /// <summary>The procedure, as it was published.</summary>
    public static WorkflowDefinition Procedure { get; } = WorkflowDefinition.Parse(SixTasks());

    /// <summary>A part of its own, made from the service's.</summary>
    public T Make<T>() => ActivatorUtilities.CreateInstance<T>(services);

    /// <summary>To engines with a store of their own, and back; nothing where there is none.</summary>
    private Task<int> HandOverAsync() => services.GetRequiredService<ExchangeWithEngines>().RunAsync(default);

    public async Task<T> InAsync<TService, T>(Func<TService, Task<T>> use)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    /// <summary>Which task is open, as the page that shows it would know.</summary>
    private static readonly Func<WorkflowsDb, string, Task<string>> OpenTask = EF.CompileAsyncQuery((WorkflowsDb db, string instance) =>
        db.Set<Domain.Tasks.UserTask>().Where(task => task.InstanceId == instance && task.State == Domain.Tasks.TaskState.Open).Select(task => task.Id).First());

    private static string SixTasks()
    {
        var tasks = Enumerable.Range(1, Tasks).Select(i => $$"""
            {"id":"T{{i}}","type":"VanQuan.UserTask","name":"T{{i}}","title":{"typeName":"String","expression":{"type":"Literal","value":"Bước {{i}}"} },
             "assignee":{"typeName":"String","expression":{"type":"Literal","value":"unit:TNMT"} },
             "due":{"typeName":"Object","expression":{"type":"Object","value":"{\"anchor\":\"Activated\",\"amount\":10,\"unit\":\"WorkingDays\"}"} } }
            """);
        var connections = Enumerable.Range(1, Tasks - 1).Select(i =>
            $$"""{"source":{"activity":"T{{i}}","port":"Done"},"target":{"activity":"T{{i + 1}}","port":"In"} }""");
        return $$"""
            {"definitionId":"six-tasks","name":"Six tasks","version":1,
             "root":{"id":"Flow","type":"Elsa.Flowchart","activities":[{{string.Join(',', tasks)}}],"connections":[{{string.Join(',', connections)}}]} }
            """;
    }
}
