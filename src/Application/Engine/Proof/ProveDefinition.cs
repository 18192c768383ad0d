using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Soundness;

namespace VanQuan.Workflows.Application.Engine.Proof;

/// <summary>
/// Says what is wrong with a definition as it is being drawn, and again when it is published: against every imported plan, with the people there are.
/// Reads only. Called on every change in the designer.
/// </summary>
public sealed class ProveDefinition(
    DefinitionProof proof, DefinitionStore definitions, PlanStore plans, StaffDirectorySource staff, EngineLimits limits, TimeProvider time)
{
    /// <exception cref="OperationCanceledException">The caller no longer waits.</exception>
    public async Task<IReadOnlyList<Finding>> RunAsync(WorkflowsDb db, string json, CancellationToken ct)
    {
        var people = await staff.GetAsync(db, ct);
        var today = VietnamTime.DateOf(time.GetUtcNow());
        var bindings = new List<BindingPlan>();
        foreach (var code in await PlanStore.CodesAsync(db, ct))
            if (await plans.FindAsync(db, code, ct) is { } plan)
                bindings.Add(new(plan, people, today));
        return proof.Of(json, bindings, id => definitions.Published(db, id), limits);
    }
}
