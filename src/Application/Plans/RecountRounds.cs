using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Clock.Calendars;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Plans;

namespace VanQuan.Workflows.Application.Plans;

/// <summary>A round that has not begun, whose due date falls elsewhere by another calendar.</summary>
public sealed record RoundShift(ActionRoundRow Round, string Title, DateOnly From, DateOnly To);

/// <summary>The calendar changed: rounds that have not begun are due when their action's rule now says. Those that have begun gave their date away.</summary>
public sealed class RecountRounds(PlanStore plans, CalendarInForce calendars)
{
    /// <returns>How many are due on another day now.</returns>
    public async Task<int> RunAsync(TransitionScope scope, string reason, CancellationToken ct)
    {
        var shifts = await FindAsync(scope.Db, calendars.Current, ct);
        foreach (var (round, _, from, to) in shifts)
        {
            round.Due = to;
            scope.Db.Audit.Add(AuditChain.Plan(round.PlanCode), scope.Actor, scope.Now, "RoundRecounted", reason,
                new { action = round.ActionNumber, round = round.Round, from, to });
        }
        return shifts.Count;
    }

    public async Task<IReadOnlyList<RoundShift>> FindAsync(WorkflowsDb db, WorkCalendar calendar, CancellationToken ct)
    {
        List<RoundShift> shifts = [];
        var waiting = await db.Set<ActionRoundRow>().Where(row => row.StartedAt == null && row.ClosedAt == null && row.Due != null)
            .OrderBy(row => row.PlanCode).ThenBy(row => row.ActionNumber).ToListAsync(ct);
        foreach (var row in waiting)
        {
            if (await plans.FindAsync(db, row.PlanCode, ct) is not { } plan || plan.Actions.FirstOrDefault(action => action.Number == row.ActionNumber) is not { } action)
                continue;
            ReportingPeriod? period = row is { PeriodStart: { } start, PeriodEnd: { } end } ? new(start, end) : null;
            if (PlannedRound.DueOf(action, period, calendar) is { } to && to != row.Due)
                shifts.Add(new RoundShift(row, action.Title, row.Due!.Value, to));
        }
        return shifts;
    }
}
