using VanQuan.Workflows.Domain.Simulation;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Simulation;

/// <summary>What somebody assumes, written out as the rules <c>plan simulate --people</c> reads.</summary>
public class AssumptionTests
{
    [Fact]
    public void A_body_is_late_by_so_many_working_days_and_everybody_else_is_on_time()
    {
        var people = With(bodies: new() { ["TNMT"] = new Conduct(7) }).ToPeople();

        Assert.Equal(7, people.Of(1, "TNMT", null, "Prepare", 1).Days);
        Assert.Equal(-1, people.Of(1, "VP", null, "Prepare", 1).Days);
    }

    [Fact]
    public void A_choice_at_a_step_keeps_the_lateness_of_whoever_makes_it()
    {
        var people = With(new() { ["TNMT"] = new Conduct(7), ["VP"] = Conduct.Silent }, new StepChoice("Approve", "Returned", 1)).ToPeople();

        Assert.Equal(("Returned", 7), (people.Of(1, "TNMT", null, "Approve", 1, time: 1).Outcome, people.Of(1, "TNMT", null, "Approve", 1, time: 1).Days));
        Assert.Null(people.Of(1, "VP", null, "Approve", 1, time: 1).Days);
        Assert.Equal((null, 7), (people.Of(1, "TNMT", null, "Approve", 2, time: 2).Outcome, people.Of(1, "TNMT", null, "Approve", 2, time: 2).Days));
    }

    [Fact]
    public void A_step_made_punctual_is_on_time_whoever_does_it_and_chooses_the_same()
    {
        var people = With(new() { ["TNMT"] = Conduct.Silent }, new StepChoice("Approve", "Rejected")).ToPeople(punctualAt: "Approve");

        Assert.Equal((-1, "Rejected"), (people.Of(1, "TNMT", null, "Approve", 1).Days, people.Of(1, "TNMT", null, "Approve", 1).Outcome));
        Assert.Null(people.Of(1, "TNMT", null, "Prepare", 1).Days);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(12)]
    [InlineData(5)]
    public void The_rules_read_back_from_their_file_are_the_same(int? others)
    {
        var assumed = new Assumptions(
            new Conduct(others), new Dictionary<string, Conduct> { ["TNMT"] = new(3) },
            [new StepChoice("Prepare", null, null, new Dictionary<string, string> { ["area"] = "396.5" }), new StepChoice("Approve", "Returned", 2)]);
        var (written, read) = (assumed.ToPeople(), PeopleConduct.Parse(assumed.ToPeople().ToJson()));

        foreach (var (unit, activity, time) in from unit in (string[])["TNMT", "VP"] from activity in (string[])["Prepare", "Approve", "Other"] from time in (int[])[1, 2, 3] select (unit, activity, time))
        {
            var (one, other) = (written.Of(1, unit, null, activity, 1, time), read.Of(1, unit, null, activity, 1, time));
            Assert.Equal((one.Days, one.Outcome, one.Values?["area"]), (other.Days, other.Outcome, other.Values?["area"]));
            Assert.Equal(unit == "TNMT" ? 3 : others, one.Days);
        }
    }

    private static Assumptions With(Dictionary<string, Conduct> bodies, params StepChoice[] choices) => new(Conduct.OnTime, bodies, choices);
}
