using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Plans;

namespace VanQuan.Workflows.Domain.Simulation.Reports;

/// <summary>A late step: had it alone been on time, the end would come <paramref name="Costs"/> working days earlier (0: others held it up as well).</summary>
public sealed record LateStep(WorkBar Bar, int Costs);

/// <summary>
/// What a run under some assumptions amounts to. <see cref="Delay"/>: working days later than if everybody were on time, null where
/// one of the two does not end. <see cref="Slack"/>: working days left at the end until the action's due date, negative when it is
/// missed, null without a due date or an end.
/// </summary>
public sealed record TrialVerdict(SimulationReport Report, SimulationReport Punctual, DateOnly? Due, int? Delay, int? Slack, IReadOnlyList<LateStep> Waited);

/// <summary>
/// One run of one action, to be lived through as often as needed: as assumed, by punctual people, and with one late step made
/// punctual at a time. Pure; nothing is kept between two lives.
/// </summary>
public sealed class TriedRun(
    Plan plan, PlannedRound round, ActionRun run, Func<string, WorkflowDefinition?> definitions, WorkCalendar calendar, IExpressionEvaluator expressions,
    SimulationBounds bounds)
{
    /// <summary>Late steps whose cost is looked at; one more life each.</summary>
    private const int MostLateSteps = 6;

    /// <summary>Years after its start that a run is lived through.</summary>
    public const int LongestYears = 3;

    public Plan Plan => plan;
    public PlannedRound Round => round;
    public ActionRun Run => run;
    public WorkflowDefinition Definition => definitions(round.Action.Definition)!;

    /// <param name="from">The local day it starts; a round of continuous work is the one that runs then.</param>
    public static PlannedRound RoundOf(Plan plan, PlanAction action, DateOnly from, WorkCalendar calendar)
    {
        var round = PlannedRound.First(plan, action, from, calendar) ?? new PlannedRound(action, 1, null, null, from);
        // Procedures that report by period find one, whichever action they are tried with.
        return round with { Begin = from, Period = round.Period ?? new ReportingPeriod(from, round.Due ?? from.AddMonths(3)) };
    }

    public TrialVerdict Judge(Assumptions assumed, Action<WrittenMail>? reader = null)
    {
        var report = Live(assumed.ToPeople(), reader);
        var punctual = assumed.IsPunctual ? report : Live(assumed.MadePunctual().ToPeople());
        var due = plan.Code == ImaginedPlan.Code ? null : round.Due;
        return new TrialVerdict(
            report, punctual, due,
            Between(punctual.Finish, report.Finish), Between(report.Finish, due),
            assumed.IsPunctual ? [] : Waited(report, assumed));
    }

    public SimulationReport Live(PeopleConduct people, Action<WrittenMail>? reader = null)
    {
        List<SimulationEvent> events = [];
        var staff = SyntheticStaff.Of(plan, ImaginedPlan.People(Definition));
        var end = new PlanSimulation(plan, definitions, calendar, expressions, people, events.Add, reader, staff, bounds)
            .RunOnly(round, run, round.Begin.AddYears(LongestYears));
        return SimulationReport.Of(round.InstanceId(plan, run), round.Begin, end, events, calendar);
    }

    private IReadOnlyList<LateStep> Waited(SimulationReport report, Assumptions assumed) =>
        [.. report.Bars.Where(bar => bar.IsLate).OrderByDescending(bar => bar.DaysLate).DistinctBy(bar => bar.Activity).Take(MostLateSteps)
            .Select(bar => new LateStep(bar, Between(Live(assumed.ToPeople(punctualAt: bar.Activity)).Finish, report.Finish) ?? 0))
            .OrderByDescending(step => step.Costs)];

    private int? Between(DateOnly? from, DateOnly? to) => from is { } one && to is { } other ? calendar.WorkingDaysBetween(one, other) : null;
}
