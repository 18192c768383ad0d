namespace VanQuan.Workflows.Domain.Engine.Soundness;

/// <summary>
/// How far a proof goes before it says <c>undecided</c>. Counted in states, never in time: the same definition gets the same answer on every machine.
/// </summary>
public sealed record ProofLimits
{
    public static ProofLimits Default { get; } = new();

    public int MaxStates { get; init; } = 20_000;
}
