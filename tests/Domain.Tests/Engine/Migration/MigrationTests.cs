using System.Text.Json.Nodes;
using VanQuan.Workflows.Domain.Engine.Execution;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Engine.Migration;

/// <summary>One instance, one change of the drawing, and what becomes of where it stands.</summary>
public sealed class MigrationTests
{
    private static Drawing Line() => new Drawing().Task("A").Task("B").Task("C").Flow("A.Done>B", "B.Done>C");

    [Fact]
    public void A_step_inserted_before_the_one_at_work_counts_as_passed()
    {
        var lived = new Lived(Line().Build()).Do("A");
        var after = Line().Task("X").Cut("A.Done>B").Flow("A.Done>X", "X.Done>B");
        Assert.Equal(["X"], lived.Try(after).PassedOver);
        Assert.Equal(["A", "B", "C"], lived.GoOver(after).Do("B").Do("C").Opened);
        Assert.True(lived.IsFinished);
    }

    [Fact]
    public void A_step_beside_the_one_at_work_opens_at_once_and_the_join_waits_for_both()
    {
        var lived = new Lived(Line().Build()).Do("A");
        lived.GoOver(Line().Task("X").Flow("A.Done>X", "X.Done>C"));
        Assert.Equal(["B", "X"], lived.Open);
        Assert.Equal(["A", "B", "X", "C"], lived.Do("B").Do("X").Opened);
    }

    [Fact]
    public void A_step_that_is_gone_is_refused_until_somebody_says_where_to_go_on()
    {
        var lived = new Lived(Line().Build()).Do("A");
        var after = Line().Remove("B").Flow("A.Done>C");
        var refusal = Assert.Single(lived.Try(after).Refusals);
        Assert.Equal("B", refusal.ActivityId);
        Assert.Contains("“Assign work” is not in the new version", refusal.En, StringComparison.Ordinal);
        Assert.Equal(["C"], lived.Copy().GoOver(after, new StandingMove("B", MoveKind.Drops)).Open);
        var restarted = lived.GoOver(after, new StandingMove("B", MoveKind.Restarts, "C"));
        Assert.Equal(["C"], restarted.Open);
        Assert.IsType<CloseTask>(restarted.Effects[^2]);
        Assert.True(restarted.Do("C").IsFinished);
    }

    [Fact]
    public void A_renamed_step_keeps_its_bookmark_and_goes_on_under_its_new_name()
    {
        var lived = new Lived(Line().Build()).Do("A");
        var bookmark = Assert.Single(lived.State.Bookmarks).Id;
        lived.GoOver(Line().Rename("B", "Better"), new StandingMove("B", MoveKind.Stays, "Better"));
        Assert.Equal(bookmark, Assert.Single(lived.State.Bookmarks).Id);
        Assert.Equal(["C"], lived.Do("Better").Open);
        Assert.IsType<ChangeTask>(lived.Effects[^2]);
    }

