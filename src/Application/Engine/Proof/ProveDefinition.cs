using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Soundness;
using VanQuan.Workflows.Domain.Plans;

namespace VanQuan.Workflows.Application.Engine.Proof;

/// <summary>
/// Says what is wrong with a definition as it is being drawn, and again when it is published: against every imported plan, with the people there are.
/// Reads only. Called on every change in the designer.
/// </summary>
public sealed class ProveDefinition(
    DefinitionProof proof, DefinitionStore definitions, PlanStore plans, StaffDirectorySource staff, EngineLimits limits, TimeProvider time)
{
    /// <exception cref="OperationCanceledException">The caller no longer waits.</exception>
    public Task<IReadOnlyList<Finding>> RunAsync(WorkflowsDb db, string json, CancellationToken ct) => RunAsync(db, json, null, null, ct);

    /// <param name="coming">A plan that is to be taken in, in place of the one of its code that is here.</param>
    /// <param name="beside">Definitions that come with it, before those that are published here.</param>
    public async Task<IReadOnlyList<Finding>> RunAsync(WorkflowsDb db, string json, Plan? coming, Func<string, WorkflowDefinition?>? beside, CancellationToken ct)
    {
        var people = await staff.GetAsync(db, ct);
        // A plan may be the first thing an installation gets: where there is nobody yet, nobody can be missing.
        var known = coming is not null && people.People.Count == 0 ? null : people;
        var today = VietnamTime.DateOf(time.GetUtcNow());
        var bindings = coming is null ? [] : new List<BindingPlan> { new(coming, known, today) };
        foreach (var code in (await PlanStore.CodesAsync(db, ct)).Where(code => code != coming?.Code))
            if (await plans.FindAsync(db, code, ct) is { } plan)
                bindings.Add(new(plan, known, today));
        return proof.Of(json, bindings, id => beside?.Invoke(id) ?? definitions.Published(db, id), limits);
    }
}
