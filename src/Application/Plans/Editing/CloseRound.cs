using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application.Tasks.Effects;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Plans.Editing;

/// <summary>
/// Ends a round before its work is done: open runs are called off, with their tasks, and whoever held one is told why. The next round of a
/// continuous action comes when its time comes.
/// </summary>
public sealed class CloseRound(Transition transition, PlanStore plans, TaskMessages messages, StaffDirectorySource staff)
{
    public sealed record Command(string PlanCode, int Number, int Round, string Reason, string OperationId);

    /// <exception cref="TaskRefusedException">The person may not, the round has not begun or is closed, or no reason is given.</exception>
    /// <returns>How many runs were called off.</returns>
    public Task<int> RunAsync(Command command, Actor actor, CancellationToken ct) =>
        transition.RunAsync(actor, $"CloseRound/{actor.PersonId}/{command.OperationId}", async scope =>
        {
            await EditAction.ReadAsync(scope.Db, plans, staff, command.PlanCode, command.Number, actor, VietnamTime.DateOf(scope.Now), ct);
            if (string.IsNullOrWhiteSpace(command.Reason))
                throw TaskRefusedException.Invalid("reason", PlanEditWords.NoReason);
            if (await scope.Db.FindAsync<ActionRoundRow>([command.PlanCode, command.Number, command.Round], ct) is not { StartedAt: not null, ClosedAt: null } round)
                throw new TaskRefusedException(TaskAnswerKind.Conflict, PlanEditWords.NoRound);
            var open = await RoundReach.OpenAsync(scope.Db, round, ct);
            foreach (var task in await scope.Db.Set<UserTask>().Where(task => open.Contains(task.InstanceId) && (task.State == TaskState.Open || task.State == TaskState.Claimed)).OrderBy(task => task.Id).ToListAsync(ct))
                await messages.LeavingAsync(scope, task, command.Reason.Trim(), ct);
            foreach (var id in open)
                scope.Raise(id, new CancelInstance($"close:{id}", command.Reason.Trim()));
            await scope.DrainAsync(ct);
            round.ClosedAt ??= scope.Now;
            scope.Db.Audit.Add(AuditChain.Plan(command.PlanCode), scope.Actor, scope.Now, "RoundClosed", command.Reason.Trim(), new { action = command.Number, round = command.Round, instances = open.Count });
            return open.Count;
        }, ct);
}
