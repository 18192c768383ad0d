using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Mail;

/// <summary>The names people know instead of the codes a task carries.</summary>
public sealed class TaskNamesSource(PlanStore plans, StaffDirectorySource staff)
{
    public async ValueTask<TaskNames> OfAsync(WorkflowsDb db, UserTask task, CancellationToken ct = default)
    {
        var unit = task.UnitCode is { } code ? await staff.UnitNameAsync(db, code, ct) : null;
        var plan = task.PlanCode is { } planCode ? await plans.FindAsync(db, planCode, ct) : null;
        return new TaskNames(
            plan?.Actions.FirstOrDefault(action => action.Number == task.ActionNumber),
            unit,
            plan?.Subjects.FirstOrDefault(subject => subject.Code == task.Subject)?.Name);
    }
}
