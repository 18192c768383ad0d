using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Identity.Units;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Plans;

/// <summary>
/// Takes a plan in with its bodies and definitions, in one transaction: all of it or nothing. A plan imported again replaces
/// what it says; instances that run go on as they are, and actions that have not begun follow the new text. The proof runs before that
/// transaction, which the one writer would wait for; what was proved is to the letter what is published.
/// </summary>
public sealed class ImportPlan(
    Transition transition, IDbContextFactory<WorkflowsDb> contexts, ProvePlan prove, PublishDefinition publish, PlanRounds rounds, StaffDirectorySource staff)
{
    private static readonly Words OnlyAdministrators = new("Chỉ quản trị nhập được cả kế hoạch; người thiết kế nhập quy trình của nó thành bản nháp.",
        "Only administrators can take in a whole plan; designers take in its procedures as drafts.");

    private static readonly Words ChangedMeanwhile = new("Kế hoạch hoặc quy trình của nó đã thay đổi từ khi bạn xem trước. Xem lại rồi nhập; lần nhập này chưa thay đổi gì.",
        "The plan or one of its procedures has changed since you looked. Look again, then take it in; this attempt has changed nothing.");

    /// <summary>A definition with the name of its file, for messages.</summary>
    public sealed record Procedure(string File, string Json);

    /// <param name="OperationId">Where a page asks: sent again, it changes nothing.</param>
    /// <param name="Seen">The <see cref="PreviewImport.Preview.Seen"/> of the preview that was agreed to; null where nobody looked.</param>
    public sealed record Command(string PlanJson, IReadOnlyList<Procedure> Procedures, string? OperationId = null, int? Seen = null);

    /// <param name="Warnings">What the proof warns of, each with the file; accepted without a reason of its own: the package was issued with it.</param>
    public sealed record Imported(string Code, int Revision, int Actions, int Units, IReadOnlyList<Warned> Warnings);

    public sealed record Warned(string File, string Vi, string En);

    /// <exception cref="PlanRefusedException">The plan or one of its definitions cannot be taken in; nothing has changed.</exception>
    /// <exception cref="PlanUnsoundException">The proof finds errors in its procedures; nothing has changed.</exception>
    /// <exception cref="DefinitionProblemException">The person is no administrator by now, or the plan or a procedure has changed since it was looked at or proved.</exception>
    public async Task<Imported> RunAsync(Command command, Actor actor, CancellationToken ct)
    {
        var plan = PlanJson.Read(command.PlanJson);
        var proved = await ProveAsync(plan, command.Procedures, ct);
        var operation = command.OperationId is { } id ? $"ImportPlan/{actor.PersonId}/{id}" : null;
        return await transition.RunAsync(actor, operation, async scope =>
        {
            await EnsureMayAsync(staff, scope.Db, actor, ct);
            var row = await scope.Db.FindAsync<PlanRow>([plan.Code], ct);
            if (HasChanged(scope.Db, plan, proved, command.Seen, row?.Revision ?? 0))
                throw new DefinitionProblemException(DefinitionRefusal.Conflict, ChangedMeanwhile);
            foreach (var procedure in proved.Where(one => one.File is not null))
                await publish.RunAsync(scope, procedure.Definition.Write(indented: false), ct, grounds: new(null, Accepted(procedure), new { plan = plan.Code }));
            await CheckDefinitionsAsync(scope, plan, ct);
            await KeepUnits.RunAsync(scope.Db, plan.Units, ct);
            if (row is null)
                scope.Db.Add(row = new PlanRow { Code = plan.Code, Title = plan.Name, Json = command.PlanJson, Revision = 0, ImportedAt = scope.Now });
            (row.Title, row.Json, row.ImportedAt) = (plan.Name, command.PlanJson, scope.Now);
            row.Revision++;
            await rounds.PlanAsync(scope, plan, ct);
            scope.Db.Audit.Add(AuditChain.Plan(plan.Code), actor, scope.Now, "PlanImported", data: new { revision = row.Revision, actions = plan.Actions.Count });
            return new Imported(plan.Code, row.Revision, plan.Actions.Count, plan.Units.Count, [.. proved.SelectMany(Warnings)]);
        }, ct);
    }

    /// <exception cref="DefinitionProblemException">A person, and no administrator by now.</exception>
    internal static async Task EnsureMayAsync(StaffDirectorySource staff, WorkflowsDb db, Actor actor, CancellationToken ct)
    {
        if (actor.IsPerson && (await staff.GetAsync(db, ct)).Find(actor.PersonId)?.Is(SystemRoles.Administrator) != true)
            throw new DefinitionProblemException(DefinitionRefusal.Forbidden, OnlyAdministrators);
    }

    /// <summary>Whether what stands here by now is no longer what was looked at, or, of procedures that do not come along, what was proved.</summary>
    private static bool HasChanged(WorkflowsDb db, Plan plan, IReadOnlyList<ProvePlan.Proved> proved, int? seen, int revision)
    {
        if (seen is { } mark && mark != SeenMark.Of(revision, proved.Select(one => (one.Definition.DefinitionId, DefinitionStore.Last(db, one.Definition.DefinitionId)))))
            return true;
        var known = proved.ToDictionary(one => one.Definition.DefinitionId);
        return plan.Actions.Select(action => action.Definition).Distinct()
            .Any(id => known.GetValueOrDefault(id) is not { File: not null } and var one && DefinitionStore.Latest(db, id) != one?.Definition.Version);
    }

    private async Task<IReadOnlyList<ProvePlan.Proved>> ProveAsync(Plan plan, IReadOnlyList<Procedure> procedures, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var proved = await prove.RunAsync(db, plan, procedures, ct);
        return proved.Any(one => one.Errors.Any()) ? throw new PlanUnsoundException(proved) : proved;
    }

    private static IReadOnlyList<AcceptedWarning> Accepted(ProvePlan.Proved procedure) =>
        [.. procedure.Warnings.Select(warning => new AcceptedWarning(warning.Key, warning.Message.Vi, warning.Message.En, null))];

    private static IEnumerable<Warned> Warnings(ProvePlan.Proved procedure) =>
        procedure.Warnings.Select(warning => new Warned(procedure.Place, warning.Message.Vi, warning.Message.En));

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
