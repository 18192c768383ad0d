using Microsoft.AspNetCore.DataProtection;
using VanQuan.Workflows.Application.Audit;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Clock.Calendars;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Expressions;
using VanQuan.Workflows.Application.Engine.Proof;
using VanQuan.Workflows.Application.Feeds;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Mail;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Application.Reports;
using VanQuan.Workflows.Application.Simulation;
using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Webhooks;
using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Portal.Hosting;

/// <summary>The rooms of the application, put together; for the service and for commands on its database.</summary>
public static class Rooms
{
    public static IServiceCollection AddRooms(this IServiceCollection services, IConfiguration configuration)
    {
#pragma warning disable RS0030 // The one place where the system's clock has a name.
        var system = TimeProvider.System;
#pragma warning restore RS0030
        var demo = configuration.GetSection("Demo").Get<DemoSettings>() ?? new DemoSettings();
        services.Configure<DemoSettings>(configuration.GetSection("Demo"));
        if (configuration["Database:Provider"] is { } provider && provider != "Sqlite")
            throw new InvalidOperationException($"Database:Provider is '{provider}'; this release knows only Sqlite.");
        services.AddWorkflowsDb(Home.Resolve(configuration["Database:File"] ?? "data/vanquan.db"));
        services.AddDataProtection().SetApplicationName("VanQuan.Workflows").PersistKeysToDbContext<WorkflowsDb>();
        services.AddClock(demo.Enabled ? new DemoClock(demo.Start) : system);
        services.AddPeople(system, demo.Enabled);
        var audit = configuration.GetSection("Audit").Get<AuditSettings>() ?? new AuditSettings();
        services.AddAudit(audit, Home.Resolve(audit.KeyFile));
        services.AddCalendar(new CalendarInForce(() => WorkCalendarFile.Load(Home.Resolve(configuration["Calendar:File"] ?? "appsettings/calendar-vn.csv"))));
        services.AddEngine(
            configuration.GetSection("Engine").Get<EngineLimits>(), configuration.GetSection("Engine:Expressions").Get<ExpressionLimits>(),
            configuration.GetSection("Engine:Proof").Get<ProofSettings>()).AddOtherEngines(configuration).AddPlans().AddTaskRoom();
        services.AddMailRoom(configuration, Home.Resolve);
        services.AddWebhooks(configuration);
        services.AddFeeds();
        services.AddScoped<ReadPlanBoard>();
        services.AddSimulation(configuration.GetSection("Simulation").Get<SimulationLimits>());
        if (demo.Enabled)
            services.AddScoped<Demonstration>();
        return services;
    }
}
