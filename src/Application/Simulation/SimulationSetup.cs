using Microsoft.Extensions.DependencyInjection;

namespace VanQuan.Workflows.Application.Simulation;

/// <summary>Simulations for the container.</summary>
public static class SimulationSetup
{
    public static IServiceCollection AddSimulation(this IServiceCollection services, SimulationLimits? limits = null) => services
        .AddSingleton(_ => new SimulationBench(limits ?? new SimulationLimits()))
        .AddScoped<SimulatedVersions>().AddScoped<SimulateDefinition>().AddScoped<SimulatePlan>();
}
