using Hangfire;
using Hangfire.InMemory;

namespace VanQuan.Workflows.Portal.Bell;

/// <summary>The bell's parts: Hangfire with a storage in memory, which may be lost at any time.</summary>
public static class BellSetup
{
    public static IServiceCollection AddBell(this IServiceCollection services)
    {
        services.AddHangfire(hangfire => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UseInMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromHours(1) }));
        services.AddHangfireServer(server =>
        {
            server.WorkerCount = 2;
            server.SchedulePollingInterval = TimeSpan.FromSeconds(1);
        });
        services.AddSingleton<BellTurn>().AddScoped<BellRope>().AddScoped<BounceRope>().AddSingleton<WebhookTurn>().AddScoped<WebhookRope>();
        services.AddHostedService<BellSchedule>();
        return services;
    }
}
