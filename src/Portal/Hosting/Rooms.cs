using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity;
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
        services.AddDbContextFactory<WorkflowsDb>(options => options.UseSqlite($"Data Source={file}"));
        services.AddDataProtection().SetApplicationName("VanQuan.Workflows").PersistKeysToDbContext<WorkflowsDb>();
        services.AddPeople(system, configuration.GetValue<bool>("Demo:Enabled"));
        return services;
    }
}
