using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Domain.Engine.Soundness;

/// <summary>
/// How far a proof goes before it says <c>undecided</c>. Counted in states, never in time: the same definition gets the same answer on every machine.
/// </summary>
public sealed record ProofLimits
{
    public static ProofLimits Default { get; } = new();

    public int MaxStates { get; init; } = 20_000;

    /// <summary>Activities that all steps together may execute.</summary>
    public long MaxActivities { get; init; } = 2_000_000;

    /// <summary>The limits the engine will run the definition under; the length of a run tells an endless loop.</summary>
    public EngineLimits Engine { get; init; } = EngineLimits.Default;
}
