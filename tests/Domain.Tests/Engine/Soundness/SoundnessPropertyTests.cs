using CsCheck;
using VanQuan.Workflows.Domain.Engine.Soundness;
using VanQuan.Workflows.Domain.Engine.Soundness.Exploration;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Engine.Soundness;

/// <summary>The proof against the kernel itself, over definitions drawn by chance. All draws come from one seed, so that a build finds what the last one found.</summary>
public sealed class SoundnessPropertyTests
{
    private const string Seed = "7bCP5zr_TZA1";
    private const int Draws = 700;
    private static readonly ProofLimits Limits = new() { MaxStates = 80, MaxActivities = 800 };

    [Fact]
    public void Leaving_out_orders_changes_no_verdict() => Each(Drawn.Definitions, definition =>
    {
        var (reduced, full) = (StateSpace.Of(definition, Limits), StateSpace.Of(definition, Limits, reduced: false));
        if (!reduced.IsComplete || !full.IsComplete)
            return;
        Assert.True(reduced.Count <= full.Count);
        Assert.True(reduced.CanAlwaysFinish == full.CanAlwaysFinish, definition.Write());
        Assert.Equal(Told(full), Told(reduced));
    });

    [Fact]
    public void Every_counter_example_is_taken_by_the_kernel_step_for_step_and_ends_where_no_way_leads_on() => Each(Drawn.Definitions, definition =>
    {
        foreach (var finding in StateSpace.Of(definition, Limits).Findings().Where(finding => finding.Steps.Count > 0))
        {
            var taken = Replay.Of(definition, finding.Steps);
            Assert.Equal(finding.Steps, taken.Select(step => step.Step));
            if (finding.Rule == "join-deadlock")
                Assert.Contains(finding.Activities[0], taken[^1].Lost);
            if (finding.Rule == "cannot-finish" && StateSpace.From(definition, taken[^1].State, Limits) is { IsComplete: true } after)
                Assert.False(after.CanFinish);
        }
    });

    [Fact]
    public void Of_a_sound_definition_every_state_a_random_walk_reaches_can_still_finish() => Each(Gen.Select(Drawn.Definitions, Gen.Int[0, 1_000].Array[1, 12]), drawn =>
    {
        var (definition, walk) = drawn;
        // A loop of conditions alone is an error of its own: a walk may go round in it until the kernel stops it.
        if (StateSpace.Of(definition, Limits) is not { CanAlwaysFinish: true } space || space.Findings().Any(finding => finding.Rule == "endless-loop"))
            return;
        var state = Walk.Start(definition, walk[0]);
        foreach (var turn in walk)
        {
            Assert.True(StateSpace.From(definition, state, Limits).CanFinish != false, state.Serialize() + "\n" + definition.Write(false));
            if (Walk.Next(definition, state, turn) is not { } next)
                return;
            state = next;
        }
    });

    private static void Each<T>(Gen<T> gen, Action<T> check)
    {
        var chance = PCG.Parse(Seed);
        for (var draw = 0; draw < Draws; draw++)
            check(gen.Generate(chance, null, out _));
    }

    private static IEnumerable<string> Told(StateSpace space) =>
        space.Findings().Where(finding => finding.Rule is "join-deadlock" or "unreachable" or "endless-loop").Select(finding => finding.Key).Order(StringComparer.Ordinal);
}
