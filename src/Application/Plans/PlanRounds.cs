using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Clock.Calendars;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Plans;

namespace VanQuan.Workflows.Application.Plans;

/// <summary>
/// The rounds of a plan's actions as rows: the only one of a dated action, which begins with the plan, and of a continuous
/// action the next one, which begins with its period. A round is planned when the one before it begins.
/// </summary>
public sealed class PlanRounds(CalendarInForce calendars)
{
    /// <summary>Makes the rounds that have not begun follow the plan's text; those that have begun stay.</summary>
    public async Task PlanAsync(TransitionScope scope, Plan plan, CancellationToken ct)
    {
        var rows = await scope.Db.Set<ActionRoundRow>().Where(row => row.PlanCode == plan.Code).ToListAsync(ct);
        scope.Db.RemoveRange(rows.Where(row => row.StartedAt is null && row.ClosedAt is null));
        var begun = rows.Where(row => row.StartedAt is not null || row.ClosedAt is not null).ToLookup(row => row.ActionNumber);
        // A row that was removed and comes again has the same key: the removal has to reach the database first.
        await scope.Db.SaveChangesAsync(ct);
        foreach (var action in plan.Actions)
            if (Next(scope, plan, action, begun[action.Number].MaxBy(row => row.Round)) is { } next)
                scope.Db.Add(next);
    }

    /// <summary>The round after <paramref name="last"/>, or the first; null when there is none.</summary>
    public ActionRoundRow? Next(TransitionScope scope, Plan plan, PlanAction action, ActionRoundRow? last)
    {
        var period = last is { PeriodStart: { } start, PeriodEnd: { } end } ? new ReportingPeriod(start, end) : (ReportingPeriod?)null;
        var next = last is null
            ? PlannedRound.First(plan, action, VietnamTime.DateOf(scope.Now), calendars.Current)
            : PlannedRound.After(plan, action, last.Round, period, calendars.Current);
        return next is null ? null : Row(plan, next);
    }

    /// <summary>Whether all instances of a round have ended (a fault is not an end); those this transaction has changed are seen as they are now.</summary>
    public static async Task<bool> IsOverAsync(TransitionScope scope, string plan, int action, int round, CancellationToken ct)
    {
        await scope.Db.Set<WorkflowInstanceRow>()
            .Where(row => row.PlanCode == plan && row.ActionNumber == action && row.Round == round
                && (row.Status == InstanceStatus.Running || row.SubStatus == InstanceSubStatus.Faulted)).LoadAsync(ct);
        return !scope.Db.Set<WorkflowInstanceRow>().Local.Any(row => row.PlanCode == plan && row.ActionNumber == action && row.Round == round && row.IsOpen);
    }

    /// <summary>Whether instances of rounds before this one are still open; a round that was passed over has none.</summary>
    public static Task<bool> IsEarlierOpenAsync(TransitionScope scope, ActionRoundRow round, CancellationToken ct) =>
        scope.Db.Set<WorkflowInstanceRow>().AnyAsync(
            row => row.PlanCode == round.PlanCode && row.ActionNumber == round.ActionNumber && row.Round < round.Round
                && (row.Status == InstanceStatus.Running || row.SubStatus == InstanceSubStatus.Faulted), ct);

    private static ActionRoundRow Row(Plan plan, PlannedRound round) => new()
    {
        PlanCode = plan.Code,
        ActionNumber = round.Action.Number,
        Round = round.Number,
        PeriodStart = round.Period?.Start,
        PeriodEnd = round.Period?.End,
        Due = round.Due,
        StartAt = VietnamTime.StartOf(round.Begin),
    };
}
