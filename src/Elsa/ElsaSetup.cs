using System.Data.Common;
using Elsa.Common;
using Elsa.Common.RecurringTasks;
using Elsa.Expressions.JavaScript.Notifications;
using Elsa.Extensions;
using Elsa.Persistence.EFCore.Extensions;
using Elsa.Persistence.EFCore.Modules.Management;
using Elsa.Persistence.EFCore.Modules.Runtime;
using Elsa.Scheduling.Activities;
using Elsa.Workflows;
using Elsa.Workflows.CommitStates;
using Elsa.Workflows.Runtime;
using Medallion.Threading.FileSystem;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Elsa.Activities;
using VanQuan.Workflows.Elsa.Definitions;
using VanQuan.Workflows.Elsa.Surroundings;
using VanQuan.Workflows.Elsa.Turns;

namespace VanQuan.Workflows.Elsa;

/// <summary>Where Elsa keeps its instances: a SQLite file or a PostgreSQL database.</summary>
public sealed record ElsaStorage(string ConnectionString, bool IsPostgreSql = false)
{
    public static ElsaStorage File(string path) => new($"Data Source={path};Cache=Default");

    /// <summary>For Elsa's locks between processes of this machine: beside its file, else with the temporary files.</summary>
    internal string LockFolder => IsPostgreSql ? Path.Combine(Path.GetTempPath(), "vanquan-elsa-locks") : new SqliteConnectionStringBuilder(ConnectionString).DataSource + "-locks";

    public DbConnection Connect() => IsPostgreSql ? new NpgsqlConnection(ConnectionString) : new SqliteConnection(ConnectionString);
}

/// <summary>Elsa as a second engine, for the program that puts everything together.</summary>
public static class ElsaSetup
{
    public static IServiceCollection AddElsaEngine(this IServiceCollection services, ElsaStorage storage, bool withApi = false)
    {
        services.AddElsa(elsa =>
        {
            elsa
                .UseWorkflowManagement(management =>
                {
                    management.UseEntityFrameworkCore(ef => Store(ef, storage));
                    management.AddActivitiesFrom<UserTask>();
                    management.AddActivitiesFrom<Delay>();
                })
                .UseWorkflowRuntime(runtime =>
                {
                    runtime.DistributedLockProvider = _ => new FileDistributedSynchronizationProvider(new DirectoryInfo(storage.LockFolder));
                    runtime.UseEntityFrameworkCore(ef => Store(ef, storage));
                })
                .UseJavaScript()
                .UseLiquid();
            if (withApi)
                elsa.UseWorkflowsApi();
        });
        // Nothing of Elsa's own wakes an instance: time, tasks and events come through the port (docs/elsa.md).
        services.RemoveAll<IRecurringTask>();
        services.RemoveAll<IBackgroundTask>();
        services
            .AddSingleton<ISystemClock, ServiceClock>()
            .AddScoped<ElsaTurn>()
            .AddScoped<ICommitStateHandler, CommitTurn>()
            .AddScoped<IEventPublisher, SignalPublisher>()
            .AddScoped<ITaskDispatcher, TaskRequests>()
            .AddScoped<CalledDefinitions>()
            .AddScoped<IWorkflowDispatcher>(scope => scope.GetRequiredService<CalledDefinitions>())
            .AddScoped<IWorkflowInvoker>(scope => scope.GetRequiredService<CalledDefinitions>())
            .AddScoped<IStandardOutStreamProvider, SpokenLines>()
            .AddNotificationHandler<SidePaths>()
            .AddNotificationHandler<ScriptSurroundings>();
        return services
            .AddSingleton(new EffectSpool(storage.Connect))
            .AddSingleton<BuiltGraphs>()
            .AddSingleton<ElsaStart>()
            .AddScoped<ElsaDefinitions>()
            .AddScoped<TakeInDrafts>()
            .AddScoped<RunTurn>()
            .AddSingleton<ElsaEngine>()
            .AddSingleton<IWorkflowEngine>(provider => provider.GetRequiredService<ElsaEngine>());
    }

    private static void Store(WorkflowManagementPersistenceFeature feature, ElsaStorage storage)
    {
        if (storage.IsPostgreSql)
            feature.UsePostgreSql(storage.ConnectionString);
        else
            feature.UseSqlite(storage.ConnectionString);
    }

    private static void Store(EFCoreWorkflowRuntimePersistenceFeature feature, ElsaStorage storage)
    {
        if (storage.IsPostgreSql)
            feature.UsePostgreSql(storage.ConnectionString);
        else
            feature.UseSqlite(storage.ConnectionString);
    }
}
