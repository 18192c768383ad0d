using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Tasks;

/// <summary>What a task stands in: its action and plan, the steps of its procedure, who could receive it instead.</summary>
public sealed class TaskSurroundings(WorkflowsDb db, PlanShelf shelf, TaskLines lines, ProcedureSteps procedure, Visitor visitor, Say say)
{
    public sealed record Surroundings(
        TaskLine Line, string? ActionTitle, string? ActionLink, string? ProcedureName, IReadOnlyList<StepView> Steps,
        IReadOnlyList<(string Address, string Name)> Receivers, Func<string, string> Word, Func<string, string?> Then, Func<TaskPage, IReadOnlyList<FactView>> Facts);

    public async Task<Surroundings> ReadAsync(UserTask task, CancellationToken ct)
    {
        var plans = await shelf.AllAsync(ct);
        var plan = plans.FirstOrDefault(one => one.Code == task.PlanCode);
        var action = plan?.Actions.FirstOrDefault(one => one.Number == task.ActionNumber);
        var item = await db.Set<UserTask>().AsNoTracking().Where(one => one.Id == task.Id).AsItems().SingleAsync(ct);
        var instance = await db.Set<WorkflowInstanceRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == task.InstanceId, ct);
        var (name, steps) = await procedure.ReadAsync(task.InstanceId, task.Id, ct);
        return new Surroundings(
            lines.Of(item, plans), action is null ? null : $"{say["NV {0:00}", action.Number]} {(say.English ? action.TitleEn ?? action.Title : action.Title)}",
            action is null ? null : $"/ke-hoach/{plan!.Code}/{action.Number}", name, steps, ReceiversOf(task),
            outcome => say.Outcome(outcome, instance is null ? null : procedure.LabelsOf(instance, task.ActivityId)), outcome => ThenOf(instance, task, outcome), page => [.. FactsOf(page, plan, action, instance)]);
    }

    private string? ThenOf(WorkflowInstanceRow? instance, UserTask task, string outcome)
    {
        var next = instance is null ? [] : procedure.After(instance, task.ActivityId, outcome);
        return next.Count == 0 ? null : say["Tiếp theo: {0}.", string.Join("; ", next)];
    }

    /// <summary>Inside the body for its head; every body for the assigning side. The use case checks again.</summary>
    private List<(string, string)> ReceiversOf(UserTask task)
    {
        var today = visitor.Today;
        var inside = task.UnitCode is null ? [] : visitor.Staff.Resolve(Address.OfUnit(task.UnitCode), today)
            .Select(person => (Address.OfPerson(person.Id).ToString(), person.Name));
        var bodies = visitor.Units.Where(unit => visitor.Staff.Resolve(Address.OfUnit(unit.Key), today).Count > 0)
            .OrderBy(unit => unit.Value, StringComparer.Ordinal).Select(unit => (Address.OfUnit(unit.Key).ToString(), unit.Value));
        return [.. inside, .. bodies];
    }

    private IEnumerable<FactView> FactsOf(TaskPage page, Plan? plan, PlanAction? action, WorkflowInstanceRow? instance)
    {
        var task = page.Task;
        if (action is not null)
            yield return new(say["Nhiệm vụ"], $"{say["NV {0:00}", action.Number]}, {action.Source.Clause}", $"/ke-hoach/{plan!.Code}/{action.Number}");
        if (task.Subject is { Length: > 0 })
            yield return new(say["Đối tượng"], task.Subject);
        if (instance?.UnitCode is { } unit)
            yield return new(say["Địa bàn"], visitor.UnitName(unit));
        yield return new(say["Giao cho"], say.Address(task.Assignee, visitor));
        yield return new(say["Bên giao"], task.AssignedBy is { } by ? say.Address(by, visitor) : say["Kế hoạch, theo quy trình"]);
        if (task.Cooperating.Count > 0)
            yield return new(say["Phối hợp"], string.Join("; ", task.Cooperating.Select(one => say.Address(one, visitor))));
        var approvers = page.Approvals.SelectMany(one => one.Approvers).Distinct().Select(one => say.Address(one, visitor)).ToList();
        if (approvers.Count > 0)
            yield return new(say["Người duyệt"], string.Join("; ", approvers));
        else if (task.Reviewed)
            yield return new(say["Người duyệt"], say["theo quy trình, sau khi nộp"]);
        if (task.LegalBasis is { Length: > 0 })
            yield return new(say["Căn cứ"], task.LegalBasis, Cites: true);
        if (action?.Due is { } due)
            yield return new(say["Hạn nhiệm vụ"], due.Standing == DueStanding.Proposed ? say["{0} (đề xuất)", Say.Date(due.Date)] : Say.Date(due.Date));
    }
}
