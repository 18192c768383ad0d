using Microsoft.AspNetCore.DataProtection;
using VanQuan.Workflows.Application.Audit;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Mail;
using VanQuan.Workflows.Application.Persistence;

namespace VanQuan.Workflows.Portal.Hosting;

/// <summary>The rooms of the application, put together.</summary>
public static class Rooms
{
    public static IServiceCollection AddRooms(this IServiceCollection services, IConfiguration configuration)
    {
#pragma warning disable RS0030 // The one place where the system's clock has a name.
        var system = TimeProvider.System;
#pragma warning restore RS0030
        var file = Home.Resolve(configuration["Database:File"] ?? "data/vanquan.db");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        services.AddSingleton(system);
        services.AddWorkflowsDb(file);
        services.AddDataProtection().SetApplicationName("VanQuan.Workflows").PersistKeysToDbContext<WorkflowsDb>();
        services.AddPeople(system, configuration.GetValue<bool>("Demo:Enabled"));
        var audit = configuration.GetSection("Audit").Get<AuditSettings>() ?? new AuditSettings();
        services.AddAudit(audit, Home.Resolve(audit.KeyFile));
        services.AddSingleton(_ => WorkCalendarFile.Load(Home.Resolve(configuration["Calendar:File"] ?? "appsettings/calendar-vn.csv")));
        services.AddMailRoom(configuration, Home.Resolve);
        return services;
    }
}
