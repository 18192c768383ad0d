using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Domain.Engine.Soundness;

/// <summary>
/// Everything that can be said of a definition alone, without the action that will use it: its structure, and whether it can always finish.
/// <paramref name="syntax"/> says what is wrong with a script or template (language, text), or null; <paramref name="isDayOff"/> knows the
/// calendar; <paramref name="called"/> gives called definitions by id. What is not given is not checked; a call of an unknown definition is taken for a wait.
/// </summary>
public sealed class Proof(
    Func<string, string, string?>? syntax = null, Func<DateOnly, bool>? isDayOff = null, ProofLimits? limits = null, Func<string, WorkflowDefinition?>? called = null)
{
    internal ProofLimits Limits { get; } = limits ?? ProofLimits.Default;
    internal Func<string, WorkflowDefinition?> Called { get; } = called ?? (_ => null);

    private readonly StructuralCheck structure = new(syntax, isDayOff);

    /// <summary>The findings of a definition's text; what cannot even be read is one finding.</summary>
    public IReadOnlyList<Finding> Of(string json, EngineLimits? engine = null) => structure.Check(json, engine);

    public IReadOnlyList<Finding> Of(WorkflowDefinition definition) => structure.Check(definition);
}
