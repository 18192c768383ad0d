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

    private static MigrationAnswer Proven(Lived lived, Drawing to, params StandingMove[] moves) => MigrationProof.Prove(lived.Try(to, moves), to.Build(2));

    [Fact]
    public void A_mapping_that_would_leave_a_join_waiting_in_vain_is_refused_by_the_joins_name()
    {
        var refusal = Assert.Single(Proven(new Lived(Forked().Build()), Forked(), DropB).Refusals);
        Assert.Contains("“Join branches” waits for a branch that never comes", refusal.En, StringComparison.Ordinal);
        Assert.Contains("“Gộp nhánh” chờ một nhánh không bao giờ tới", refusal.Vi, StringComparison.Ordinal);
        Assert.Equal("B", refusal.ActivityId);
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
        var answer = MigrationProof.Prove(new Lived(Forked().Build()).Try(to), to.Build(2), new() { MaxStates = 2 });
        Assert.True(answer.IsPossible);
        Assert.Contains("not certain", Assert.Single(answer.Notes).En, StringComparison.Ordinal);
    }
}
