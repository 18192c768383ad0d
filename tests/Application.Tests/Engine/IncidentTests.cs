using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using Xunit;
using static VanQuan.Workflows.Application_Tests.Engine.Chart;

namespace VanQuan.Workflows.Application_Tests.Engine;

public sealed class IncidentTests
{
    private static Chart Fragile() => new Chart().Variable("Broken", "Boolean", "true").Task("Fix", ("result", Into("Broken")))
        .Add("Split", "Elsa.Start").Add("Try", "Elsa.WriteLine", ("text", Js("if (getBroken()) throw new Error('hỏng'); 'ok'"))).Line("After").Flow("Split.Done>Try", "Split.Done>Fix", "Try.Done>After");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_fault_is_an_incident_that_can_be_retried_when_its_cause_is_gone(bool continues)
    {
        var instance = new Living((continues ? Fragile().ContinuesWithIncidents() : Fragile()).Build());
        var incident = Assert.Single(instance.State.Incidents);
        Assert.Equal("Try", incident.ActivityId);
        Assert.Contains("hỏng", incident.Message);
        Assert.Equal(continues ? InstanceSubStatus.Suspended : InstanceSubStatus.Faulted, instance.State.SubStatus);
        // Where the instance is faulted the answer is kept, and applied first when it runs again.
        Assert.True(instance.Submit("Fix", null, false));
        instance.Raise(new RetryIncident("retry", incident.Id));
        Assert.Equal(["ok", "After"], instance.Lines);
        Assert.Empty(instance.State.Incidents);
        Assert.Equal(InstanceSubStatus.Finished, instance.State.SubStatus);
        Assert.Equal(instance.All<OpenIncident>().Select(i => i.IncidentId), instance.All<CloseIncident>().Select(i => i.IncidentId));
    }

    [Fact]
    public void A_fault_can_be_left_behind_by_an_outcome()
    {
        var instance = new Living(Fragile().Build());
        var incident = instance.State.Incidents[0].Id;
        Assert.True(instance.Raise(new SkipIncident("skip", incident, "Done")));
        Assert.False(instance.Raise(new SkipIncident("skip", incident, "Done")));
        Assert.Equal(["After"], instance.Lines);
        instance.Submit("Fix");
        Assert.Equal(InstanceSubStatus.Finished, instance.State.SubStatus);
    }

    [Fact]
    public void A_loop_that_never_waits_is_stopped_and_becomes_an_incident()
    {
        var instance = new Living(new Chart().Line("Top").Add("Again", "Elsa.FlowDecision", ("condition", true)).Flow("Top.Done>Again", "Again.True>Top").Build(), limits: new EngineLimits { MaxRunLength = 100 });
        Assert.Contains("endless loop", Assert.Single(instance.State.Incidents).Message);
        Assert.Equal(InstanceSubStatus.Faulted, instance.State.SubStatus);
    }

    [Fact]
    public void A_way_of_thousands_of_steps_is_skipped_without_running_out_of_stack()
    {
        var chart = new Chart().Add("Choose", "Elsa.FlowDecision", ("condition", true)).Line("Short").Line("L0").Flow("Choose.True>Short", "Choose.False>L0");
        for (var i = 1; i < 4_000; i++)
            chart.Line($"L{i}").Flow($"L{i - 1}.Done>L{i}");
        var instance = new Living(chart.Line("Join").Flow("L3999.Done>Join", "Short.Done>Join").Build());
        Assert.Equal(["Short", "Join"], instance.Lines);
    }

    [Fact]
    public void Cancelling_an_instance_closes_everything_it_waits_for()
    {
        var instance = new Living(new Chart().Add("Split", "Elsa.Start").Task("A").Add("Wait", "Elsa.Delay", ("timeSpan", "1.00:00:00")).Add("Hear", "Elsa.Event", ("eventName", "go")).Flow("Split.Done>A", "Split.Done>Wait", "Split.Done>Hear").Build());
        instance.Raise(new CancelInstance("op", "a mistake"));
        Assert.Equal((1, 1, 1), (instance.All<CloseTask>().Count(), instance.All<ClearTimer>().Count(), instance.All<ClearSignal>().Count()));
        Assert.Equal(InstanceSubStatus.Cancelled, instance.State.SubStatus);
        Assert.False(instance.Submit("A"));
    }

    [Fact]
    public void A_step_the_wall_clock_stopped_leaves_the_instance_as_it_was_and_is_taken_up_again()
    {
        var clock = new StoppingEvaluator();
        var instance = new Living(new Chart().Task("Draft").Add("Say", "Elsa.WriteLine", ("text", Js("'x'"))).Flow("Draft.Done>Say").Build(), evaluator: clock);
        clock.Stops = true;
        instance.Submit("Draft");
        Assert.True(instance.IsWaiting("Draft"));
        Assert.Equal("Say", Assert.Single(instance.State.Incidents).ActivityId);
        clock.Stops = false;
        instance.Raise(new RetryIncident("retry", instance.State.Incidents[0].Id));
        Assert.Equal(["x"], instance.Lines);
        Assert.Equal(InstanceSubStatus.Finished, instance.State.SubStatus);
    }

    private sealed class StoppingEvaluator : IExpressionEvaluator
    {
        public bool Stops { get; set; }

        public object? Evaluate(string language, string source, ExpressionScope scope) =>
            Stops ? throw new ExpressionAbortedException("stopped") : ConformancePack.Evaluator.Evaluate(language, source, scope);
    }
}
