using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Tasks.Effects;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Migration;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Engine.Migration;

/// <summary>
/// Puts an instance back where it was before it was migrated, as long as nothing has happened since: its state and version, its tasks and
/// due dates as they were (under a new due revision, law 4), what it waited for. Tasks that the migration opened are superseded; mails that
/// have not gone out are withdrawn, and who heard of a task already is told that it is gone.
/// </summary>
public sealed class UndoMigration(Transition transition, MigrationDesk desk, TaskMessages messages, Mail.TaskMails mails)
{
    private const string WorkGone = "Việc chuyển phiên bản đã được hoàn tác; bước này không còn.";

    public sealed record Command(string MigrationId, string OperationId, string Reason);

    /// <exception cref="MigrationRefusedException">The person may not, it was undone already, or something has happened since.</exception>
    public Task<string> RunAsync(Command command, Actor actor, CancellationToken ct) => transition.RunAsync(actor, $"{nameof(UndoMigration)}/{actor.PersonId}/{command.OperationId}", async scope =>
    {
        await desk.EnsureMayAsync(scope, ct);
        if (string.IsNullOrWhiteSpace(command.Reason))
            throw new MigrationRefusedException("Chưa ghi lý do hoàn tác.", "No reason was given for the undo.");
        var done = await scope.Db.FindAsync<MigrationRow>([command.MigrationId], ct)
            ?? throw new MigrationRefusedException("Không còn lần chuyển này.", "There is no such migration.");
        await EnsureUntouchedAsync(scope, done, ct);
        var heard = await WithdrawMailsAsync(scope, done, ct);
        foreach (var image in done.Before)
            await PutBackAsync(scope, image, heard, ct);
        (done.UndoneAt, done.UndoneBy) = (scope.Now, actor.PersonId);
        scope.Db.Audit.Add(AuditChain.Instance(done.InstanceId), actor, scope.Now, "MigrationUndone", command.Reason.Trim(), new { migration = done.Id, from = done.ToVersion, to = done.FromVersion });
        return done.InstanceId;
    }, ct);

    private static async Task EnsureUntouchedAsync(TransitionScope scope, MigrationRow done, CancellationToken ct)
    {
        if (done.UndoneAt is not null)
            throw new MigrationRefusedException("Lần chuyển này đã được hoàn tác.", "This migration has been undone already.");
        if (!done.Undoable)
            throw new MigrationRefusedException(
                "Không hoàn tác được: lần chuyển này đã khởi động quy trình khác, ghi chỉ tiêu, hoặc kết thúc lượt chạy.",
                "It cannot be undone: the migration started another procedure, recorded an indicator, or ended the run.");
        var instance = await scope.InstanceAsync(done.InstanceId, ct);
        var tasks = await scope.Db.Set<UserTask>().Where(task => task.InstanceId == done.InstanceId).ToListAsync(ct);
        if (instance.RowVersion != done.RowVersion || tasks.Any(task => done.TaskVersions.GetValueOrDefault(task.Id) != task.Version))
            throw new MigrationRefusedException(
                "Không hoàn tác được: từ khi chuyển, lượt chạy hoặc việc của nó đã thay đổi.", "It cannot be undone: the run or one of its tasks has changed since the migration.");
    }

    /// <summary>Withdraws what waits; gives the tasks of which somebody has heard, or may hear any moment.</summary>
    private static async Task<HashSet<string>> WithdrawMailsAsync(TransitionScope scope, MigrationRow done, CancellationToken ct)
    {
        var ids = done.Mails.ToList();
        var written = await scope.Db.Set<MailMessage>().Where(mail => ids.Contains(mail.Id)).ToListAsync(ct);
        foreach (var mail in written.Where(mail => mail.State == MailState.Queued))
            mail.Withdraw();
        return [.. written.Where(mail => mail.State is MailState.Sent or MailState.Claimed).Select(mail => mail.TaskId).OfType<string>()];
    }

    private async Task PutBackAsync(TransitionScope scope, RowImage image, HashSet<string> heard, CancellationToken ct)
    {
        var now = await image.FindAsync(scope.Db, ct);
        switch (now)
        {
            case WorkflowInstanceRow row:
                var (state, version) = (row.State!, row.RowVersion);
                await image.PutBackAsync(scope.Db, ct);
                (row.State, row.RowVersion) = (InstanceMigration.Undo(InstanceState.Deserialize(row.State!), InstanceState.Deserialize(state)).Serialize(), version + 1);
                break;
            case UserTask task when image.Values is null:
                task.Supersede(WorkGone, scope.Now);
                await messages.ClosedAsync(scope, task, ct);
                if (heard.Contains(task.Id))
                    await mails.WithdrawnAsync(scope.Db, task, WorkGone, scope.Now, ct);
                break;
            case UserTask task:
                messages.DueMoves(scope, task);
                var (revision, taskVersion) = (task.DueRevision, task.Version);
                var entry = await image.PutBackAsync(scope.Db, ct);
                entry.Property(nameof(UserTask.DueRevision)).CurrentValue = revision + 1;
                entry.Property(nameof(UserTask.Version)).CurrentValue = taskVersion + 1;
                messages.DueMoved(scope, task);
                if (heard.Contains(task.Id) && task.IsWorkable)
                    await mails.AssignedAsync(scope.Db, task, scope.Now, ct);
                break;
            case IncidentRow incident when image.Values is null:
                incident.Close(IncidentEnd.Closed, scope.Actor.PersonId, scope.Now);
                break;
            case not null when image.Values is null:
                scope.Db.Remove(now);
                break;
            default:
                if (image.Values is not null)
                    await image.PutBackAsync(scope.Db, ct);
                break;
        }
    }
}
