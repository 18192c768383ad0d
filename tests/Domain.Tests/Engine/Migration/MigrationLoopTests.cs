using CsCheck;
using VanQuan.Workflows.Domain.Engine.Execution;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Engine.Migration;

/// <summary>Instances that go over in the middle of a loop of returns, in any round, with a branch beside it that a join waits for.</summary>
public sealed class MigrationLoopTests
{
    private static Drawing Reviewed() => new Drawing().Step("Split", "Elsa.FlowFork", ("branches", new System.Text.Json.Nodes.JsonArray("A", "B")))
        .Task("Draft").Task("Check").Approval("Sign", "Draft").Task("Beside").Step("Join", "Elsa.FlowJoin", ("mode", "WaitAllActive")).Task("File")
        .Flow("Split.A>Draft", "Split.B>Beside", "Draft.Done>Check", "Draft.No>Check", "Check.Done>Sign", "Check.No>Sign", "Sign.Returned>Draft", "Sign.Approved>Join", "Sign.Rejected>Join",
            "Beside.Done>Join", "Beside.No>Join", "Join.Done>File");

    private static readonly (string Name, Func<Drawing> Draw)[] Redrawn =
    [
        ("the same", Reviewed),
        ("behind the draft", () => Reviewed().Task("X").Cut("Draft.Done>Check").Flow("Draft.Done>X", "X.Done>Check", "X.No>Check")),
        ("before the signature", () => Reviewed().Task("X").Cut("Check.Done>Sign").Cut("Check.No>Sign").Flow("Check.Done>X", "Check.No>X", "X.Done>Sign", "X.No>Sign")),
        ("before the draft", () => Reviewed().Task("X").Cut("Split.A>Draft").Flow("Split.A>X", "X.Done>Draft", "X.No>Draft")),
        ("before the join", () => Reviewed().Task("X").Cut("Sign.Approved>Join").Flow("Sign.Approved>X", "X.Done>Join", "X.No>Join")),
        ("beside both", () => Reviewed().Set("Split", "branches", new System.Text.Json.Nodes.JsonArray("A", "B")).Task("X").Flow("Split.B>X", "X.Done>Join", "X.No>Join").Shuffle()),
        ("behind the join", () => Reviewed().Task("X").Cut("Join.Done>File").Flow("Join.Done>X", "X.Done>File", "X.No>File")),
    ];

    [Fact]
    public void A_migration_in_any_round_of_a_loop_leads_to_one_end_through_one_join() => Gen.Select(
        Gen.Int[0, Redrawn.Length - 1], Gen.Int[0, 999].Array[0, 12], Gen.Int[0, 999].Array[40]).Sample((redrawn, before, after) =>
    {
        var lived = new Lived(Reviewed().Build());
        foreach (var move in before)
            Move(lived, move, returns: move % 5 < 3);
        if (lived.IsFinished)
            return;
        var open = lived.Open;
        lived.GoOver(Redrawn[redrawn].Draw());
        Assert.All(open, step => Assert.Contains(step, lived.Open));
        for (var i = 0; i < after.Length && !lived.IsFinished; i++)
        {
            Move(lived, after[i], returns: i < 20 && after[i] % 4 == 0);
            Assert.True(lived.Open.Distinct().SequenceEqual(lived.Open), $"{Redrawn[redrawn].Name}: stands at {string.Join(", ", lived.Open)} after {string.Join(" ", lived.Opened)}; moved at {string.Join(", ", open)}");
        }
        Assert.True(lived.IsFinished, $"{Redrawn[redrawn].Name}: stands at {string.Join(", ", lived.Open)} after {string.Join(" ", lived.Opened)}");
        Assert.Single(lived.Opened, "File");
        Assert.Single(lived.Opened, "Beside");
    }, iter: 2000);

    [Fact]
    public void A_task_that_was_returned_is_still_the_same_task_in_the_next_round()
    {
        var lived = new Lived(Reviewed().Build()).Do("Draft").Do("Check");
        lived.GoOver(Reviewed().Task("X").Flow("Split.B>X", "X.Done>Join", "X.No>Join")).Do("Sign", "Returned");
        var reopened = lived.Effects.OfType<OpenTask>().Last();
        Assert.Equal("Draft", reopened.ActivityId);
        Assert.Equal(lived.Effects.OfType<OpenTask>().First(task => task.ActivityId == "Draft").ExecutionId, reopened.ReopensExecutionId);
    }

    private static void Move(Lived lived, int move, bool returns)
    {
        if (lived.IsFinished || lived.Open.Count == 0)
            return;
        var at = lived.Open[move / 7 % lived.Open.Count];
        lived.Do(at, at == "Sign" ? returns ? "Returned" : "Approved" : move % 2 == 0 ? "Done" : "No");
    }
}
