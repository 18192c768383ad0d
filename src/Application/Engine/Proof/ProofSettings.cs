using VanQuan.Workflows.Domain.Engine.Soundness;
using VanQuan.Workflows.Domain.Engine.Soundness.Binding;

namespace VanQuan.Workflows.Application.Engine.Proof;

/// <summary>How far a proof goes (settings <c>Engine:Proof</c>). All of it is counted, so that every machine says the same.</summary>
public sealed record ProofSettings
{
    /// <summary>States of the execution that are explored.</summary>
    public int MaxStates { get; init; } = ProofLimits.Default.MaxStates;

    /// <summary>Activities of a definition whose people and dates are looked at.</summary>
    public int MaxActivities { get; init; } = BindingLimits.Default.MaxActivities;

    /// <summary>Starts with different dates.</summary>
    public int MaxStarts { get; init; } = BindingLimits.Default.MaxStarts;

    /// <summary>Scripts and templates evaluated, each once for the same inputs.</summary>
    public int MaxEvaluations { get; init; } = BindingLimits.Default.MaxEvaluations;

    internal ProofLimits Limits => ProofLimits.Default with { MaxStates = MaxStates };

    internal BindingLimits Binding => new() { MaxActivities = MaxActivities, MaxStarts = MaxStarts, MaxEvaluations = MaxEvaluations };
}
