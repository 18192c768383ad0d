using VanQuan.Workflows.Domain.Engine.Soundness;
using VanQuan.Workflows.Domain.Engine.Soundness.Exploration;
using Xunit;
using static VanQuan.Workflows.Domain_Tests.Engine.Soundness.Binding.Bound;

namespace VanQuan.Workflows.Domain_Tests.Engine.Soundness.Binding;

/// <summary>What only a plan or the data shows comes with a run to where it shows, which the kernel takes again.</summary>
public sealed class BoundRunTests
{
    [Fact]
    public void Who_would_approve_their_own_work_is_led_to_that_approval_and_other_branches_stay_as_they_are()
    {
        var draft = new Draft().Add("Split", "Elsa.FlowFork", ("branches", Draft.List("One", "Two")))
            .Insert(By("Work", "role:A/Head")).Add("Agree", "VanQuan.Approval", ("title", "Agree"), ("approvers", "role:A/Head"), ("reviews", Draft.List("Work"))).Task("Other").Task("More")
            .Flow("Split.One>Work", "Split.Two>Other", "Other.Done>More", "Work.Done>Agree");

        var finding = Assert.Single(Findings(draft, Plan()), finding => finding.Rule == "self-approval-only");

        Assert.Equal(["start -> Other, Work", "complete Work=Done -> Agree, Other"], finding.Steps.Select(step => step.ToString()));
        Assert.Equal(finding.Steps, Replay.Of(draft.Build(), finding.Steps).Select(step => step.Step));
    }

    [Fact]
    public void A_step_due_after_the_whole_action_is_led_to()
    {
        var draft = new Draft().Task("Ask").Insert(Late("Report")).Flow("Ask.Done>Report");
        var finding = Assert.Single(Findings(draft, Plan(Start(due: Begin.AddDays(3)))), finding => finding.Rule == "deadline-past-action");
        Assert.Equal("complete Ask=Done -> Report", finding.Steps[^1].ToString());
    }

    [Fact]
    public void A_value_that_nothing_has_set_is_read_at_the_end_of_a_run_that_passes_no_step_that_sets_it()
    {
        var draft = new Draft().Task("Choose", "Yes", "No").Insert(Sets("Set", "x")).Task("Plain").Insert(Reads("Read", "x")).Task("Last")
            .Flow("Choose.Yes>Set", "Choose.No>Plain", "Set.Done>Read", "Plain.Done>Read", "Read.Done>Last");
        var finding = Assert.Single(Findings(draft, null, "x"), finding => finding.Rule == "unset-variable");
        Assert.Equal(["start -> Choose", "complete Choose=No -> Plain", "complete Plain=Done -> Last"], finding.Steps.Select(step => step.ToString()));
    }

    [Fact]
    public void Where_the_data_takes_the_way_the_choice_is_told()
    {
        var draft = new Draft().Task("First").Add("Ask", "Elsa.FlowDecision", ("condition", Draft.Js("getX() > 1"))).Insert(Sets("Set", "x")).Insert(Reads("Read", "x")).Task("Last")
            .Flow("First.Done>Ask", "Ask.True>Set", "Ask.False>Read", "Set.Done>Read", "Read.Done>Last");
        var finding = Assert.Single(Findings(draft, null, "x"), finding => finding.Rule == "unset-variable" && finding.Activities is ["Read"]);
        Assert.Contains(finding.Steps, step => step is { Kind: CounterStepKinds.Choice, Activity: "Ask", Outcome: "False" });
        Assert.Equal("Last", Assert.Single(Replay.Of(draft.Build(), finding.Steps)[^1].Step.Standing));
    }

    private static System.Text.Json.Nodes.JsonObject By(string id, string assignee)
    {
        var node = Draft.TaskNode(id);
        node["assignee"] = Draft.Wrap("Literal", assignee);
        return node;
    }

    private static System.Text.Json.Nodes.JsonObject Late(string id)
    {
        var node = Draft.TaskNode(id);
        node["due"] = Due("Activated", 9);
        return node;
    }
}
