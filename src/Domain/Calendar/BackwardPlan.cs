namespace VanQuan.Workflows.Domain.Calendar;

/// <summary>One step of a procedure as planning sees it: how long it may take after the step before it.</summary>
public sealed record PlannedStep(string Id, int Amount, DeadlineUnit Unit);

/// <summary>The latest local dates a step can start and end on, so that everything after it still fits.</summary>
public sealed record PlannedSpan(string Id, DateOnly LatestStart, DateOnly LatestEnd);

/// <summary>
/// A chain of steps planned backward from a fixed date: each step ends where the next one must start at the latest. Starts lie
/// on working days; nobody is handed work on a day off. Dates are local (Asia/Ho_Chi_Minh).
/// </summary>
public sealed record BackwardPlan(DateOnly Due, IReadOnlyList<PlannedSpan> Steps)
{
    /// <summary>The latest day the first step can start; the due date itself for a plan without steps.</summary>
    public DateOnly LatestStart => Steps.Count > 0 ? Steps[0].LatestStart : Due;

    /// <exception cref="ArgumentOutOfRangeException">A step is negative or absurdly long.</exception>
    public static BackwardPlan Of(DateOnly due, IReadOnlyList<PlannedStep> steps, WorkCalendar calendar)
    {
        var spans = new PlannedSpan[steps.Count];
        var end = due;
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            var start = LatestStartOf(steps[i], end, calendar);
            spans[i] = new PlannedSpan(steps[i].Id, start, end);
            end = start;
        }
        return new BackwardPlan(due, spans);
    }

    /// <summary>Working days that can pass from a day before the first step has to start; negative when it is already too late.</summary>
    public int Slack(DateOnly from, WorkCalendar calendar) => calendar.WorkingDaysBetween(from, LatestStart);

    private static DateOnly LatestStartOf(PlannedStep step, DateOnly end, WorkCalendar calendar)
    {
        var forward = new DeadlineRule("Activated", step.Amount, step.Unit, Roll: RollPolicy.None);
        var back = forward with { Direction = DeadlineDirection.Before };
        // Counting back lands on or before the answer; a few days later may still end in time (month ends, days off).
        var start = calendar.WorkingDayOnOrBefore(new AnchoredDeadline(end, back).Resolve(calendar).Date);
        for (var later = calendar.AddWorkingDays(start, 1); later <= end && Ends(later) <= end; later = calendar.AddWorkingDays(later, 1))
            start = later;
        while (Ends(start) > end)
            start = calendar.AddWorkingDays(start, -1);
        return start;

        DateOnly Ends(DateOnly from) => new AnchoredDeadline(from, forward).Resolve(calendar).Date;
    }
}
