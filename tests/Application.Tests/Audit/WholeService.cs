using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Application.Audit;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Clock.Calendars;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Mail;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application_Tests.Audit;

/// <summary>Every room on one SQLite file and a demo clock, with a witness at every commit.</summary>
internal sealed class WholeService : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("whole-").FullName;
    private readonly ServiceProvider services;

    private WholeService(DateTimeOffset start, Witness witness) => services = new ServiceCollection()
        .AddLogging()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Designer:SecondPerson", "true")]).Build())
        .AddWorkflowsDb(Path.Combine(folder, "whole.db"))
        .ConfigureDbContext<WorkflowsDb>(options => options.AddInterceptors(witness))
        .AddCalendar(WorkCalendarFile.Load(Repository("appsettings/calendar-vn.csv")))
        .AddPeople(new DemoClock(start), demo: false)
        .AddAudit(new AuditSettings(), Path.Combine(folder, "key.pem"))
        .AddEngine()
        .AddTaskRoom()
        .AddMailRoom(new ConfigurationBuilder().AddInMemoryCollection([new("Mail:PickupFolder", Path.Combine(folder, "mail"))]).Build(), Repository)
        .AddPlans()
        .AddClock(new DemoClock(start))
        .BuildServiceProvider();

    public static async Task<WholeService> StartAsync(DateTimeOffset start, Witness witness)
    {
        var service = new WholeService(start, witness);
        await service.services.GetRequiredService<DatabaseSchema>().BringAsync();
        await service.InAsync<WorkflowsDb, int>(db =>
        {
            foreach (var (id, unit, role) in new[] { ("chairman", "UBND", Role.ViceChairman), ("office", "VP", Role.Head), ("head", "TNMT", Role.Head), ("officer", "TNMT", Role.Officer) })
                db.AddRange(
                    new Account { Id = id, UserName = id, FullName = id, Email = id + "@vanquan.example" },
                    new Membership(id, unit, role));
            db.Add(new UnitRow { Code = "VP", Name = "Văn phòng", Kind = "Office" });
            db.Add(new Account { Id = "admin", UserName = "admin", FullName = "admin", SystemRoles = SystemRoles.Administrator });
            foreach (var id in new[] { "designer", "second" })
                db.Add(new Account { Id = id, UserName = id, FullName = id, SystemRoles = SystemRoles.Designer });
            return db.SaveChangesAsync();
        });
        await service.InAsync<WorkflowsDb, bool>(async db =>
        {
            await service.services.GetRequiredService<DemoClock>().TakeUpAsync(db);
            return true;
        });
        witness.Watching = true;
        return service;
    }

    public async Task<T> InAsync<TService, T>(Func<TService, Task<T>> use)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<T> ReadAsync<T>(Func<WorkflowsDb, Task<T>> read) => InAsync(read);

    public Task<T> RunAsync<T>(Func<TransitionScope, Task<T>> work) => InAsync<Transition, T>(transition => transition.RunAsync(Actor.System, work));

    /// <summary>Publishes a definition and starts one instance, named after it.</summary>
    public async Task StartInstanceAsync(string json)
    {
        var id = WorkflowDefinition.Parse(json).DefinitionId;
        var start = new StartInstance("start:" + id, id, null, new Dictionary<string, System.Text.Json.JsonElement>(), new Dictionary<string, DateOnly>());
        await InAsync<PublishDefinition, bool>(publish => RunAsync(async scope => await publish.RunAsync(scope, json, default) > 0));
        await InAsync<StartWorkflow, string>(starter => RunAsync(async scope => (await starter.RunAsync(scope, new NewInstance(start, id), default)).Id));
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static string Repository(string path)
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "VanQuan.Workflows.sln")))
            at = at.Parent;
        return Path.GetFullPath(path, at.FullName);
    }
}
