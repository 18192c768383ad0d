using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Tasks.Bulk;

/// <summary>One chosen task: whether the act will happen to it, in words, and for an extension the date that will be asked for.</summary>
public sealed record BulkLine(TaskListItem Item, bool Will, Words Words, DateOnly? Proposed);

/// <summary>Reads what an act would do to each of the tasks chosen, nearest due date first; tasks that are none of this person's business are left out.</summary>
public sealed class PreviewBulk(IDbContextFactory<WorkflowsDb> databases, StaffDirectorySource staff, WorkCalendar calendar, TimeProvider clock)
{
    public async Task<IReadOnlyList<BulkLine>> ReadAsync(IReadOnlyList<string> taskIds, BulkOrder order, Actor actor, CancellationToken ct)
    {
        var ids = taskIds.Distinct().Take(BulkOrder.MostTasks).ToList();
        await using var db = await databases.CreateDbContextAsync(ct);
        var tasks = await db.Set<UserTask>().AsNoTracking().Where(task => ids.Contains(task.Id)).ToListAsync(ct);
        var items = await db.Set<UserTask>().AsNoTracking().Where(task => ids.Contains(task.Id)).AsItems().ToDictionaryAsync(item => item.Id, ct);
        var authority = new TaskAuthority(await staff.GetAsync(db, ct), VietnamTime.DateOf(clock.GetUtcNow()));
        var to = Address.TryParse(order.To, out var parsed, out _) ? parsed : null;
        return [.. tasks.Where(task => authority.Concerns(task, actor)).OrderBy(task => task.DeskDay).ThenBy(task => task.Title, StringComparer.Ordinal)
            .Select(task => LineOf(task, items[task.Id], order, to, actor, authority))];
    }

    private BulkLine LineOf(UserTask task, TaskListItem item, BulkOrder order, Address? to, Actor actor, TaskAuthority authority)
    {
        var rights = TaskDetails.RightsOf(task, actor, authority, []);
        var proposed = order.Act == BulkAct.AskExtension && task.DueDate is { } due
            ? calendar.AddWorkingDays(due, Math.Clamp(order.Days, 1, BulkOrder.MostDays)) : (DateOnly?)null;
        var (will, words) = order.Act switch
        {
            BulkAct.Claim => BulkWords.Claim(task, rights, actor, authority),
            BulkAct.Release => BulkWords.Release(task, rights, actor, authority),
            BulkAct.Reassign => BulkWords.Reassign(task, rights, to, actor, authority),
            _ => BulkWords.Extend(task, rights, proposed, actor, authority),
        };
        return new BulkLine(item, will, words, proposed);
    }
}
