using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.MoreTime;

namespace VanQuan.Workflows.Application.Tasks.Reading;

/// <summary>A request for more time, with the task it is about.</summary>
public sealed record WaitingExtension(Extension Asked, UserTask Task);

/// <summary>The requests for more time a person may decide on, the nearest due date first. Those that wait are few.</summary>
public sealed class WaitingExtensions(IDbContextFactory<WorkflowsDb> databases, StaffDirectorySource staff, TimeProvider clock)
{
    public async Task<IReadOnlyList<WaitingExtension>> ReadAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var waiting = await (from asked in db.Set<Extension>().AsNoTracking()
                             join task in db.Set<UserTask>().AsNoTracking() on asked.TaskId equals task.Id
                             where asked.State == ExtensionState.Requested
                             orderby asked.DueDate, asked.Id
                             select new WaitingExtension(asked, task)).ToListAsync(ct);
        if (waiting.Count == 0) return [];
        var authority = new TaskAuthority(await staff.GetAsync(db, ct), VietnamTime.DateOf(clock.GetUtcNow()));
        return [.. waiting.Where(one => authority.Directs(one.Task, actor) && !one.Asked.IsOwnOf(actor.PersonId))];
    }
}
