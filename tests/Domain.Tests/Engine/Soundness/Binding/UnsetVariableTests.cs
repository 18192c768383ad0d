using Xunit;
using static VanQuan.Workflows.Domain_Tests.Engine.Soundness.Binding.Bound;

namespace VanQuan.Workflows.Domain_Tests.Engine.Soundness.Binding;

/// <summary>Where a variable may be read before anything has set it, by the shape of the flow.</summary>
public sealed class UnsetVariableTests
{
    [Fact]
    public void Side_by_side_one_branch_that_sets_it_is_enough() => Assert.Empty(Check(new Draft()
        .Add("Fork", "Elsa.FlowFork", ("branches", Draft.List("One", "Two"))).Insert(Sets("Set", "x")).Task("Other").Add("Join", "Elsa.FlowJoin", ("mode", "WaitAll")).Insert(Reads("Read", "x"))
        .Flow("Fork.One>Set", "Fork.Two>Other", "Set.Done>Join", "Other.Done>Join", "Join.Done>Read"), null, "x"));

    [Fact]
    public void Side_by_side_a_join_that_waits_for_the_first_alone_proves_nothing() => Assert.Equal(["unset-variable Read"], Check(new Draft()
        .Add("Fork", "Elsa.FlowFork", ("branches", Draft.List("One", "Two"))).Insert(Sets("Set", "x")).Task("Other").Add("Join", "Elsa.FlowJoin", ("mode", "WaitAny")).Insert(Reads("Read", "x"))
        .Flow("Fork.One>Set", "Fork.Two>Other", "Set.Done>Join", "Other.Done>Join", "Join.Done>Read"), null, "x"));

    [Fact]
    public void Of_two_ways_taken_instead_of_each_other_both_have_to_set_it()
    {
        Draft Decided(bool both)
        {
            var draft = new Draft().Task("Choose", "Yes", "No").Insert(Sets("First", "x")).Insert(both ? Sets("Second", "x") : Draft.TaskNode("Second")).Insert(Reads("Read", "x"));
            return draft.Flow("Choose.Yes>First", "Choose.No>Second", "First.Done>Read", "Second.Done>Read");
        }

        Assert.Equal(["unset-variable Read"], Check(Decided(both: false), null, "x"));
        Assert.Empty(Check(Decided(both: true), null, "x"));
    }

    [Fact]
    public void A_decision_behind_a_join_leaves_by_one_way_only() => Assert.Equal(["unset-variable Read"], Check(new Draft()
        .Add("Fork", "Elsa.FlowFork", ("branches", Draft.List("One", "Two"))).Task("A").Task("B").Add("Join", "Elsa.FlowJoin", ("mode", "WaitAll"))
        .Task("Choose", "Yes", "No").Insert(Sets("Set", "x")).Task("Plain").Insert(Reads("Read", "x"))
        .Flow("Fork.One>A", "Fork.Two>B", "A.Done>Join", "B.Done>Join", "Join.Done>Choose", "Choose.Yes>Set", "Choose.No>Plain", "Set.Done>Read", "Plain.Done>Read"), null, "x"));

    [Fact]
    public void A_step_whose_time_ran_out_has_captured_nothing_yet() => Assert.Equal(["unset-variable Late"], Check(new Draft()
        .Insert(Captures("Work", "x")).Insert(Reads("After", "x")).Insert(Reads("Late", "x")).Flow("Work.Done>After", "Work.Overdue>Late"), null, "x"));

    [Fact]
    public void A_loop_may_run_no_round() => Assert.Equal(["unset-variable Read"], Check(new Draft()
        .Insert(new() { ["id"] = "While", ["type"] = "Elsa.While", ["body"] = Sets("Set", "x") }).Insert(Reads("Read", "x")).Flow("While.Done>Read"), null, "x"));

    [Fact]
    public void A_return_comes_after_the_first_round_and_forgets_nothing() => Assert.Empty(Check(new Draft()
        .Insert(Captures("Work", "x")).Approval("Agree", ("reviews", Draft.List("Work"))).Insert(Reads("Read", "x"))
        .Flow("Work.Done>Agree", "Agree.Returned>Work", "Agree.Approved>Read", "Agree.Rejected>Read"), null, "x"));

    [Fact]
    public void The_way_that_is_told_leads_to_the_step_even_where_the_value_is_set_right_behind_it()
    {
        var finding = Assert.Single(Findings(new Draft().Task("A", "Yes", "No").Insert(Reads("Read", "x")).Insert(Sets("Set", "x")).Task("Last").Task("Plain")
            .Flow("A.Yes>Read", "Read.Done>Set", "Set.Done>Last", "A.No>Plain"), null, "x"), finding => finding.Rule == "unset-variable");
        Assert.Equal(["start -> A", "complete A=Yes -> Last"], finding.Steps.Select(step => step.ToString()));
    }

    private static System.Text.Json.Nodes.JsonObject Captures(string id, string variable)
    {
        var node = Draft.TaskNode(id);
        node["result"] = new System.Text.Json.Nodes.JsonObject { ["typeName"] = "Object", ["memoryReference"] = new System.Text.Json.Nodes.JsonObject { ["id"] = variable } };
        return node;
    }
}
