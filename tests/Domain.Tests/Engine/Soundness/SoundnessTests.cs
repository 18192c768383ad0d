using System.Text.Json.Nodes;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Soundness;
using VanQuan.Workflows.Domain.Engine.Soundness.Exploration;
using Xunit;
using static VanQuan.Workflows.Domain_Tests.Engine.Soundness.Draft;

namespace VanQuan.Workflows.Domain_Tests.Engine.Soundness;

/// <summary>Small definitions, one for each rule the exploration can break.</summary>
public sealed class SoundnessTests
{
    [Fact]
    public void A_return_loop_with_a_person_in_it_is_sound() =>
        Assert.Empty(Found(new Draft().Task("Write").Approval("Sign").Task("File").Flow("Write.Done>Sign", "Sign.Returned>Write", "Sign.Approved>File", "Sign.Rejected>File")));

    [Fact]
    public void A_loop_with_a_person_that_nothing_leads_out_of_cannot_finish()
    {
        var draft = new Draft().Task("Write").Task("Read").Flow("Write.Done>Read", "Read.Done>Write");
        var finding = Assert.Single(Found(draft));
        Assert.Equal("cannot-finish", finding.Rule);
        Assert.Equal(["Read", "Write"], finding.Activities);
        Assert.Equal("start -> Write", finding.Steps[0].ToString());
    }

    [Fact]
    public void A_way_back_into_another_branch_stands_still_and_its_steps_are_replayed_by_the_kernel()
    {
        var draft = new Draft().Add("Split", "Elsa.FlowFork", ("branches", List("A", "B"))).Task("Left").Task("Right").Add("Join", "Elsa.FlowJoin", ("mode", "WaitAll")).Task("Last", "Done", "Back")
            .Flow("Split.A>Left", "Split.B>Right", "Left.Done>Join", "Right.Done>Join", "Join.Done>Last", "Last.Back>Left");
        var finding = Assert.Single(Found(draft), finding => finding.Rule == "cannot-finish");
        Assert.Equal("complete Last=Back -> Last", finding.Steps[^1].ToString());
        Assert.Equal(InstanceSubStatus.Faulted, Replay.Of(draft.Build(), finding.Steps)[^1].State.SubStatus);
    }

    [Fact]
    public void A_join_that_waits_for_a_branch_not_taken_is_a_join_deadlock()
    {
        var draft = new Draft().Add("Ask", "Elsa.FlowDecision", ("condition", Js("getX() > 1"))).Task("One").Task("Two").Add("Join", "Elsa.FlowJoin", ("mode", "WaitAll")).Task("After")
            .Flow("Ask.True>One", "Ask.False>Two", "One.Done>Join", "Two.Done>Join", "Join.Done>After");
        var finding = Assert.Single(Found(draft), finding => finding.Rule == "join-deadlock");
        Assert.Equal(["Join"], finding.Activities);
        Assert.Equal(["Join"], Replay.Of(draft.Build(), finding.Steps)[^1].Lost);
    }

    [Fact]
    public void What_one_branch_brought_to_a_join_is_not_forgotten_while_the_other_is_at_work()
    {
        var draft = new Draft().Add("Split", "Elsa.FlowFork", ("branches", List("A", "B"))).Task("Choose", "Yes", "No").Task("Work").Add("Join", "Elsa.FlowJoin", ("mode", "WaitAll")).Task("After")
            .Flow("Split.A>Choose", "Split.B>Work", "Choose.Yes>Join", "Work.Done>Join", "Join.Done>After");
        Assert.Equal(["join-deadlock:Join"], Found(draft).Select(finding => finding.Key));
    }

    [Fact]
    public void A_round_of_choices_without_anybody_in_it_is_an_endless_loop()
    {
        var draft = new Draft().Add("Again", "Elsa.FlowDecision", ("condition", Js("getX() > 1"))).Add("Note", "Elsa.WriteLine", ("text", "x")).Task("Out")
            .Flow("Again.True>Note", "Note.Done>Again", "Again.False>Out");
        var finding = Assert.Single(Found(draft));
        Assert.Equal("endless-loop", finding.Rule);
        Assert.Equal(["start", "choice", "choice"], finding.Steps.Select(step => step.Kind));
        Replay.Of(draft.Build(), finding.Steps);
    }

    [Fact]
    public void A_constant_condition_is_no_choice_and_what_it_never_leads_to_is_unreachable()
    {
        var finding = Assert.Single(Found(new Draft().Add("Ask", "Elsa.FlowDecision", ("condition", true)).Task("Yes").Task("No").Flow("Ask.True>Yes", "Ask.False>No")));
        Assert.Equal("unreachable:No", finding.Key);
    }

    [Fact]
    public void An_end_that_cancels_the_open_work_of_another_branch_is_a_warning()
    {
        var finding = Assert.Single(Found(new Draft().Add("Split", "Elsa.FlowFork", ("branches", List("A", "B"))).Task("Left").Task("Right").Add("Stop", "Elsa.Finish")
            .Flow("Split.A>Left", "Split.B>Right", "Left.Done>Stop")));
        Assert.Equal(("work-after-finish", Severity.Warning), (finding.Rule, finding.Severity));
        Assert.Equal(["Stop", "Right"], finding.Activities);
    }

    [Fact]
    public void A_deadline_that_counts_from_a_step_still_to_come_cannot_finish() =>
        Assert.Contains("cannot-finish:First/fails", Found(new Draft().Insert(With(TaskNode("First"), "due", Wrap("Object", """{"anchor":"Completed:Second","amount":1,"unit":"Days"}"""))).Task("Second").Flow("First.Done>Second")).Select(finding => finding.Key));

    [Fact]
    public void What_is_too_large_to_look_at_is_said_to_be_undecided()
    {
        var finding = Assert.Single(StateSpace.Of(new Draft().Task("A").Task("B").Task("C").Flow("A.Done>B", "B.Done>C").Build(), new ProofLimits { MaxStates = 2 }).Findings());
        Assert.Equal(("undecided", Severity.Warning), (finding.Rule, finding.Severity));
    }

    [Fact]
    public void A_scripted_list_of_units_is_looked_at_with_none_one_and_two() =>
        Assert.Empty(Found(new Draft().Add("Each", "VanQuan.ForEachUnit", ("units", Js("getScope()")), ("body", TaskNode("Report"))).Task("Sum").Flow("Each.Done>Sum")));

    [Fact]
    public void An_instance_as_it_stands_is_asked_whether_it_can_still_finish()
    {
        var draft = new Draft().Task("Write").Task("Read").Flow("Write.Done>Read").Build();
        var standing = Replay.Of(draft, [new(CounterStepKinds.Start, null, null, [], new("", ""))])[^1].State;
        Assert.True(StateSpace.From(draft, standing).CanFinish);
    }

    private static IReadOnlyList<Finding> Found(Draft draft) => StateSpace.Of(draft.Build()).Findings();

    private static JsonObject With(JsonObject node, string input, JsonNode value)
    {
        node[input] = value;
        return node;
    }
}
