using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Identity.Units;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Plans;

namespace VanQuan.Workflows.Application.Plans;

/// <summary>
/// Takes a plan in with its bodies and definitions, in one transaction: all of it or nothing. A plan imported again replaces
/// what it says; instances that run go on as they are, and actions that have not begun follow the new text.
/// </summary>
public sealed class ImportPlan(Transition transition, PublishDefinition publish, PlanRounds rounds)
{
    /// <summary>A definition with the name of its file, for messages.</summary>
    public sealed record Procedure(string File, string Json);

    public sealed record Command(string PlanJson, IReadOnlyList<Procedure> Procedures);

    public sealed record Imported(string Code, int Revision, int Actions, int Units);

    /// <exception cref="PlanRefusedException">The plan or one of its definitions cannot be taken in; nothing has changed.</exception>
    public Task<Imported> RunAsync(Command command, Actor actor, CancellationToken ct)
    {
        var plan = PlanJson.Read(command.PlanJson);
        return transition.RunAsync(actor, async scope =>
        {
            foreach (var procedure in command.Procedures)
                await PublishAsync(scope, procedure, ct);
            await CheckDefinitionsAsync(scope, plan, ct);
            await KeepUnits.RunAsync(scope.Db, plan.Units, ct);
            var row = await scope.Db.FindAsync<PlanRow>([plan.Code], ct);
            if (row is null)
                scope.Db.Add(row = new PlanRow { Code = plan.Code, Title = plan.Name, Json = command.PlanJson, Revision = 0, ImportedAt = scope.Now });
            (row.Title, row.Json, row.ImportedAt) = (plan.Name, command.PlanJson, scope.Now);
            row.Revision++;
            await rounds.PlanAsync(scope, plan, ct);
            scope.Db.Audit.Add(AuditChain.Plan(plan.Code), actor, scope.Now, "PlanImported", data: new { revision = row.Revision, actions = plan.Actions.Count });
            return new Imported(plan.Code, row.Revision, plan.Actions.Count, plan.Units.Count);
        }, ct);
    }

    private async Task PublishAsync(TransitionScope scope, Procedure procedure, CancellationToken ct)
    {
        try
        {
            await publish.RunAsync(scope, procedure.Json, ct);
        }
        catch (DefinitionRefusedException refused)
        {
            throw new PlanRefusedException($"{procedure.File}: {refused.Place}", refused.Reason, refused);
        }
    }

    private static async Task CheckDefinitionsAsync(TransitionScope scope, Plan plan, CancellationToken ct)
    {
        // What this transaction publishes is only tracked yet.
        var known = await scope.Db.Set<DefinitionRow>().Select(row => row.DefinitionId).Distinct().ToListAsync(ct);
        known.AddRange(scope.Db.Set<DefinitionRow>().Local.Select(row => row.DefinitionId));
        for (var i = 0; i < plan.Actions.Count; i++)
            if (!known.Contains(plan.Actions[i].Definition))
                throw new PlanRefusedException($"actions[{i}].definition", $"no definition \"{plan.Actions[i].Definition}\" is published or comes with the plan");
    }
}
