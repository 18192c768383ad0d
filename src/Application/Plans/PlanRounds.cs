using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Plans;

namespace VanQuan.Workflows.Application.Plans;

/// <summary>
/// The rounds of a plan's actions as rows: the only one of a dated action, which begins with the plan, and of a continuous
/// action the next one, which begins with its period. A round is planned when the one before it begins.
/// </summary>
public sealed class PlanRounds(WorkCalendar calendar)
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
        if (action.Recurrence is { } recurrence)
        {
            var today = VietnamTime.DateOf(scope.Now);
            var period = last is { PeriodStart: { } start, PeriodEnd: { } end }
                ? recurrence.Next(new ReportingPeriod(start, end))
                : recurrence.First(today > plan.Date ? today : plan.Date);
            return period is { } round ? Row(plan, action, (last?.Round ?? 0) + 1, round, DueOf(round, recurrence), Begin(plan, round.Start)) : null;
        }
        return last is null ? Row(plan, action, 1, null, DueOf(action), Begin(plan, plan.Date)) : null;
    }

    /// <summary>Whether all instances of a round have ended; those this transaction has changed are seen as they are now.</summary>
    public static async Task<bool> IsOverAsync(TransitionScope scope, string plan, int action, int round, CancellationToken ct)
    {
        await scope.Db.Set<WorkflowInstanceRow>()
            .Where(row => row.PlanCode == plan && row.ActionNumber == action && row.Round == round && row.Status == InstanceStatus.Running).LoadAsync(ct);
        return !scope.Db.Set<WorkflowInstanceRow>().Local.Any(row => row.PlanCode == plan && row.ActionNumber == action && row.Round == round && row.IsRunning);
    }

    private DateOnly DueOf(ReportingPeriod period, Recurrence recurrence) =>
        DueDate.Of(new AnchoredDeadline(period.End, recurrence.Due), calendar).Date;

    private DateOnly? DueOf(PlanAction action) => action.Due is { } due ? calendar.Roll(due.Date, due.Roll) : null;

    private static DateTimeOffset Begin(Plan plan, DateOnly date) => VietnamTime.StartOf(date > plan.Date ? date : plan.Date);

    private static ActionRoundRow Row(Plan plan, PlanAction action, int number, ReportingPeriod? period, DateOnly? due, DateTimeOffset start) => new()
    {
        PlanCode = plan.Code,
        ActionNumber = action.Number,
        Round = number,
        PeriodStart = period?.Start,
        PeriodEnd = period?.End,
        Due = due,
        StartAt = start,
    };
}
