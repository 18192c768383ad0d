using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Plans;

/// <summary>
/// Starts a published procedure once, for one body, outside the rounds of a plan's actions: work that a document assigns in between,
/// or the first trial of a new procedure. The run sees the inputs an action would give it; of an action it has only the due date.
/// </summary>
public sealed class StartSingleRun(Transition transition, StartWorkflow startWorkflow, DefinitionStore definitions, StaffDirectorySource staff)
{
    private static readonly Words NotYours = new("Chỉ người thiết kế quy trình, giám sát hoặc quản trị bắt đầu được một lượt.", "Only designers of procedures, supervisors or administrators can start a run.");
    private static readonly Words NoUnit = new("Chưa chọn đơn vị còn hoạt động.", "Choose a body that still exists.");
    private static readonly Words Past = new("Hạn hoàn thành đã qua; chọn từ hôm nay trở đi.", "The due date is past; choose today or later.");
    private static readonly Words LongSubject = new("Tên đối tượng dài tối đa 200 chữ.", "The subject has at most 200 characters.");

    /// <param name="Unit">The body the work is for.</param>
    /// <param name="Lead">The body that leads; null for <paramref name="Unit"/> itself.</param>
    /// <param name="Subject">What it concerns, in words; null where the body itself is meant.</param>
    /// <param name="Due">Local date by which all of it should be done, the <c>ActionDue</c> of its deadlines.</param>
    /// <param name="Basis">The document that assigns the work, or the reason for the run.</param>
    public sealed record Command(string DefinitionId, string Unit, string? Lead, string? Subject, DateOnly Due, string Basis, string OperationId);

    /// <exception cref="DefinitionProblemException">The person may not, nothing is in force under this id, or something is missing.</exception>
    /// <returns>The id of the new instance.</returns>
    public Task<string> RunAsync(Command command, Actor actor, CancellationToken ct) =>
        transition.RunAsync(actor, $"StartSingleRun/{actor.PersonId}/{command.DefinitionId}/{command.OperationId}", async scope =>
        {
            var directory = await staff.GetAsync(scope.Db, ct);
            if (!MayStart(directory, actor))
                throw new DefinitionProblemException(DefinitionRefusal.Forbidden, NotYours);
            var basis = DefinitionWords.Reason(command.Basis);
            var subject = string.IsNullOrWhiteSpace(command.Subject) ? null : command.Subject.Trim();
            if (subject?.Length > 200)
                throw new DefinitionProblemException(DefinitionRefusal.Invalid, LongSubject);
            var today = VietnamTime.DateOf(scope.Now);
            if (command.Due < today)
                throw new DefinitionProblemException(DefinitionRefusal.Invalid, Past);
            if (!await scope.Db.Set<DefinitionRow>().AnyAsync(row => row.DefinitionId == command.DefinitionId, ct))
                throw new DefinitionProblemException(DefinitionRefusal.NotFound, DefinitionWords.NotPublished);
            if (DefinitionStore.Latest(scope.Db, command.DefinitionId) is not { } version)
                throw new DefinitionProblemException(DefinitionRefusal.Conflict, DefinitionWords.RetiredAlready);
            var units = await scope.Db.Set<UnitRow>().AsNoTracking().ToDictionaryAsync(unit => unit.Code, ct);
            var (unit, lead) = (Existing(units, command.Unit, today), Existing(units, command.Lead ?? command.Unit, today));
            var id = "mot-luot." + Guid.CreateVersion7(scope.Now).ToString("N");
            await startWorkflow.RunAsync(scope, new NewInstance(
                new StartInstance("start:" + id, id, null, InputOf(definitions.Get(scope.Db, command.DefinitionId, version).Name, unit, lead, subject, command.Due), ActionRun.Anchors(command.Due, null)),
                command.DefinitionId) { UnitCode = unit.Code, SubjectName = subject }, ct);
            scope.Db.Audit.Add(AuditChain.Instance(id), scope.Actor, scope.Now, "StartedOutsideThePlan", basis, new { unit = unit.Code, lead = lead.Code, due = command.Due });
            return id;
        }, ct);

    public static bool MayStart(StaffDirectory directory, Actor actor) =>
        DefinitionAuthority.MayDecide(directory, actor) || directory.Find(actor.PersonId)?.Is(SystemRoles.Supervisor) == true;

    private static UnitRow Existing(Dictionary<string, UnitRow> units, string code, DateOnly today) =>
        units.TryGetValue(code, out var unit) && unit.AsStaffUnit().ExistsOn(today) && unit.Kind != nameof(OrgUnitKind.Group)
            ? unit : throw new DefinitionProblemException(DefinitionRefusal.Invalid, NoUnit);

    // The names ActionRun gives; what only a plan knows is empty.
    private static Dictionary<string, JsonElement> InputOf(string? name, UnitRow unit, UnitRow lead, string? subject, DateOnly due)
    {
        string[] none = [];
        return new()
        {
            ["Plan"] = Json<string?>(null),
            ["Action"] = Json<int?>(null),
            ["ActionTitle"] = Json(name),
            ["Lead"] = Json(lead.Code),
            ["Cooperating"] = Json(none),
            ["Scope"] = Json<string[]>([unit.Code]),
            ["Unit"] = Json(unit.Code),
            ["UnitName"] = Json(unit.Name),
            ["Subject"] = Json<string?>(null),
            ["SubjectName"] = Json(subject),
            ["Deliverable"] = Json<string?>(null),
            ["ActionDue"] = Json(due),
            ["PeriodStart"] = Json<string?>(null),
            ["PeriodEnd"] = Json<string?>(null),
        };
    }

    private static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value);
}