    [Fact]
    public void Completed_work_that_would_come_again_is_refused_by_name()
    {
        var lived = new Lived(Line().Build()).Do("A").Do("B");
        var refusal = Assert.Single(lived.Try(new Drawing().Task("A").Task("B").Task("C").Flow("A.Done>C", "C.Done>B")).Refusals);
        Assert.Contains("“Assign work” is done", refusal.En, StringComparison.Ordinal);
        Assert.Contains("done", Assert.Single(lived.Try(Line(), new StandingMove("C", MoveKind.Restarts, "B")).Refusals).En, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_open_steps_that_the_new_version_puts_in_a_row_are_refused()
    {
        var fork = new Drawing().Task("A").Task("B").Task("C").Flow("A.Done>B", "A.Done>C");
        var lived = new Lived(fork.Build()).Do("A");
        Assert.Contains("both open", Assert.Single(lived.Try(Line()).Refusals).En, StringComparison.Ordinal);
        Assert.Equal(["C"], lived.GoOver(Line(), new StandingMove("B", MoveKind.Drops)).Open);
        Assert.True(lived.Do("C").IsFinished);
    }

    [Fact]
    public void A_dropped_step_goes_on_by_the_outcome_named_or_its_ways_out_are_not_followed()
    {
        var lived = new Lived(Line().Build()).Do("A");
        Assert.Equal(["C"], lived.Copy().GoOver(Line(), new StandingMove("B", MoveKind.Drops, Outcome: "Done")).Open);
        Assert.True(lived.GoOver(Line(), new StandingMove("B", MoveKind.Drops)).IsFinished);
    }

    [Fact]
    public void Only_what_is_written_differently_changes_a_task_and_its_due_date_counts_from_the_day_it_opened()
    {
        var before = new Drawing().Task("A", ("due", Drawing.Deadline(5)));
        var lived = new Lived(before.Build());
        var past = new InstancePast(new Dictionary<string, DateOnly> { [lived.State.Bookmarks[0].Id] = new(2022, 8, 1) }, []);
        Assert.Empty(lived.Try(before.Copy(), past).Step!.Effects);
        var changed = Assert.IsType<ChangeTask>(Assert.Single(lived.Try(new Drawing().Task("A", ("due", Drawing.Deadline(9))).Set("A", "title", "Anew"), past).Step!.Effects));
        Assert.Equal(["title", "due"], changed.Changed);
        Assert.Equal(new DateOnly(2022, 8, 1), changed.Spec.Due!.Anchor);
        Assert.Equal("Anew", changed.Spec.Title);
    }

    [Fact]
    public void A_wait_whose_deadline_changed_is_set_anew()
    {
        static Drawing Waits(int days) => new Drawing().Step("W", "VanQuan.WaitUntil", ("deadline", Drawing.Deadline(days))).Task("B").Flow("W.Done>B");
        var lived = new Lived(Waits(5).Build());
        Assert.Empty(lived.Try(Waits(5)).Step!.Effects);
        lived.GoOver(Waits(9));
        Assert.IsType<ClearTimer>(lived.Effects[^2]);
        Assert.Equal(9, Assert.IsType<SetTimer>(lived.Effects[^1]).Deadline!.Rule.Amount);
        Assert.Equal(["B"], lived.Do("W").Open);
    }

    [Fact]
    public void Variables_keep_their_values_where_they_are_still_declared()
    {
        static Drawing With(params string[] names) => names.Aggregate(
            new Drawing().Step("S", "Elsa.SetVariable", ("variable", new JsonObject { ["id"] = "kept" }), ("value", "42")).Task("A").Flow("S.Done>A"), (drawing, name) => drawing.Variable(name, "first"));
        var lived = new Lived(With("kept", "gone").Build()).GoOver(With("kept", "fresh"));
        var values = InstanceVariables.Read(lived.Definition, lived.State);
        Assert.Equal(["fresh", "kept"], values.Keys.Order());
        Assert.Equal(("42", "first"), (values["kept"].GetString(), values["fresh"].GetString()));
    }

    [Fact]
    public void A_date_that_only_the_new_version_counts_from_is_taken_from_what_was_lived_through()
    {
        var after = Line().Set("C", "due", new JsonObject { ["anchor"] = "Completed:A", ["amount"] = 3, ["unit"] = "Days", ["roll"] = "None" });
        var lived = new Lived(Line().Build()).Do("A");
        var answer = lived.Try(after, new InstancePast(new Dictionary<string, DateOnly>(), [new CompletedStep("A", "i:2", new(2022, 8, 20))]));
        var step = new Kernel(null!).Step(after.Build(2), answer.Step!.Instance, new ResumeBookmark("b", answer.Step.Instance.Bookmarks[0].Id, "Done", null), Lived.Now);
        Assert.Equal(new DateOnly(2022, 8, 20), step.Effects.OfType<OpenTask>().Single().Spec.Due!.Anchor);
    }

    [Fact]
    public void An_approval_added_behind_done_work_reviews_it()
    {
        var lived = new Lived(Line().Build()).Do("A");
        var after = Line().Approval("Sign", "A").Cut("B.Done>C").Flow("B.Done>Sign", "Sign.Approved>C");
        var past = new InstancePast(new Dictionary<string, DateOnly>(), [new CompletedStep("A", "i:2", new(2022, 8, 20))]);
        var moved = lived.Try(after, past).Step!.Instance;
        var step = new Kernel(null!).Step(after.Build(2), moved, new ResumeBookmark("b", moved.Bookmarks[0].Id, "Done", null), Lived.Now);
        Assert.Equal(["i:2"], step.Effects.OfType<OpenApproval>().Single().ReviewedExecutionIds);
    }

    [Fact]
    public void What_has_ended_is_not_moved() =>
        Assert.Contains("ended", Assert.Single(new Lived(Line().Build()).Raise(new CancelInstance("x", "stop")).Try(Line()).Refusals).En, StringComparison.Ordinal);
}
