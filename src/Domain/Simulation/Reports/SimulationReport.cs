using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Domain.Simulation.Reports;

/// <summary>
/// What one run told: read off its events and the calendar, nothing else. Dates are local. <see cref="Finish"/> is null where the run
/// did not come to an end; <see cref="End"/> says why the story stops.
/// </summary>
public sealed record SimulationReport(
    DateOnly Start, DateOnly? Finish, InstanceSubStatus? How, SimulationEnd End, IReadOnlyList<SimulationEvent> Events, IReadOnlyList<WorkBar> Bars,
    IReadOnlyList<CalendarDay> DaysOff, int WorkingDays, int MailsOnDaysOff)
{
    /// <summary>The last local day anything happened.</summary>
    public DateOnly Last => Events.Count > 0 ? VietnamTime.DateOf(Events[^1].At) : Start;

    public IEnumerable<SimulationEvent> Mails => Events.Where(happened => happened.Kind == SimulationKind.Mail);

    public IEnumerable<SimulationEvent> Incidents => Events.Where(happened => happened.Kind == SimulationKind.IncidentOpened);

    /// <summary>Work that waits for somebody when the story stops.</summary>
    public IEnumerable<WorkBar> Waiting => Bars.Where(bar => bar.Ending == BarEnding.Open);

    public static SimulationReport Of(string instance, DateOnly start, SimulationEnd end, IReadOnlyList<SimulationEvent> events, WorkCalendar calendar)
    {
        var finished = events.LastOrDefault(happened => happened.Kind == SimulationKind.InstanceFinished && happened.Instance == instance);
        var finish = finished is null ? (DateOnly?)null : VietnamTime.DateOf(finished.At);
        var last = finish ?? (events.Count > 0 ? VietnamTime.DateOf(events[^1].At) : start);
        return new SimulationReport(
            start, finish, finished is null ? null : Enum.Parse<InstanceSubStatus>(finished.Detail!), end, events, WorkBar.Of(events, calendar),
            NamedDaysOff(start, last, calendar), calendar.WorkingDaysBetween(start, last),
            events.Count(happened => happened.Kind == SimulationKind.Mail && !calendar.IsWorkingDay(VietnamTime.DateOf(happened.At))));
    }

    /// <summary>Holidays and what stands in for them, plain weekends aside, from one day to another, both counted.</summary>
    public static IReadOnlyList<CalendarDay> NamedDaysOff(DateOnly from, DateOnly to, WorkCalendar calendar)
    {
        List<CalendarDay> days = [];
        for (var day = from; day <= to; day = day.AddDays(1))
            if (calendar.Day(day) is { IsWorking: false, Name: not null } off)
                days.Add(off);
        return days;
    }

    /// <summary>
    /// The chain of work the end waited for, first to last: the stretch that ended last, before it the one whose end opened it, and
    /// so on. Where a wait of the procedure itself lies between two, it is not in the chain.
    /// </summary>
    public IReadOnlyList<WorkBar> Chain()
    {
        List<WorkBar> chain = [];
        var before = Finish is null ? DateTimeOffset.MaxValue : Events.Last(happened => happened.Kind == SimulationKind.InstanceFinished).At;
        var current = Bars.Where(bar => bar.Ended <= before).MaxBy(bar => bar.Ended);
        while (current is not null && chain.Count < Bars.Count)
        {
            chain.Add(current);
            var opened = current.Opened;
            current = Bars.Where(bar => bar.Ended <= opened && bar.Opened < opened && !chain.Contains(bar)).MaxBy(bar => bar.Ended);
        }
        chain.Reverse();
        return chain;
    }
}
