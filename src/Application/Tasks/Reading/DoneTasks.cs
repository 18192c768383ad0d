using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Tasks.Reading;

/// <summary>What a person finished, the newest first: what they held, and what their own last move closed.</summary>
public sealed class DoneTasks(IDbContextFactory<WorkflowsDb> databases)
{
    public const int Most = 100;

    public async Task<IReadOnlyList<TaskListItem>> ReadAsync(Actor actor, DeskFilter filter, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var closed = filter.Keep(db.Set<UserTask>().AsNoTracking().Where(task => task.ClosedAt != null), actor.PersonId, db.Set<Engine.WorkflowInstanceRow>());
        // Two questions with an index each; asked as one with "or", everything ever finished would be sorted.
        var held = await closed.Where(task => task.ClaimedBy == actor.PersonId).OrderByDescending(task => task.ClosedAt).Take(Most).AsItems().ToListAsync(ct);
        var moved = await closed.Where(task => task.LastBy == actor.PersonId).OrderByDescending(task => task.ClosedAt).Take(Most).AsItems().ToListAsync(ct);
        return [.. held.Concat(moved).DistinctBy(item => item.Id).OrderByDescending(item => item.ClosedAt).Take(Most)];
    }
}
