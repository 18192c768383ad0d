using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Mail.Choices;

/// <summary>
/// Reminders that waited for the end of their reader's quiet hours, and whose work was done or whose date moved meanwhile, do not
/// go out. Asked when they fall due, before anything is sent.
/// </summary>
public sealed class WithdrawOvertaken(IDbContextFactory<WorkflowsDb> databases, Transition transition)
{
    private static readonly string[] Reminders = ["reminder", "escalation"];

    /// <summary>How many were withdrawn.</summary>
    public async Task<int> RunAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using (var db = await databases.CreateDbContextAsync(ct))
            if (!await Waited(db, now).AnyAsync(ct))
                return 0;
        return await transition.RunAsync(Actor.System, async scope =>
        {
            var mails = await Waited(scope.Db, now).ToListAsync(ct);
            var ids = mails.Select(mail => mail.TaskId!).Distinct().ToList();
            var tasks = await scope.Db.Set<UserTask>().AsNoTracking().Where(task => ids.Contains(task.Id))
                .Select(task => new { task.Id, task.State, task.DueRevision }).ToDictionaryAsync(task => task.Id, ct);
            var overtaken = mails.Where(mail => tasks.GetValueOrDefault(mail.TaskId!) is not { State: TaskState.Open or TaskState.Claimed } task || task.DueRevision != RevisionOf(mail)).ToList();
            overtaken.ForEach(mail => mail.Withdraw());
            return overtaken.Count;
        }, ct);
    }

    private static IQueryable<MailMessage> Waited(WorkflowsDb db, DateTimeOffset now) => db.Set<MailMessage>()
        .Where(mail => mail.State == MailState.Queued && mail.HeldUntil != null && mail.NextAttemptAt <= now && mail.TaskId != null && Reminders.Contains(mail.Template));

    private static int RevisionOf(MailMessage mail)
    {
        using var model = JsonDocument.Parse(mail.Model);
        return model.RootElement.GetProperty("task").GetProperty("dueRevision").GetInt32();
    }
}
