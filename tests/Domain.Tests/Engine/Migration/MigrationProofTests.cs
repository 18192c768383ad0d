using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Migration;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Engine.Migration;

/// <summary>A run goes over only where its end can still be reached.</summary>
public sealed class MigrationProofTests
{
    private static readonly StandingMove DropB = new("B", MoveKind.Drops);

    private static (string, object) OnlyDone => ("outcomes", new System.Text.Json.Nodes.JsonArray("Done"));

    private static Drawing Forked(string mode = "WaitAll") => new Drawing().Step("Split", "Elsa.FlowFork", ("branches", new System.Text.Json.Nodes.JsonArray("X", "Y")))
        .Task("B", OnlyDone).Task("C", OnlyDone).Step("J", "Elsa.FlowJoin", ("mode", mode)).Task("D")
        .Flow("Split.X>B", "Split.Y>C", "B.Done>J", "C.Done>J", "J.Done>D");

    private static MigrationAnswer Proven(Lived lived, Drawing to, params StandingMove[] moves) => new MigrationProof(to.Build(2)).Prove(lived.Try(to, moves));

    [Fact]
    public void A_mapping_that_would_leave_a_join_waiting_in_vain_is_refused_by_the_joins_name()
    {
        var refusal = Assert.Single(Proven(new Lived(Forked().Build()), Forked(), DropB).Refusals);
        Assert.Contains("“Join branches” waits for a branch that never comes", refusal.En, StringComparison.Ordinal);
        Assert.Contains("“Gộp nhánh” chờ một nhánh không bao giờ tới", refusal.Vi, StringComparison.Ordinal);
        Assert.Equal("B", refusal.ActivityId);
    }

    [Fact]
    public void A_mapping_that_would_end_the_run_at_once_while_a_join_waits_is_refused_by_the_joins_name()
    {
        var lived = new Lived(Forked().Build()).Do("C");
        var refusal = Assert.Single(Proven(lived, Forked(), DropB).Refusals);
        Assert.Contains("bước “Gộp nhánh” còn chờ", refusal.Vi, StringComparison.Ordinal);
        Assert.Contains("would end at once, while the step “Join branches” still waits", refusal.En, StringComparison.Ordinal);
        Assert.Equal("B", refusal.ActivityId);
        Assert.Equal(["D"], Proven(lived, Forked(), DropB with { Outcome = "Done" }).Step!.Instance.Bookmarks.Select(bookmark => bookmark.ActivityId));
    }

    [Fact]
    public void A_run_that_the_new_version_has_nothing_left_for_is_told_to_end_at_once()
    {
        var answer = Proven(new Lived(new Drawing().Task("A", OnlyDone).Task("B", OnlyDone).Flow("A.Done>B").Build()).Do("A"), new Drawing().Task("A", OnlyDone), DropB);
        Assert.Equal(InstanceSubStatus.Finished, answer.Step!.Instance.SubStatus);
        Assert.Contains("ends at once", Assert.Single(answer.Notes).En, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_that_stand_alike_are_looked_at_once_and_those_that_do_not_each()
    {
        var proof = new MigrationProof(Forked().Build(2));
        foreach (var lived in new[] { new Lived(Forked().Build()), new Lived(Forked().Build()).Do("B"), new Lived(Forked().Build()) })
        {
            StandingMove[] moves = lived.Open.Contains("B") ? [DropB] : [];
            Assert.Equal(Proven(lived, Forked(), moves).Refusals, proof.Prove(lived.Try(Forked(), moves)).Refusals);
        }
        Assert.Equal(2, proof.Looks);
    }

    [Fact]
    public void The_same_mapping_goes_through_where_the_join_does_not_wait_for_all()
    {
        var answer = Proven(new Lived(Forked().Build()), Forked("WaitAllActive"), DropB);
        Assert.True(answer.IsPossible);
        Assert.Empty(answer.Notes);
    }

    [Fact]
    public void A_version_that_stands_still_behind_the_run_is_refused_by_the_step()
    {
        var before = new Drawing().Task("A").Task("B").Flow("A.Done>B", "A.No>B");
        var after = new Drawing().Task("A").Task("B").Flow("A.Done>B", "A.No>B", "B.Done>B", "B.No>B");
        var refusal = Assert.Single(Proven(new Lived(before.Build()).Do("A"), after).Refusals);
        Assert.Contains("“Assign work”", refusal.En, StringComparison.Ordinal);
        Assert.Equal("B", refusal.ActivityId);
    }

    [Fact]
    public void A_change_that_leaves_the_end_in_reach_goes_through_without_a_word()
    {
        var answer = Proven(new Lived(Forked().Build()).Do("B"), Forked().Task("E").Flow("D.Done>E", "D.No>E"));
        Assert.True(answer.IsPossible);
        Assert.Empty(answer.Notes);
    }

    [Fact]
    public void Too_much_to_look_at_is_a_note_and_no_refusal()
    {
        var to = Forked();
        var answer = new MigrationProof(to.Build(2), new() { MaxStates = 2 }).Prove(new Lived(Forked().Build()).Try(to));
        Assert.True(answer.IsPossible);
        Assert.Contains("not certain", Assert.Single(answer.Notes).En, StringComparison.Ordinal);
    }
}
