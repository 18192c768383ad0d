namespace VanQuan.Workflows.Domain.Simulation;

/// <summary>
/// How far a simulation may go, so that an endless or hostile definition stops by itself: how many effects of the engine it may
/// have, and whether somebody still waits for it.
/// </summary>
public sealed record SimulationBounds(int Effects, CancellationToken Cancelled = default)
{
    public static SimulationBounds None { get; } = new(int.MaxValue);
}

/// <summary>Why a simulation ended.</summary>
public enum SimulationEnd
{
    /// <summary>Nothing is left to happen.</summary>
    Quiet,

    /// <summary>Its last day was over.</summary>
    Reached,

    /// <summary>Only reminders were left, for work nobody does.</summary>
    Still,

    /// <summary>More happened than the bounds allow: it goes round.</summary>
    TooLong,
}

internal sealed class SimulationBoundException : Exception;
