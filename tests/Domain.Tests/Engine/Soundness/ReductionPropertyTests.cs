using CsCheck;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Soundness;
using VanQuan.Workflows.Domain.Engine.Soundness.Exploration;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Engine.Soundness;

/// <summary>
/// That a proof may leave out orders (docs/decisions/0007), over definitions whose branches are side by side: what is left out must be a good part,
/// and nothing that is told may change. All draws come from one seed.
/// </summary>
public sealed class ReductionPropertyTests(ITestOutputHelper output)
{
    private const string Seed = "7bCP5zr_TZA1";
    private static readonly ProofLimits Small = new() { MaxStates = 130 };

    [Fact]
    public void Every_finding_is_the_same_with_and_without_leaving_out_orders_and_many_are_left_out()
    {
        var (compared, smaller, states, left) = (0, 0, 0, 0);
        foreach (var definition in Draws(Forked.Definitions, 700))
        {
            var full = StateSpace.Of(definition, Small, reduced: false);
            if (!full.IsComplete)
                continue;
            var reduced = StateSpace.Of(definition, Small);
            Assert.True(reduced.IsComplete && reduced.Count <= full.Count, definition.Write(false));
            Assert.True(full.CanAlwaysFinish == reduced.CanAlwaysFinish, definition.Write(false));
            Assert.True(Keys(full).SequenceEqual(Keys(reduced)), $"{string.Join(' ', Keys(full))}\n{string.Join(' ', Keys(reduced))}\n{definition.Write(false)}");
            compared++;
            smaller += reduced.Count < full.Count ? 1 : 0;
            states += full.Count;
            left += full.Count - reduced.Count;
        }
        output.WriteLine($"{compared} compared, in {smaller} states were left out: {left} of {states}.");
        Assert.True(compared >= 400, $"only {compared} were small enough to compare");
        Assert.True(smaller >= compared * 0.6, $"only in {smaller} of {compared} draws anything was left out");
        Assert.True(left >= states * 0.2, $"only {left} of {states} states were left out");
    }

    [Fact]
    public void The_order_in_which_things_were_opened_changes_no_finding()
    {
        var compared = 0;
        foreach (var definition in Draws(Forked.Definitions, 300))
        {
            if (StateSpace.Unabridged(definition, Small) is not { IsComplete: true } unabridged)
                continue;
            compared++;
            Assert.True(Keys(unabridged).SequenceEqual(Keys(StateSpace.Of(definition, Small))), definition.Write(false));
        }
        output.WriteLine($"{compared} compared.");
        Assert.True(compared >= 100, $"only {compared} were small enough to compare");
    }

    [Fact]
    public void Of_a_sound_definition_every_state_a_random_walk_reaches_can_still_finish_when_nothing_is_left_out()
    {
        var (sound, states) = (0, 0);
        foreach (var (definition, walk) in Draws(Gen.Select(Forked.Definitions, Gen.Int[0, 9_999].Array[2, 10]), 500))
        {
            if (StateSpace.Of(definition, Small) is not { CanAlwaysFinish: true })
                continue;
            sound++;
            var state = Walk.Start(definition, walk[0]);
            foreach (var turn in walk)
                state = Walk.Next(definition, state, turn) ?? state;
            if (state.Status == InstanceStatus.Finished)
            {
                Assert.Equal(InstanceSubStatus.Finished, state.SubStatus);
                continue;
            }
            states++;
            Assert.True(StateSpace.From(definition, state, Small, reduced: false).CanFinish != false, state.Serialize() + "\n" + definition.Write(false));
        }
        output.WriteLine($"{sound} sound, {states} walks ended before the end.");
        Assert.True(sound >= 250 && states >= 60, $"{sound} sound, {states} walks ended before the end");
    }

    [Fact]
    public void Every_counter_example_is_taken_by_the_kernel_step_for_step_and_shows_what_it_tells()
    {
        var told = new Dictionary<string, int>();
        foreach (var definition in Draws(Forked.Definitions, 600))
            foreach (var finding in StateSpace.Of(definition, Small).Findings().Where(finding => finding.Steps.Count > 0))
            {
                told[finding.Rule] = told.GetValueOrDefault(finding.Rule) + 1;
                Shows(definition, finding);
            }
        output.WriteLine(string.Join(", ", told));
        foreach (var rule in new[] { "cannot-finish", "join-deadlock", "work-after-finish" })
            Assert.True(told.GetValueOrDefault(rule) >= 20, $"{rule}: {told.GetValueOrDefault(rule)}");
    }

    private static void Shows(WorkflowDefinition definition, Finding finding)
    {
        var taken = Replay.Of(definition, finding.Steps);
        Assert.Equal(finding.Steps, taken.Select(step => step.Step));
        foreach (var step in taken.Where(step => step.Step.Standing.Count > 0))
            Assert.Equal(step.Step.Standing, Standing(step.State));
        var last = taken[^1].State;
        switch (finding.Rule)
        {
            case "join-deadlock":
                Assert.Contains(finding.Activities[0], taken[^1].Lost);
                break;
            case "work-after-finish":
                // It was open just before, or was opened by the same event; afterwards nobody has it.
                Assert.Contains(finding.Activities.Skip(1), open => !Standing(last).Contains(open));
                break;
            case "cannot-finish" when last.SubStatus == InstanceSubStatus.Faulted:
                Assert.True(last.Incidents.Count == 0 || last.Incidents.Any(incident => finding.Activities.Contains(incident.ActivityId)));
                break;
            case "cannot-finish" when StateSpace.From(definition, last, Small, reduced: false) is { IsComplete: true } after:
                Assert.False(after.CanFinish);
                break;
        }
    }

    private static List<string> Standing(InstanceState state) =>
        [.. state.Bookmarks.Select(bookmark => bookmark.ActivityId).Concat(state.Incidents.Select(incident => incident.ActivityId)).Order(StringComparer.Ordinal)];

    private static List<string> Keys(StateSpace space) => [.. space.Findings().Select(finding => finding.Key).Order(StringComparer.Ordinal)];

    private static IEnumerable<T> Draws<T>(Gen<T> gen, int count)
    {
        var chance = PCG.Parse(Seed);
        for (var draw = 0; draw < count; draw++)
            yield return gen.Generate(chance, null, out _);
    }
}
