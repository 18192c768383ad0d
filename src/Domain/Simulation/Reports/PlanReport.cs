using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Plans;

namespace VanQuan.Workflows.Domain.Simulation.Reports;

/// <summary>
/// One instance of a simulated plan. <see cref="Unit"/> is the body it ran for; <see cref="Due"/> and <see cref="Finished"/> are local
/// dates, <see cref="Finished"/> null while it runs when the story stops.
/// </summary>
public sealed record SimulatedInstance(string Id, int? Action, string? Unit, DateOnly Started, DateOnly? Due, DateOnly? Finished, string? How);

/// <summary>
/// What the plan's life amounts to for one action. <see cref="Slack"/>: the least working days any run left until its due date, negative
/// when one was missed; null where none has both. <see cref="Missed"/>: runs that ended after their due date, or had not by the last day.
/// </summary>
public sealed record ActionStory(
    PlanAction Action, IReadOnlyList<SimulatedInstance> Runs, IReadOnlyList<WorkBar> Bars, int Mails, int Incidents, int? Slack, int Missed)
{
    public int Finished => Runs.Count(run => run.Finished is not null);
    public DateOnly? First => Runs.Count > 0 ? Runs.Min(run => run.Started) : null;
    public DateOnly? Last => Runs.Max(run => run.Finished);
    public int Late => Bars.Count(bar => bar.IsLate);
}

/// <summary>What it amounts to for one body: its work, how much of it late and by how many working days at most, and the mails it gets.</summary>
public sealed record BodyStory(string Unit, int Work, int Late, int MostDaysLate, int Mails);

/// <summary>A whole plan's simulation, read off its events: per action and per body.</summary>
public sealed record PlanReport(
    Plan Plan, DateOnly From, DateOnly To, SimulationEnd End, IReadOnlyList<SimulationEvent> Events, IReadOnlyList<ActionStory> Actions, IReadOnlyList<BodyStory> Bodies,
    IReadOnlyList<CalendarDay> DaysOff)
{
    public static PlanReport Of(Plan plan, DateOnly from, DateOnly to, SimulationEnd end, IReadOnlyList<SimulationEvent> events, WorkCalendar calendar)
    {
        var bars = WorkBar.Of(events, calendar).ToLookup(bar => bar.Action);
        var runs = Instances(events).ToLookup(run => run.Action);
        var mails = events.Where(happened => happened.Kind == SimulationKind.Mail).ToList();
        var byAction = mails.ToLookup(mail => mail.Action);
        var incidents = events.Where(happened => happened.Kind == SimulationKind.IncidentOpened).ToLookup(one => one.Action);
        return new PlanReport(
            plan, from, to, end, events,
            [.. plan.Actions.Select(action => Story(action, [.. runs[action.Number]], [.. bars[action.Number]], byAction[action.Number].Count(), incidents[action.Number].Count(), to, calendar))],
            BodiesOf(bars.SelectMany(group => group), mails), SimulationReport.NamedDaysOff(from, to, calendar));
    }

    private static ActionStory Story(PlanAction action, List<SimulatedInstance> runs, List<WorkBar> bars, int mails, int incidents, DateOnly to, WorkCalendar calendar)
    {
        var slack = runs.Where(run => run is { Due: not null, Finished: not null }).Select(run => (int?)calendar.WorkingDaysBetween(run.Finished!.Value, run.Due!.Value)).Min();
        return new ActionStory(action, runs, bars, mails, incidents, slack, runs.Count(run => (run.Finished ?? to) > run.Due));
    }

    private static List<SimulatedInstance> Instances(IReadOnlyList<SimulationEvent> events)
    {
        Dictionary<string, SimulatedInstance> runs = [];
        foreach (var happened in events)
            if (happened is { Kind: SimulationKind.InstanceStarted, Instance: { } started })
                runs[started] = new SimulatedInstance(started, happened.Action, happened.Unit, VietnamTime.DateOf(happened.At), happened.Due, null, null);
            else if (happened is { Kind: SimulationKind.InstanceFinished, Instance: { } ended } && runs.TryGetValue(ended, out var run))
                runs[ended] = run with { Finished = VietnamTime.DateOf(happened.At), How = happened.Detail };
        return [.. runs.Values];
    }

    private static IReadOnlyList<BodyStory> BodiesOf(IEnumerable<WorkBar> bars, IReadOnlyList<SimulationEvent> mails)
    {
        var work = bars.Where(bar => bar.Unit is not null).ToLookup(bar => bar.Unit!);
        var heard = mails.ToLookup(mail => UnitOf(mail.To!));
        return [.. work.Select(group => group.Key).Union(heard.Select(group => group.Key).OfType<string>()).Order(StringComparer.Ordinal)
            .Select(unit => new BodyStory(unit, work[unit].Count(), work[unit].Count(bar => bar.IsLate), work[unit].Select(bar => bar.DaysLate).DefaultIfEmpty(0).Max(), heard[unit].Count()))];
    }

    /// <summary>The body a reader belongs to; null for somebody outside.</summary>
    public static string? UnitOf(string reader) => Identity.Address.TryParse(reader, out var address, out _) ? address.Unit : null;
}
