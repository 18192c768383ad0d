using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace VanQuan.Workflows.Application.Clock;

/// <summary>The clock's parts. The time itself is given: the real one, or a demo clock that takes its place everywhere.</summary>
public static class ClockSetup
{
    public static IServiceCollection AddClock(this IServiceCollection services, TimeProvider time)
    {
        services.Replace(ServiceDescriptor.Singleton(time));
        if (time is DemoClock demo)
            services.AddSingleton(demo).AddSingleton<ClockTurn>().AddScoped<MoveClock>();
        return services.AddSingleton<NextDueMoment>().AddScoped<FireDueItem>().AddScoped<RingBell>();
    }
}
