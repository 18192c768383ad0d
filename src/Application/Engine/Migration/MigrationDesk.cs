using System.Runtime.CompilerServices;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Migration;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Engine.Migration;

/// <summary>
/// Takes one instance over within a transaction, whether it will be committed or only looked at: rights, the command to its engine, and
/// a word to those whose open work is gone.
/// </summary>
public sealed class MigrationDesk(StaffDirectorySource staff, DefinitionStore definitions, IExpressionEvaluator expressions, EngineLimits limits, Mail.TaskMails mails)
{
    private const string WorkGone = "Quy trình đã chuyển sang phiên bản mới; bước này không còn.";

    /// <summary>A published version is parsed once for the whole process, and what was proved of it stays true.</summary>
    private static readonly ConditionalWeakTable<WorkflowDefinition, MigrationProof> Proofs = [];

    /// <exception cref="MigrationRefusedException">Neither a designer nor an administrator.</exception>
    public async Task EnsureMayAsync(TransitionScope scope, CancellationToken ct)
    {
        if (!await MayAsync(scope.Db, scope.Actor, ct))
            throw new MigrationRefusedException("Chỉ người thiết kế quy trình hoặc quản trị chuyển được lượt chạy.", "Only designers and administrators move running instances.");
    }

    public async Task<bool> MayAsync(Persistence.WorkflowsDb db, Actor actor, CancellationToken ct) =>
        DefinitionAuthority.MayDecide(await staff.GetAsync(db, ct), actor);

    /// <summary>Everything that follows is in the scope's context afterwards; the answer says where the instance stands.</summary>
    /// <exception cref="MigrationRefusedException">It cannot go over, with the reasons.</exception>
    /// <exception cref="CommandRefusedException">Its engine does not know how.</exception>
    public async Task<MigrationAnswer> MoveAsync(TransitionScope scope, WorkflowInstanceRow instance, int to, IReadOnlyList<StandingMove> moves, string operationId, CancellationToken ct)
    {
        if (!instance.IsOpen)
            throw new MigrationRefusedException("Lượt chạy đã kết thúc.", "This run has ended.");
        var asked = new MigrateInstance(operationId, to, moves, await LivedThrough.ReadAsync(scope.Db, instance.Id, ct));
        // The engine's answer carries effects alone; where it stands afterwards is the same function asked once more.
        var target = definitions.Get(scope.Db, instance.DefinitionId, to);
        var answer = instance is { Engine: WorkflowInstanceRow.BuiltIn, State: { } text }
            ? InstanceMigration.Run(
                new Kernel(expressions, id => definitions.Published(scope.Db, id), limits), definitions.Get(scope.Db, instance.DefinitionId, instance.Version),
                target, InstanceState.Deserialize(text), asked, scope.Now)
            : new MigrationAnswer(null, [], [], []);
        answer = Proofs.GetValue(target, version => new MigrationProof(version)).Prove(answer);
        if (answer.Refusals.Count > 0)
            throw new MigrationRefusedException(answer.Refusals);
        scope.Raise(instance.Id, asked);
        await scope.DrainAsync(ct);
        foreach (var task in scope.Db.Set<UserTask>().Local.Where(task => task.State == TaskState.Superseded && task.LastAt == scope.Now).ToList())
            await mails.WithdrawnAsync(scope.Db, task, WorkGone, scope.Now, ct);
        return answer;
    }
}
