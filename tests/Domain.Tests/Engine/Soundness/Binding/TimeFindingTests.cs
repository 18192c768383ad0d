using VanQuan.Workflows.Domain.Engine.Definitions;
using Xunit;
using static VanQuan.Workflows.Domain_Tests.Engine.Soundness.Binding.Bound;

namespace VanQuan.Workflows.Domain_Tests.Engine.Soundness.Binding;

/// <summary>Which step is due when, by the shape of the flow.</summary>
public sealed class TimeFindingTests
{
    [Fact]
    public void A_join_opens_with_the_last_of_its_branches()
    {
        Draft Joined(int amount) => Dated(new Draft().Add("Fork", "Elsa.FlowFork", ("branches", Draft.List("One", "Two")))
            .Add("Short", "VanQuan.WaitUntil", ("deadline", Due("Activated", 5))).Add("Long", "VanQuan.WaitUntil", ("deadline", Due("Activated", 30)))
            .Add("Join", "Elsa.FlowJoin", ("mode", "WaitAll")), "Report", Due("InstanceStarted", amount))
            .Flow("Fork.One>Short", "Fork.Two>Long", "Short.Done>Join", "Long.Done>Join", "Join.Done>Report");

        Assert.Equal(["deadline-order Report"], Check(Joined(30), Plan()));
        Assert.Empty(Check(Joined(31), Plan()));
    }

    [Fact]
    public void Of_two_ways_the_quicker_one_counts() => Assert.Empty(Check(Dated(new Draft().Task("Choose", "Quick", "Slow")
        .Add("Long", "VanQuan.WaitUntil", ("deadline", Due("Activated", 30))), "Report", Due("InstanceStarted", 10))
        .Flow("Choose.Quick>Report", "Choose.Slow>Long", "Long.Done>Report"), Plan()));

    [Fact]
    public void What_is_done_because_time_ran_out_may_be_due_after_the_action() => Assert.Empty(Check(
        Dated(Dated(new Draft(), "Work", Due("ActionDue", 0)), "Urge", Due("Activated", 3)).Flow("Work.Overdue>Urge"), Plan(Start(due: Begin.AddDays(10)))));

    [Fact]
    public void What_is_done_after_a_refusal_may_be_due_after_the_action() => Assert.Empty(Check(
        Dated(Dated(new Draft(), "Work", Due("ActionDue", 0)).Approval("Agree", ("due", Due("ActionDue", 0))), "Explain", Due("Activated", 3))
            .Flow("Work.Done>Agree", "Agree.Rejected>Explain"), Plan(Start(due: Begin.AddDays(10)))));

    [Fact]
    public void Only_the_first_step_beyond_the_action_is_told() => Assert.Equal(["deadline-past-action Second"], Check(
        Dated(Dated(Dated(new Draft(), "First", Due("Activated", 8)), "Second", Due("Activated", 8)), "Third", Due("Activated", 8)).Flow("First.Done>Second", "Second.Done>Third"),
        Plan(Start(due: Begin.AddDays(10)))));

    [Fact]
    public void Inside_a_loop_over_bodies_and_a_sequence_days_add_up_as_well() => Assert.Equal(["deadline-order Report"], Check(new Draft()
        .Insert(Draft.Node("Each", ActivityTypes.ForEachUnit, ("units", Draft.List("A", "B")), ("body", Draft.Sequence("Steps",
            Draft.Node("Post", "VanQuan.WaitUntil", ("deadline", Due("Activated", 15))), Draft.Node("Report", ActivityTypes.UserTask, ("title", "Report"), ("assignee", "unit:A"), ("due", Due("InstanceStarted", 10))))))),
        Plan()));

    [Fact]
    public void A_count_that_stands_still_may_end_after_its_plain_day() => Assert.Empty(Check(new Draft()
        .Add("Post", "VanQuan.WaitUntil", ("deadline", Due("Activated", 15)))
        .Insert(Draft.Node("Report", ActivityTypes.UserTask, ("title", "Report"), ("assignee", "unit:A"), ("due", Draft.Wrap("Object", """{"anchor":"InstanceStarted","amount":10,"unit":"Days","roll":"None","pauses":["Post"]}"""))))
        .Flow("Post.Done>Report"), Plan()));

    [Fact]
    public void A_date_the_action_does_not_have_is_told() => Assert.Equal(["malformed Work"], Check(Dated(new Draft(), "Work", Due("PeriodEnd", 0)), Plan()));

    [Fact]
    public void One_finding_speaks_for_all_starts_and_names_the_first() => Assert.EndsWith("(action 1, A and 1 more)", Findings(
        Draft.Node("Work", ActivityTypes.UserTask, ("title", "Work"), ("assignee", "unit:NOPE")) is var node ? new Draft().Insert(node) : null!, Plan(Start("A"), Start("B")))[0].Message.En, StringComparison.Ordinal);

    private static Draft Dated(Draft draft, string id, System.Text.Json.Nodes.JsonObject due) =>
        draft.Add(id, ActivityTypes.UserTask, ("title", id), ("assignee", "unit:A"), ("due", due));
}
