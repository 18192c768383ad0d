using VanQuan.Workflows.Domain.Calendar;

namespace VanQuan.Workflows.Domain.Simulation.Reports;

/// <summary>How a stretch of work ended.</summary>
public enum BarEnding
{
    /// <summary>It had not when the simulation stopped.</summary>
    Open,

    /// <summary>Handed in, or done.</summary>
    Done,

    /// <summary>A decision that agreed.</summary>
    Approved,

    /// <summary>A decision that sent the work back.</summary>
    Returned,

    /// <summary>A decision that refused for good.</summary>
    Rejected,

    /// <summary>The procedure went another way.</summary>
    Superseded,
}

/// <summary>
/// One stretch of work of one body: a task from opening to handing in, or a decision from asking to deciding. Work that comes back
/// is another stretch with the next <paramref name="Round"/>. <paramref name="Due"/> is a local date; <paramref name="DaysLate"/> are
/// working days after it, at least 1 once it has passed, 0 on time; of open work up to the simulation's last event.
/// </summary>
public sealed record WorkBar(
    string Instance, int? Action, string Task, string Activity, string? Unit, string Title, bool IsApproval, int Round,
    DateTimeOffset Opened, DateOnly? Due, DateTimeOffset? Ended, BarEnding Ending, string? Outcome, int DaysLate)
{
    public bool IsLate => DaysLate > 0;

    public DateOnly OpenedOn => VietnamTime.DateOf(Opened);

    public DateOnly? EndedOn => Ended is { } at ? VietnamTime.DateOf(at) : null;

    /// <summary>Folds the events of a simulation, in order of opening.</summary>
    public static IReadOnlyList<WorkBar> Of(IEnumerable<SimulationEvent> events, WorkCalendar calendar)
    {
        List<WorkBar> bars = [];
        Dictionary<string, int> open = [];
        DateTimeOffset last = default;
        foreach (var happened in events)
        {
            last = happened.At;
            if (happened.Task is not { } task || happened.Kind is SimulationKind.Mail or SimulationKind.IncidentOpened)
                continue;
            if (happened.Kind is SimulationKind.TaskOpened or SimulationKind.TaskReopened)
            {
                open[task] = bars.Count;
                bars.Add(new WorkBar(
                    happened.Instance!, happened.Action, task, happened.Activity ?? "", happened.Unit, happened.Title ?? "", happened.IsApproval, happened.Round,
                    happened.At, happened.Due, null, BarEnding.Open, null, 0));
            }
            else if (open.TryGetValue(task, out var at))
            {
                bars[at] = bars[at] with { Due = happened.Due ?? bars[at].Due };
                if (EndingOf(happened) is { } ending)
                {
                    bars[at] = bars[at] with { Ended = happened.At, Ending = ending, Outcome = ending == BarEnding.Done ? happened.Detail : null };
                    open.Remove(task);
                }
            }
        }
        return [.. bars.Select(bar => bar with { DaysLate = LateOf(bar, VietnamTime.DateOf(bar.Ended ?? last), calendar) })];
    }

    private static int LateOf(WorkBar bar, DateOnly on, WorkCalendar calendar) =>
        bar.Due is { } due && on > due ? Math.Max(1, calendar.WorkingDaysBetween(due, on)) : 0;

    private static BarEnding? EndingOf(SimulationEvent happened) => happened.Kind switch
    {
        SimulationKind.TaskSubmitted => BarEnding.Done,
        SimulationKind.Approved => BarEnding.Approved,
        SimulationKind.Returned => BarEnding.Returned,
        SimulationKind.Rejected => BarEnding.Rejected,
        SimulationKind.TaskSuperseded => BarEnding.Superseded,
        _ => null,
    };
}
