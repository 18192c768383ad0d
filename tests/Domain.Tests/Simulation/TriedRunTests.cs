using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Simulation;
using VanQuan.Workflows.Domain.Simulation.Reports;
using VanQuan.Workflows.Domain_Tests.Calendar;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Simulation;

/// <summary>One run of one action: when it ends, what it waited for, what it passes over, and that a silent one stops by itself.</summary>
public class TriedRunTests
{
    private static readonly DateOnly Monday = new(2022, 8, 22);

    [Fact]
    public void On_time_it_ends_as_the_whole_plan_tells_it()
    {
        var verdict = Run().Judge(Assumptions.Punctual);

        Assert.Equal(new DateOnly(2022, 9, 8), verdict.Report.Finish);
        Assert.Equal((0, ShippedCalendar.Calendar.WorkingDaysBetween(new(2022, 9, 8), new(2022, 12, 31))), (verdict.Delay, verdict.Slack));
        Assert.Equal(
            Procedures.Live(PeopleConduct.Everybody(Conduct.OnTime)).Where(happened => happened.Action == 1).Select(Line),
            verdict.Report.Events.Select(Line));
    }

    [Fact]
    public void A_late_body_delays_the_end_and_the_verdict_says_which_step_cost_how_much()
    {
        var verdict = Run().Judge(new Assumptions(Conduct.OnTime, new Dictionary<string, Conduct> { ["TNMT"] = new(5) }, []));

        Assert.Equal(["Prepare", "Approve"], verdict.Report.Chain().Select(bar => bar.Activity));
        Assert.Equal([5, 5], verdict.Report.Bars.Select(bar => bar.DaysLate));
        // Six working days at either step: from one before the due date to five after it.
        Assert.Equal(12, verdict.Delay);
        Assert.Equal([("Prepare", 6), ("Approve", 6)], verdict.Waited.Select(step => (step.Bar.Activity, step.Costs)));
    }

    [Fact]
    public void Holidays_on_the_way_are_named()
    {
        var off = Run().Judge(Assumptions.Punctual).Report.DaysOff;

        Assert.Equal([new DateOnly(2022, 9, 1), new DateOnly(2022, 9, 2)], off.Select(day => day.Date));
        Assert.All(off, day => Assert.Equal("Quốc khánh", HolidayNames.Of(day, "vi")));
    }

    [Fact]
    public void A_silent_run_stops_when_nothing_but_reminders_is_left()
    {
        var verdict = Run().Judge(new Assumptions(Conduct.Silent, new Dictionary<string, Conduct>(), []));

        Assert.Equal((null, SimulationEnd.Still), (verdict.Report.Finish, verdict.Report.End));
        Assert.Equal("Prepare", Assert.Single(verdict.Report.Waiting).Activity);
        Assert.Contains(verdict.Report.Mails, mail => mail.Rule == "escalate:ViceChairman");
        Assert.InRange(verdict.Report.Events.Count, 10, 200);
    }

    [Fact]
    public void An_approval_that_returns_once_brings_the_work_back_and_the_comparison_finds_the_second_round()
    {
        var run = Run();
        var (left, right) = (run.Judge(Assumptions.Punctual).Report, run.Judge(Assumptions.Punctual with { Choices = [new StepChoice("Approve", "Returned", 1)] }).Report);
        var compared = SimulationComparison.Of(left, right, ShippedCalendar.Calendar);

        Assert.True(compared.Later > 0);
        Assert.Equal(["Prepare", "Approve"], compared.Steps.Where(step => step.Left is null).Select(step => step.Right!.Activity));
        Assert.Contains(compared.MailsOnlyRight, mail => mail.Rule == "returned");
        Assert.Empty(compared.MailsOnlyLeft);
    }

    [Fact]
    public void What_goes_round_for_ever_stops_at_its_bounds()
    {
        var report = Run(new SimulationBounds(60)).Live(new Assumptions(Conduct.OnTime, new Dictionary<string, Conduct>(), [new StepChoice("Approve", "Returned")]).ToPeople());

        Assert.Equal((null, SimulationEnd.TooLong), (report.Finish, report.End));
    }

    [Fact]
    public void A_definition_no_plan_uses_is_tried_with_a_body_made_up_for_it()
    {
        var definition = Procedures.Definitions["review"];
        var plan = ImaginedPlan.Around(definition, basis: null, unit: null, Monday);
        var run = new TriedRun(
            plan, TriedRun.RoundOf(plan, plan.Action(ImaginedPlan.Action), Monday, ShippedCalendar.Calendar), plan.RunsOf(plan.Action(ImaginedPlan.Action)).First(),
            Procedures.Definitions.GetValueOrDefault, ShippedCalendar.Calendar, Procedures.Scripts, SimulationBounds.None);
        var verdict = run.Judge(Assumptions.Punctual);

        Assert.Equal((new DateOnly(2022, 9, 8), null, null), (verdict.Report.Finish, verdict.Due, verdict.Slack));
        Assert.Equal(["TNMT", "TNMT"], verdict.Report.Bars.Select(bar => bar.Unit));
    }

    private static TriedRun Run(SimulationBounds? bounds = null)
    {
        var plan = Procedures.Plan();
        var action = plan.Action(1);
        return new TriedRun(
            plan, TriedRun.RoundOf(plan, action, Monday, ShippedCalendar.Calendar), plan.RunsOf(action).Single(),
            Procedures.Definitions.GetValueOrDefault, ShippedCalendar.Calendar, Procedures.Scripts, bounds ?? SimulationBounds.None);
    }

    private static string Line(SimulationEvent happened) => $"{happened.At:O} {happened.Kind} {happened.Task} {happened.To} {happened.Subject} {happened.Due:O} {happened.Rule} {happened.Detail}";
}
