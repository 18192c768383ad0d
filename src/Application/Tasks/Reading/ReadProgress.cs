using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Tasks.Reading;

/// <summary>The latest signs of life of an action's work, newest first.</summary>
public sealed class ReadProgress(IDbContextFactory<WorkflowsDb> databases)
{
    public const int Most = 5;

    public sealed record Sign(string TaskId, string Title, string? Unit, ProgressNote Note);

    public async Task<IReadOnlyList<Sign>> OfActionAsync(string planCode, int action, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await (
            from note in db.Set<ProgressNote>().AsNoTracking()
            join task in db.Set<UserTask>() on note.TaskId equals task.Id
            where task.PlanCode == planCode && task.ActionNumber == action
            orderby note.Id descending
            select new Sign(task.Id, task.Title, task.UnitCode, note)).Take(Most).ToListAsync(ct);
    }
}
