using System.Globalization;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Domain.Plans;

/// <summary>
/// A round of an action before it begins: the only one of a dated action, which begins with the plan, or one reporting period of a
/// continuous one. Pure, so that the service and the simulation begin the same rounds on the same days. Dates are local
/// (Asia/Ho_Chi_Minh); a round begins at 00:00 of <paramref name="Begin"/>. <paramref name="Number"/> counts from 1.
/// </summary>
public sealed record PlannedRound(PlanAction Action, int Number, ReportingPeriod? Period, DateOnly? Due, DateOnly Begin)
{
    /// <summary>The first round as seen on a day: of continuous work the period that runs then, or the first one after; null when all is over.</summary>
    public static PlannedRound? First(Plan plan, PlanAction action, DateOnly today, WorkCalendar calendar)
    {
        if (action.Recurrence is { } recurrence)
            return recurrence.First(Later(today, plan.Date)) is { } period ? Of(plan, action, 1, period, calendar) : null;
        return new PlannedRound(action, 1, null, DueOf(action, null, calendar), plan.Date);
    }

    /// <summary>The round after one; null after the last, and after the only one of a dated action.</summary>
    public static PlannedRound? After(Plan plan, PlanAction action, int number, ReportingPeriod? period, WorkCalendar calendar) =>
        action.Recurrence is { } recurrence && period is { } last && recurrence.Next(last) is { } next ? Of(plan, action, number + 1, next, calendar) : null;

    /// <summary>When a round is due by a calendar: of a continuous action as its reporting period says.</summary>
    public static DateOnly? DueOf(PlanAction action, ReportingPeriod? period, WorkCalendar calendar) =>
        period is { } reported && action.Recurrence is { } recurrence ? DueDate.Of(new AnchoredDeadline(reported.End, recurrence.Due), calendar).Date
        : action.Due is { } due ? calendar.Roll(due.Date, due.Roll)
        : null;

    /// <summary>The id of the instance a run of this round starts; derived, so that beginning twice begins once.</summary>
    public string InstanceId(Plan plan, ActionRun run)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{plan.Code}.{Action.Number}.{Number}.{run.Unit.Code}");
        return run.Subject is { } subject ? id + "." + subject.Code : id;
    }

    /// <summary>The event that starts the instance of a run.</summary>
    public StartInstance StartOf(Plan plan, ActionRun run)
    {
        var id = InstanceId(plan, run);
        return new StartInstance("start:" + id, id, null, run.Input(plan, Due, Period), ActionRun.Anchors(Due, Period));
    }

    private static PlannedRound Of(Plan plan, PlanAction action, int number, ReportingPeriod period, WorkCalendar calendar) =>
        new(action, number, period, DueOf(action, period, calendar), Later(period.Start, plan.Date));

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
