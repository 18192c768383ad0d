namespace VanQuan.Workflows.Application.Simulation;

/// <summary>Why something cannot be simulated.</summary>
public enum SimulationRefusal
{
    /// <summary>There is no such definition, version, plan, action or body.</summary>
    NotThere,

    /// <summary>The definition cannot be run as it is; the detail says what stands in the way.</summary>
    CannotRun,

    /// <summary>It did not come to an end in the time it may take.</summary>
    TooLong,
}

/// <summary>A simulation was refused; pages find the words.</summary>
public sealed class SimulationRefusedException(SimulationRefusal refusal, string? detail = null, Exception? inner = null)
    : Exception(detail ?? refusal.ToString(), inner)
{
    public SimulationRefusal Refusal => refusal;
    public string? Detail => detail;
}
