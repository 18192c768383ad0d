using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Plans;

namespace VanQuan.Workflows.Application.Plans;

/// <summary>
/// Starts a round of an action: one instance per body and subject, all of them or none. What happens when the round before it
/// is still open is the action's own decision. A round that has begun, or was passed over, is left as it is.
/// </summary>
public sealed class StartAction(Transition transition, PlanStore plans, PlanRounds rounds, StartWorkflow startWorkflow, StaffDirectorySource staff)
{
    public sealed record Command(string PlanCode, int ActionNumber, int Round);

    /// <summary>How the round stands now.</summary>
    public enum Outcome { Started, Waiting, Skipped, NothingToDo, NotAllowed }

    /// <exception cref="InvalidOperationException">There is no such plan.</exception>
    public Task<Outcome> RunAsync(Command command, Actor actor, CancellationToken ct) => transition.RunAsync(actor, async scope =>
    {
        // The clock starts rounds; of people, whoever runs the plan.
        if (!new PlanAuthority(await staff.GetAsync(scope.Db, ct), VietnamTime.DateOf(scope.Now)).MayEdit(actor))
            return Outcome.NotAllowed;
        var plan = await plans.FindAsync(scope.Db, command.PlanCode, ct) ?? throw new InvalidOperationException($"There is no plan {command.PlanCode}.");
        var row = await scope.Db.FindAsync<ActionRoundRow>([command.PlanCode, command.ActionNumber, command.Round], ct);
        if (row is null or { StartedAt: not null } or { ClosedAt: not null })
            return Outcome.NothingToDo;
        var action = plan.Action(command.ActionNumber);
        if (row.Round > 1 && await PlanRounds.IsEarlierOpenAsync(scope, row, ct))
        {
            var policy = action.Recurrence?.WhenOpen ?? PreviousRoundOpen.StartAnyway;
            if (policy == PreviousRoundOpen.Wait)
            {
                // Begins when the last instance of the round before it ends.
                row.StartAt = null;
                return Outcome.Waiting;
            }
            if (policy == PreviousRoundOpen.Skip)
                return Pass(scope, plan, action, row);
            if (policy == PreviousRoundOpen.Supersede)
                await SupersedeAsync(scope, row, ct);
        }
        return await BeginAsync(scope, plan, action, row, ct);
    }, ct);

    private async Task<Outcome> BeginAsync(TransitionScope scope, Plan plan, PlanAction action, ActionRoundRow row, CancellationToken ct)
    {
        var runs = plan.RunsOf(action).ToList();
        if (runs.Count == 0)
        {
            // No subject is known yet: a dated action waits until one is, a continuous one has nothing to report this time.
            row.StartAt = null;
            return action.Recurrence is null ? Outcome.Waiting : Pass(scope, plan, action, row);
        }
        foreach (var run in runs)
            await startWorkflow.RunAsync(scope, InstanceOf(plan, run, row), ct);
        row.StartedAt = scope.Now;
        PlanNext(scope, plan, action, row);
        scope.Db.Audit.Add(AuditChain.Plan(plan.Code), scope.Actor, scope.Now, "RoundStarted",
            data: new { action = action.Number, round = row.Round, instances = runs.Count });
        return Outcome.Started;
    }

    internal static NewInstance InstanceOf(Plan plan, ActionRun run, ActionRoundRow row)
    {
        ReportingPeriod? period = row is { PeriodStart: { } first, PeriodEnd: { } last } ? new(first, last) : null;
        var start = new PlannedRound(run.Action, row.Round, period, row.Due, period?.Start ?? plan.Date).StartOf(plan, run);
        return new NewInstance(start, run.Action.Definition)
        {
            PlanCode = plan.Code,
            ActionNumber = run.Action.Number,
            Round = row.Round,
            UnitCode = run.Unit.Code,
            Subject = run.Subject?.Code,
            SubjectName = run.Subject?.Name,
        };
    }

    private Outcome Pass(TransitionScope scope, Plan plan, PlanAction action, ActionRoundRow row)
    {
        (row.Skipped, row.StartAt, row.ClosedAt) = (true, null, scope.Now);
        PlanNext(scope, plan, action, row);
        scope.Db.Audit.Add(AuditChain.Plan(plan.Code), scope.Actor, scope.Now, "RoundSkipped", data: new { action = action.Number, round = row.Round });
        return Outcome.Skipped;
    }

    private void PlanNext(TransitionScope scope, Plan plan, PlanAction action, ActionRoundRow row)
    {
        row.StartAt = null;
        if (rounds.Next(scope, plan, action, row) is { } next)
            scope.Db.Add(next);
    }

    private static async Task SupersedeAsync(TransitionScope scope, ActionRoundRow row, CancellationToken ct)
    {
        var open = await scope.Db.Set<WorkflowInstanceRow>()
            .Where(instance => instance.PlanCode == row.PlanCode && instance.ActionNumber == row.ActionNumber && instance.Round < row.Round
                && (instance.Status == InstanceStatus.Running || instance.SubStatus == InstanceSubStatus.Faulted))
            .OrderBy(instance => instance.Id).Select(instance => instance.Id).ToListAsync(ct);
        foreach (var id in open)
            scope.Raise(id, new CancelInstance($"supersede:{id}", "superseded by the next round"));
    }
}
