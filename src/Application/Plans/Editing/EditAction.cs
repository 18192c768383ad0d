using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Mail.Contents;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application.Tasks.Effects;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Plans;

namespace VanQuan.Workflows.Application.Plans.Editing;

/// <summary>
/// Changes an action of a plan with a reason. Rounds that have not begun follow the new text; in the round under way, bodies that are
/// new begin, due dates that count from the action's move with it, and everything else goes on as it was started.
/// </summary>
public sealed class EditAction(Transition transition, PlanStore plans, PlanRounds rounds, RoundReach reach, TaskMessages messages, StaffDirectorySource staff)
{
    /// <param name="Revision">Of the plan the person looked at; another by now refuses the change.</param>
    public sealed record Command(string PlanCode, int Number, ActionChange Change, string Reason, int Revision, string OperationId);

    /// <summary>How many due dates moved and how many runs began.</summary>
    public sealed record Applied(int Moved, int Started);

    /// <exception cref="TaskRefusedException">The person may not, something is missing, or the plan has changed since.</exception>
    public Task<Applied> RunAsync(Command command, Actor actor, CancellationToken ct) =>
        transition.RunAsync(actor, $"EditAction/{actor.PersonId}/{command.OperationId}", async scope =>
        {
            var today = VietnamTime.DateOf(scope.Now);
            var (plan, revision) = await CheckedAsync(scope.Db, plans, staff, command.PlanCode, command.Number, command.Change, actor, today, ct);
            if (revision != command.Revision)
                throw new TaskRefusedException(TaskAnswerKind.Conflict, PlanEditWords.Changed);
            if (string.IsNullOrWhiteSpace(command.Reason))
                throw TaskRefusedException.Invalid("reason", PlanEditWords.NoReason);
            var reason = command.Reason.Trim();
            var (before, after) = (plan.Action(command.Number), command.Change.In(plan, command.Number));
            var action = after.Action(command.Number);
            await WriteAsync(scope, after, ct);
            var (moved, started) = (0, 0);
            if (await RoundReach.UnderWayAsync(scope.Db, plan.Code, action.Number, ct) is { } round)
            {
                if (reach.DueOf(action) is { } due && due != reach.DueOf(before))
                    moved = await MoveAsync(scope, plan.Code, round, due, today, actor, reason, ct);
                var missing = await RoundReach.MissingAsync(scope.Db, after, action, round, ct);
                await reach.StartAsync(scope, after, missing, round, ct);
                started = missing.Count;
            }
            await rounds.PlanAsync(scope, after, ct);
            scope.Db.Audit.Add(AuditChain.Plan(plan.Code), scope.Actor, scope.Now, "ActionEdited", reason,
                new { action = action.Number, from = ActionChange.Of(before), to = ActionChange.Of(action), moved, started });
            return new Applied(moved, started);
        }, ct);

    /// <exception cref="TaskRefusedException">As above.</exception>
    internal static async Task<(Plan Plan, int Revision)> CheckedAsync(
        WorkflowsDb db, PlanStore plans, StaffDirectorySource staff, string planCode, int number, ActionChange change, Actor actor, DateOnly today, CancellationToken ct)
    {
        var (plan, revision) = await ReadAsync(db, plans, staff, planCode, number, actor, today, ct);
        var errors = change.ErrorsIn(plan, plan.Action(number), today).ToList();
        return errors.Count == 0 ? (plan, revision) : throw new TaskRefusedException(TaskAnswerKind.Invalid, PlanEditWords.Unfinished, errors);
    }

    /// <summary>The plan, for somebody who may change it.</summary>
    internal static async Task<(Plan Plan, int Revision)> ReadAsync(
        WorkflowsDb db, PlanStore plans, StaffDirectorySource staff, string planCode, int number, Actor actor, DateOnly today, CancellationToken ct)
    {
        if (!new PlanAuthority(await staff.GetAsync(db, ct), today).MayEdit(actor))
            throw TaskRefusedException.Forbidden(PlanEditWords.NotYours);
        if (await plans.FindAsync(db, planCode, ct) is not { } plan || plan.Actions.All(action => action.Number != number))
            throw new TaskRefusedException(TaskAnswerKind.NotFound, PlanEditWords.NoAction);
        return (plan, await db.Set<PlanRow>().Where(row => row.Code == planCode).Select(row => row.Revision).SingleAsync(ct));
    }

    /// <summary>The plan's text as its row has it from now on.</summary>
    internal static async Task WriteAsync(TransitionScope scope, Plan plan, CancellationToken ct)
    {
        var row = await scope.Db.Set<PlanRow>().SingleAsync(one => one.Code == plan.Code, ct);
        row.Json = PlanJson.Write(plan);
        row.Revision++;
    }

    private async Task<int> MoveAsync(TransitionScope scope, string plan, ActionRoundRow round, DateOnly due, DateOnly today, Actor actor, string reason, CancellationToken ct)
    {
        round.Due = due;
        foreach (var instance in await RoundReach.OpenAsync(scope.Db, round, ct))
            scope.Raise(instance, new MoveAnchor($"due:{due:O}:{Guid.CreateVersion7(scope.Now):N}", "ActionDue", due));
        await scope.DrainAsync(ct);
        var moves = await reach.MovesAsync(scope.Db, plan, round, due, today, ct);
        foreach (var move in moves)
        {
            var from = move.Task.DueDate;
            messages.DueMoves(scope, move.Task);
            move.Task.MoveAnchor(move.Deadline, move.Due, reason);
            scope.Db.Audit.Add(AuditChain.Instance(move.Task.InstanceId), scope.Actor, scope.Now, "DueDateChanged", reason, new { task = move.Task.Id, from, to = move.Due.Date, revision = move.Task.DueRevision });
            messages.DueMoved(scope, move.Task);
            await messages.TellMovedAsync(scope, move.Task, MovedBy.Hand, from, actor.Name, reason, ct);
        }
        return moves.Count;
    }
}
