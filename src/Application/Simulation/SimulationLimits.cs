namespace VanQuan.Workflows.Application.Simulation;

/// <summary>
/// What a simulation asked for over the web may take, so that no definition can hold the service up: effects of the engine, and
/// seconds of the machine's time. Settings under <c>Simulation</c>.
/// </summary>
public sealed record SimulationLimits
{
    /// <summary>Of one run of one procedure.</summary>
    public int RunEffects { get; init; } = 10_000;

    /// <summary>Of a whole plan; thirteen months of the shipped one have about 20,000.</summary>
    public int PlanEffects { get; init; } = 400_000;
    public int Seconds { get; init; } = 30;

    /// <summary>The longest period of a plan.</summary>
    public int PlanYears { get; init; } = 5;

    /// <summary>Simulations at work at once; others wait their turn.</summary>
    public int AtOnce { get; init; } = 2;

    /// <summary>Results kept, so that opening an action or a mail of one does not live it again.</summary>
    public int Kept { get; init; } = 8;
}
