using System.Text.Json;
using CsCheck;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using Xunit;
using static VanQuan.Workflows.Application_Tests.Engine.Chart;

namespace VanQuan.Workflows.Application_Tests.Engine;

/// <summary>Laws of the kernel over instances that people, timers and late days move in any order.</summary>
public sealed class KernelPropertyTests
{
    private static readonly WorkflowDefinition Definition = new Chart().Variable("Round", "Int32", "0").Variable("Dice", "Double")
        .Add("Split", "Elsa.FlowFork", ("branches", Json("""["A","B","C"]""")))
        .Task("Draft").Approval("Sign", "Draft").Add("Count", "Elsa.SetVariable", ("variable", new System.Text.Json.Nodes.JsonObject { ["id"] = "vRound" }), ("value", Js("getRound() + 1")))
        .Add("Dice", "Elsa.SetVariable", ("variable", new System.Text.Json.Nodes.JsonObject { ["id"] = "vDice" }), ("value", Js("Math.random() + Date.now()")))
        .Add("Wait", "Elsa.Delay", ("timeSpan", "1.00:00:00")).Add("Hear", "Elsa.Event", ("eventName", "go")).Add("Urge", "VanQuan.Notify", ("recipients", "unit:VP"), ("template", "urge"))
        .Add("Join", "Elsa.FlowJoin", ("mode", "WaitAll")).Line("End")
        .Flow("Split.A>Draft", "Split.B>Wait", "Split.C>Hear", "Draft.Done>Count", "Draft.Overdue>Urge", "Count.Done>Sign", "Sign.Returned>Draft", "Sign.Approved>Dice", "Sign.Rejected>Dice",
            "Dice.Done>Join", "Wait.Done>Join", "Hear.Done>Join", "Join.Done>End").Build();

    // Which of the waits moves (or none, when it is not there), and how.
    private static readonly Gen<(int Move, int Hours)[]> Histories = Gen.Select(Gen.Int[0, 7], Gen.Int[1, 30]).Array[0, 25];

    [Fact]
    public void The_same_input_gives_the_same_output() =>
        Histories.Sample(history => Assert.Equal(Live(history).Trace, Live(history).Trace), iter: 300);

    [Fact]
    public void An_instance_replayed_from_its_events_is_the_same_instance() => Histories.Sample(history =>
    {
        var lived = Live(history);
        InstanceState? replayed = null;
        foreach (var (happened, at) in lived.Events)
            replayed = new Kernel(ConformancePack.Evaluator).Step(Definition, replayed, happened, at).Instance;
        Assert.Equal(lived.State.Serialize(), replayed!.Serialize());
    }, iter: 300);

    [Fact]
    public void The_state_survives_storing_between_any_two_steps() =>
        Histories.Sample(history => Assert.Equal(Live(history).Trace, Live(history, store: true).Trace), iter: 300);

    [Fact]
    public void An_event_that_comes_again_changes_nothing() => Histories.Sample(history =>
    {
        var lived = Live(history);
        foreach (var (happened, at) in lived.Events)
        {
            var again = new Kernel(ConformancePack.Evaluator).Step(Definition, lived.State, happened, at);
            Assert.False(again.Taken);
            Assert.Empty(again.Effects);
            Assert.Same(lived.State, again.Instance);
        }
    }, iter: 300);

    [Fact]
    public void The_join_is_passed_exactly_once_when_all_three_branches_are_through() => Histories.Sample(history =>
    {
        var lived = Live(history);
        var lines = lived.Effects.OfType<WriteText>().Count();
        Assert.Equal(lived.State.Status == InstanceStatus.Finished && lived.State.SubStatus == InstanceSubStatus.Finished ? 1 : 0, lines);
        Assert.Empty(lived.State.Incidents);
    }, iter: 300);

    private sealed record Lived(InstanceState State, List<(EngineEvent, DateTimeOffset)> Events, List<Effect> Effects)
    {
        public string Trace => State.Serialize() + string.Join('\n', Effects.Select(effect => JsonSerializer.Serialize<object>(effect)));
    }

    private static Lived Live((int Move, int Hours)[] history, bool store = false)
    {
        var kernel = new Kernel(ConformancePack.Evaluator);
        var now = new DateTimeOffset(2021, 12, 20, 8, 0, 0, TimeSpan.FromHours(7));
        var lived = new Lived(null!, [], []);
        void Raise(EngineEvent happened)
        {
            var result = kernel.Step(Definition, lived.State, happened, now);
            if (!result.Taken)
                return;
            lived.Events.Add((happened, now));
            lived.Effects.AddRange(result.Effects);
            lived = lived with { State = store ? InstanceState.Deserialize(result.Instance.Serialize()) : result.Instance };
        }
        Raise(new StartInstance("start", "i", null, new Dictionary<string, JsonElement>(), new Dictionary<string, DateOnly>()));
        for (var i = 0; i < history.Length; i++)
        {
            now = now.AddHours(history[i].Hours);
            string? At(string activity) => lived.State.Bookmarks.FirstOrDefault(bookmark => bookmark.ActivityId == activity)?.Id;
            EngineEvent? happened = history[i].Move switch
            {
                0 => At("Draft") is { } b ? new ResumeBookmark($"op{i}", b, null, null) : null,
                1 => At("Sign") is { } b ? new ResumeBookmark($"op{i}", b, "Returned", null) : null,
                2 => At("Sign") is { } b ? new ResumeBookmark($"op{i}", b, "Approved", null) : null,
                3 => At("Wait") is { } b ? new FireTimer($"op{i}", b) : null,
                4 => new DeliverSignal($"op{i}", "go", JsonSerializer.SerializeToElement(i), null),
                5 => At("Draft") is { } b ? new PassDueDate($"op{i}", b) : null,
                6 when history[i].Hours == 13 => new CancelInstance($"op{i}", "stop"),
                _ => null,
            };
            if (happened is not null)
                Raise(happened);
        }
        return lived;
    }
}
