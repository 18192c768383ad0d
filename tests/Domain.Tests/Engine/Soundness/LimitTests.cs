using VanQuan.Workflows.Domain.Engine.Soundness;
using VanQuan.Workflows.Domain.Engine.Soundness.Exploration;
using Xunit;
using static VanQuan.Workflows.Domain_Tests.Engine.Soundness.Draft;

namespace VanQuan.Workflows.Domain_Tests.Engine.Soundness;

/// <summary>Wherever the limit comes, what was not looked at is undecided and nothing is said of it as if it were certain.</summary>
public sealed class LimitTests
{
    [Fact]
    public void Rounds_of_lone_waits_that_the_limit_leaves_put_off_are_undecided()
    {
        // Two rounds of one place each, beside somebody who can end it all.
        var draft = new Draft().Task("Choose", "Yes", "No").Add("Over", "Elsa.End").Flow("Choose.Yes>SplitY", "Choose.No>SplitN");
        foreach (var side in new[] { "Y", "N" })
            draft.Add($"Split{side}", "Elsa.FlowFork", ("branches", List("P", "Q"))).Task($"Stop{side}").Task($"Write{side}").Add($"Note{side}", "Elsa.WriteLine", ("text", "again"))
                .Flow($"Split{side}.P>Stop{side}", $"Split{side}.Q>Write{side}", $"Write{side}.Done>Note{side}", $"Note{side}.Done>Write{side}", $"Stop{side}.Done>Over");
        var definition = draft.Build();
        var all = StateSpace.Of(definition);
        Assert.True(all.CanAlwaysFinish);
        for (var most = 1; most < all.Count; most++)
        {
            var space = StateSpace.Of(definition, new ProofLimits { MaxStates = most });
            Assert.True(space.CanAlwaysFinish is null, $"{most} of {all.Count}: {space.CanAlwaysFinish}");
            Assert.Contains(space.Findings(), finding => finding.Rule == "undecided");
        }
    }

    [Fact]
    public void Work_left_open_at_an_end_that_was_not_looked_at_to_the_last_is_undecided()
    {
        var branches = new[] { "A", "B", "C", "D" };
        var draft = new Draft().Add("Split", "Elsa.FlowFork", ("branches", List([.. branches, "E"]))).Task("Stop").Add("Over", "Elsa.End").Flow("Split.E>Stop", "Stop.Done>Over");
        foreach (var branch in branches)
            draft.Task(branch + "1").Task(branch + "2").Flow($"Split.{branch}>{branch}1", $"{branch}1.Done>{branch}2");
        var definition = draft.Build();
        var all = StateSpace.Of(definition);
        Assert.DoesNotContain(all.Findings(), finding => finding.Rule == "undecided");
        // Enough for the places themselves, not for all of them once more with each piece of work left open.
        var space = StateSpace.Of(definition, new ProofLimits { MaxStates = all.Count });
        Assert.True(space.IsComplete && space.CanAlwaysFinish == true);
        Assert.Contains(space.Findings(), finding => finding.Rule == "undecided");
    }
}
