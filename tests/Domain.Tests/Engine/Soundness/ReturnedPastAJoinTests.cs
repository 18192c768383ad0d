using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Soundness;
using VanQuan.Workflows.Domain.Engine.Soundness.Exploration;
using Xunit;
using static VanQuan.Workflows.Domain_Tests.Engine.Soundness.Draft;

namespace VanQuan.Workflows.Domain_Tests.Engine.Soundness;

/// <summary>Work returned into one side of a join: what the other side brought is kept, and the join runs again without it coming anew.</summary>
public sealed class ReturnedPastAJoinTests
{
    /// <summary>
    /// J joins T and K. J's Yes opens S, which may return to T alone, and beside it w. The second J may say No: A then cancels w, and B2, which
    /// waits for w and Z, is left out. That shows only where w is still open when J runs for the second time.
    /// </summary>
    private static WorkflowDefinition Returned => new Draft()
        .Add("Start", "Elsa.Start").Add("Split", "Elsa.FlowFork", ("branches", List("A", "B", "C"))).Task("T").Task("K").Task("J", "Yes", "No").Add("X", "Elsa.WriteLine", ("text", "x"))
        .Add("w0", "Elsa.FlowJoin", ("mode", "WaitAllActive")).Task("w").Add("A", "Elsa.FlowJoin", ("mode", "WaitAny")).Task("Z").Add("B2", "Elsa.FlowJoin", ("mode", "WaitAll")).Add("Over", "Elsa.End")
        .Approval("S", ("returnTo", "T")).Task("Y")
        .Flow("Start.Done>Split", "Split.A>T", "Split.B>K", "Split.C>w0", "T.Done>J", "K.Done>J", "J.No>X", "J.Yes>S", "J.Yes>w0", "X.Done>A", "w0.Done>w", "w.Done>A", "w.Done>B2",
            "A.Done>Z", "Z.Done>B2", "B2.Done>Over", "S.Approved>Y", "S.Rejected>Y").Build();

    [Fact]
    public void A_join_that_runs_again_by_a_return_into_one_side_is_among_what_the_others_touch()
    {
        var full = StateSpace.Of(Returned, reduced: false);
        Assert.Contains("join-deadlock:B2", Keys(full));
        Assert.Equal(Keys(full), Keys(StateSpace.Of(Returned)));
    }

    [Fact]
    public void What_is_told_apart_by_order_alone_says_the_same() => Assert.Equal(Keys(StateSpace.Unabridged(Returned)), Keys(StateSpace.Of(Returned)));

    private static List<string> Keys(StateSpace space) => [.. space.Findings().Select(finding => finding.Key).Order(StringComparer.Ordinal)];
}
