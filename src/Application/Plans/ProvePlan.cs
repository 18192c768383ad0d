using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Proof;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Soundness;
using VanQuan.Workflows.Domain.Plans;

namespace VanQuan.Workflows.Application.Plans;

/// <summary>
/// Proves every procedure a plan brings, and every published one its actions use, against the plan as it comes and the other plans there
/// are: what is asked of a designer who publishes is asked of a package too. Reads only.
/// </summary>
public sealed class ProvePlan(ProveDefinition prove, DefinitionStore definitions, EngineLimits limits)
{
    /// <summary>What the proof says of one procedure. <paramref name="File"/> is null for one that is published here and does not come along.</summary>
    public sealed record Proved(string? File, WorkflowDefinition Definition, IReadOnlyList<Finding> Findings)
    {
        /// <summary>The file, or the id it is published under.</summary>
        public string Place => File ?? Definition.DefinitionId;

        public IEnumerable<Finding> Errors => Findings.Where(finding => finding.Severity == Severity.Error);

        public IEnumerable<Finding> Warnings => Findings.Where(finding => finding.Severity == Severity.Warning);
    }

    /// <exception cref="PlanRefusedException">A procedure cannot be read or run at all, or two have one id.</exception>
    public async Task<IReadOnlyList<Proved>> RunAsync(WorkflowsDb db, Plan plan, IReadOnlyList<ImportPlan.Procedure> procedures, CancellationToken ct)
    {
        var brought = new Dictionary<string, (string File, WorkflowDefinition Definition)>();
        foreach (var procedure in procedures)
        {
            var definition = Read(procedure);
            if (!brought.TryAdd(definition.DefinitionId, (procedure.File, definition)))
                throw new PlanRefusedException($"{procedure.File}: definitionId", $"\"{definition.DefinitionId}\" is the id of another file too");
        }
        var found = new List<Proved>();
        foreach (var (file, definition) in brought.Values)
            found.Add(new(file, definition, await ProveAsync(definition)));
        foreach (var id in plan.Actions.Select(action => action.Definition).Distinct().Where(id => !brought.ContainsKey(id)))
            if (definitions.Published(db, id) is { } published)
                found.Add(new(null, published, await ProveAsync(published)));
        return found;

        Task<IReadOnlyList<Finding>> ProveAsync(WorkflowDefinition definition) =>
            prove.RunAsync(db, definition.Write(indented: false), plan, id => brought.TryGetValue(id, out var one) ? one.Definition : null, ct);
    }

    private WorkflowDefinition Read(ImportPlan.Procedure procedure)
    {
        try
        {
            var definition = WorkflowDefinition.Parse(procedure.Json, limits);
            definition.EnsureRunnable();
            return definition;
        }
        catch (DefinitionRefusedException refused)
        {
            throw new PlanRefusedException($"{procedure.File}: {refused.Place}", refused.Reason, refused);
        }
    }
}
