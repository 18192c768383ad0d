using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Migration;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Tasks;
using Microsoft.EntityFrameworkCore;

namespace VanQuan.Workflows.Application.Engine.Migration;

/// <summary>
/// Takes chosen instances over to another version, each in a transaction of its own: all of it or nothing. An instance that has moved
/// since it was looked at is refused, so that nobody agrees to one thing and gets another.
/// </summary>
public sealed class MigrateInstances(Transition transition, MigrationDesk desk, Identity.StaffDirectorySource staff)
{
    /// <param name="Instances">Instance ids with the row version that the preview showed.</param>
    public sealed record Command(
        string DefinitionId, int From, int To, IReadOnlyList<StandingMove> Moves, IReadOnlyDictionary<string, int> Instances, string Reason, string OperationId);

    /// <summary>How it ended for one instance: the migration's id, or why it stayed where it was.</summary>
    public sealed record Outcome(string InstanceId, string? MigrationId, IReadOnlyList<MigrationRefusal> Refusals)
    {
        public bool IsDone => MigrationId is not null;
    }

    public async Task<IReadOnlyList<Outcome>> RunAsync(Command command, Actor actor, CancellationToken ct)
    {
        var outcomes = new List<Outcome>();
        foreach (var (instanceId, seen) in command.Instances)
            outcomes.Add(await OneAsync(command, instanceId, seen, actor, ct));
        return outcomes;
    }

    private async Task<Outcome> OneAsync(Command command, string instanceId, int seen, Actor actor, CancellationToken ct)
    {
        var operation = $"{nameof(MigrateInstances)}/{actor.PersonId}/{command.OperationId}/{instanceId}";
        try
        {
            var id = await transition.RunAsync(actor, operation, scope => MoveAsync(scope, command, instanceId, seen, operation, ct), ct);
            return new Outcome(instanceId, id, []);
        }
        catch (MigrationRefusedException refused)
        {
            return new Outcome(instanceId, null, refused.Refusals);
        }
        catch (CommandRefusedException refused)
        {
            return new Outcome(instanceId, null, [PreviewMigration.EngineCannot(refused)]);
        }
    }

    private async Task<string> MoveAsync(TransitionScope scope, Command command, string instanceId, int seen, string operation, CancellationToken ct)
    {
        await desk.EnsureMayAsync(scope, ct);
        if (string.IsNullOrWhiteSpace(command.Reason))
            throw new MigrationRefusedException("Chưa ghi lý do chuyển phiên bản.", "No reason was given for the migration.");
        var instance = await scope.InstanceAsync(instanceId, ct);
        if (instance.DefinitionId != command.DefinitionId || instance.Version != command.From)
            throw new MigrationRefusedException("Lượt chạy này không còn ở phiên bản đã chọn.", "This run is no longer on the version chosen.");
        if (instance.RowVersion != seen)
            throw new MigrationRefusedException(
                "Lượt chạy đã đi tiếp từ khi bạn xem trước. Xem lại rồi chuyển; chưa có gì thay đổi.", "The run has moved on since you looked. Look again, then migrate; nothing has changed.");
        var answer = await desk.MoveAsync(scope, instance, command.To, command.Moves, operation, ct);
        scope.Db.Audit.Add(AuditChain.Instance(instanceId), scope.Actor, scope.Now, "InstanceMigrated", command.Reason,
            new { from = command.From, to = command.To, moves = command.Moves, passedOver = answer.PassedOver });
        scope.Db.Add(await RowAsync(scope, command, instance, operation, ct));
        return operation;
    }

    private async Task<MigrationRow> RowAsync(TransitionScope scope, Command command, WorkflowInstanceRow instance, string operation, CancellationToken ct)
    {
        // The images first: what is loaded afterwards has not changed.
        var before = RowImage.OfChanges(scope.Db);
        var undoable = new UnsavedChanges(scope.Db, instance.Id, await staff.GetAsync(scope.Db, ct), scope.Now).IsUndoable();
        await scope.Db.Set<UserTask>().Where(task => task.InstanceId == instance.Id).LoadAsync(ct);
        return new MigrationRow
        {
            Id = operation,
            InstanceId = instance.Id,
            DefinitionId = instance.DefinitionId,
            FromVersion = command.From,
            ToVersion = command.To,
            Moves = command.Moves,
            Reason = command.Reason.Trim(),
            ActorId = scope.Actor.PersonId,
            At = scope.Now,
            RowVersion = instance.RowVersion,
            TaskVersions = scope.Db.Set<UserTask>().Local.Where(task => task.InstanceId == instance.Id).ToDictionary(task => task.Id, task => task.Version),
            Before = before,
            Mails = [.. scope.Db.Appended<MailMessage>().Select(mail => mail.Id)],
            Undoable = undoable,
        };
    }
}
