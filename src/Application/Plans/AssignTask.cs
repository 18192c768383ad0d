using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Plans;

/// <summary>
/// Assigns one piece of work outside the plan that a document asks for. It runs as an instance of the shipped procedure
/// <see cref="DefinitionId"/>, so it has a due date, reminders, a review and a history like any other task.
/// </summary>
public sealed class AssignTask(Transition transition, StartWorkflow startWorkflow, StaffDirectorySource staff)
{
    public const string DefinitionId = "vq-one-off-task";

    /// <summary>The document that asks for it: number and symbol, local date, issuer, and the sentence, if quoted.</summary>
    public sealed record Citation(string Number, DateOnly? Date, string Issuer, string? Excerpt);

    /// <param name="Assignee">Whose it is: a body, a post or a person, as an address.</param>
    /// <param name="Cooperating">Codes of bodies.</param>
    /// <param name="Due">Local date.</param>
    /// <param name="Reviewed">Whether whoever assigns it reviews the result.</param>
    public sealed record Command(
        string Title, string Asked, string Assignee, IReadOnlyList<string> Cooperating, DateOnly? Due, string? Deliverable, Citation Cites, bool Reviewed, string OperationId);

    /// <exception cref="TaskRefusedException">The person may not, or something is missing; the errors name the fields.</exception>
    /// <returns>The id of the new task.</returns>
    public Task<string> RunAsync(Command command, Actor actor, CancellationToken ct) =>
        transition.RunAsync(actor, $"AssignTask/{actor.PersonId}/{command.OperationId}", async scope =>
        {
            var today = VietnamTime.DateOf(scope.Now);
            var directory = await staff.GetAsync(scope.Db, ct);
            var units = await scope.Db.Set<UnitRow>().AsNoTracking().ToDictionaryAsync(unit => unit.Code, ct);
            var errors = AssignmentWords.ErrorsIn(command, directory, units, today).ToList();
            if (errors.Count > 0)
                throw new TaskRefusedException(TaskAnswerKind.Invalid, AssignmentWords.Unfinished, errors);
            var assignee = Address.Parse(command.Assignee);
            if (!new PlanAuthority(directory, today).MayAssignTo(actor, assignee))
                throw TaskRefusedException.Forbidden(AssignmentWords.NotYours);
            if (DefinitionStore.Latest(scope.Db, DefinitionId) is null)
                throw new TaskRefusedException(TaskAnswerKind.Conflict, AssignmentWords.NoProcedure);
            var unit = units[assignee.Unit ?? directory.PostsOf(assignee.Code, today)[0].UnitCode];
            var id = "viec." + Guid.CreateVersion7(scope.Now).ToString("N");
            await startWorkflow.RunAsync(scope, new NewInstance(
                new StartInstance("start:" + id, id, null, InputOf(command, unit, actor), ActionRun.Anchors(command.Due, null)), DefinitionId)
            { UnitCode = unit.Code }, ct);
            await scope.DrainAsync(ct);
            // Designers may have drawn the procedure anew: one that does not begin with the work itself cannot hand it out.
            if (scope.Db.Set<UserTask>().Local.Where(one => one.InstanceId == id).ToList() is not [var task])
                throw new TaskRefusedException(TaskAnswerKind.Conflict, AssignmentWords.NotOneTask);
            task.AssignedInPersonBy(Address.OfPerson(actor.PersonId).ToString());
            scope.Db.Audit.Add(AuditChain.Instance(id), scope.Actor, scope.Now, "TaskAssigned", AssignmentWords.Document(command.Cites), new { to = command.Assignee, due = command.Due });
            return task.Id;
        }, ct);

    // The names ActionRun gives and those of the one-off procedure; what only a plan knows is empty.
    private static Dictionary<string, JsonElement> InputOf(Command command, UnitRow unit, Actor actor) => new()
    {
        ["Title"] = Json(command.Title.Trim()),
        ["ActionTitle"] = Json(command.Title.Trim()),
        ["Asked"] = Json(AssignmentWords.Asked(command)),
        ["Assignee"] = Json(command.Assignee),
        ["Cooperating"] = Json(command.Cooperating.Where(code => code != unit.Code).Distinct().Select(code => Address.OfUnit(code).ToString())),
        ["Document"] = Json(AssignmentWords.Document(command.Cites)),
        ["Deliverable"] = Json(command.Deliverable?.Trim()),
        ["Reviewer"] = Json(command.Reviewed ? Address.OfPerson(actor.PersonId).ToString() : null),
        ["Unit"] = Json(unit.Code),
        ["UnitName"] = Json(unit.Name),
        ["Lead"] = Json(unit.Code),
        ["ActionDue"] = Json(command.Due),
    };

    private static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value);
}
