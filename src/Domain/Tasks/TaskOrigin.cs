using VanQuan.Workflows.Domain.Calendar;

namespace VanQuan.Workflows.Domain.Tasks;

/// <summary>What the instance a task belongs to is about; all null for an instance no plan has started.</summary>
public sealed record TaskOrigin(string? PlanCode, int? ActionNumber, string? UnitCode, string? Subject)
{
    public static readonly TaskOrigin None = new(null, null, null, null);
}

/// <summary>A due date, a local calendar date in Asia/Ho_Chi_Minh, with its explanation as JSON. Work is late from 00:00 of the day after.</summary>
public sealed record TaskDue(DateOnly Date, string? ExplanationJson)
{
    /// <summary>Counts a deadline with the pauses its rule names; one still open counts up to <paramref name="today"/>.</summary>
    public static TaskDue Of(AnchoredDeadline deadline, IReadOnlyList<CountPause> pauses, DateOnly today, WorkCalendar calendar)
    {
        var stops = pauses.Where(pause => deadline.Rule.Pauses?.Contains(pause.ActivityId) == true)
            .Select(pause => new CountStop(pause.From, pause.Until ?? today))
            .Where(stop => stop.From < stop.Until);
        var due = deadline.Resolve(calendar, [.. stops]);
        return new TaskDue(due.Date, due.Explanation.ToJson());
    }
}
