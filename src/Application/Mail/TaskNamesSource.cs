using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Mail;

/// <summary>The names people know instead of the codes a task carries.</summary>
public static class TaskNamesSource
{
    private static readonly Func<WorkflowsDb, string, CancellationToken, Task<string?>> UnitName = EF.CompileAsyncQuery(
        (WorkflowsDb db, string code, CancellationToken ct) => db.Set<UnitRow>().Where(unit => unit.Code == code).Select(unit => unit.Name).FirstOrDefault());

    public static async ValueTask<TaskNames> OfAsync(WorkflowsDb db, UserTask task, CancellationToken ct = default) =>
        task.UnitCode is { } code ? TaskNames.None with { Unit = await UnitName(db, code, ct) } : TaskNames.None;
}
