using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Soundness.Exploration;

namespace VanQuan.Workflows.Domain.Engine.Soundness;

/// <summary>
/// Everything that can be said of a definition alone, without the action that will use it: its structure, and whether it can always finish.
/// <paramref name="syntax"/> says what is wrong with a script or template (language, text), or null; <paramref name="isDayOff"/> knows the
/// calendar; what is not given is not checked. <paramref name="called"/> gives called definitions by id; a call of an unknown one is taken for a wait that returns.
/// </summary>
public sealed class Proof(
    Func<string, string, string?>? syntax = null, Func<DateOnly, bool>? isDayOff = null, ProofLimits? limits = null, Func<string, WorkflowDefinition?>? called = null)
{
    private readonly ProofLimits limits = limits ?? ProofLimits.Default;
    private readonly StructuralCheck structure = new(syntax, isDayOff);

    /// <summary>The findings of a definition's text; what cannot even be read is one finding.</summary>
    public IReadOnlyList<Finding> Of(string json, EngineLimits? engine = null)
    {
        try
        {
            return Of(WorkflowDefinition.Parse(json, engine ?? limits.Engine));
        }
        catch (DefinitionRefusedException refused)
        {
            return [StructuralCheck.Refused(refused)];
        }
    }

    public IReadOnlyList<Finding> Of(WorkflowDefinition definition)
    {
        var drawn = structure.Check(definition);
        // What cannot be run cannot be explored; the structure says so.
        if (drawn.Any(finding => finding.Rule is "unknown-activity" or "refused-expression"))
            return drawn;
        return Merge(drawn, StateSpace.Of(definition, limits, called: called).Findings());
    }

    /// <summary>One fault is told once: what the drawing shows already takes its counter-example from the exploration.</summary>
    private static IReadOnlyList<Finding> Merge(IReadOnlyList<Finding> drawn, IReadOnlyList<Finding> explored)
    {
        var rest = explored.ToList();
        var merged = new List<Finding>();
        foreach (var finding in drawn)
        {
            var same = rest.Find(other => other.Rule == finding.Rule && other.Activities.Intersect(finding.Activities).Any());
            if (same is null || finding.Steps.Count > 0)
            {
                merged.Add(finding);
                continue;
            }
            merged.Add(finding with { Steps = same.Steps });
            rest.RemoveAll(other => other.Rule == finding.Rule && other.Activities.All(finding.Activities.Contains));
        }
        return [.. merged.Where(finding => finding.Severity != Severity.Note), .. rest, .. merged.Where(finding => finding.Severity == Severity.Note)];
    }
}
