using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Reminders;

/// <summary>
/// Puts the reminders that are due into the outbox and the ledger, one transaction per task, in order of their moments. A bell
/// that rings early, twice or late changes nothing: what is due is asked of the rows.
/// </summary>
public sealed class SendDueReminders(IDbContextFactory<WorkflowsDb> databases, Transition transition, RemindOfTask remind)
{
    /// <summary>How many mails entered the outbox.</summary>
    public async Task<int> RunAsync(DateTimeOffset now, CancellationToken ct)
    {
        List<string> due;
        await using (var db = await databases.CreateDbContextAsync(ct))
            due = await db.Set<UserTask>().Where(task => task.NextReminderAt <= now)
                .OrderBy(task => task.NextReminderAt).ThenBy(task => task.Id).Select(task => task.Id).ToListAsync(ct);
        var mails = 0;
        foreach (var id in due)
            mails += await transition.RunAsync(Actor.System, async scope =>
                await scope.Db.Set<UserTask>().SingleOrDefaultAsync(task => task.Id == id && task.NextReminderAt <= now, ct) is { } task
                    ? await remind.RunAsync(scope.Db, task, now, ct)
                    : 0, ct);
        return mails;
    }
}
