using System.Text.Json;
using System.Text.Json.Nodes;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain_Tests.Engine.Migration;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Engine;

/// <summary>What one event tells of the steps it passed.</summary>
public sealed class JustPassedTests
{
    [Fact]
    public void A_step_whose_way_on_fails_is_not_told_but_its_earlier_round_is()
    {
        var definition = new Drawing().Step("Z", "Elsa.Start").Step("Y", "Elsa.WriteLine").Step("X", "Elsa.WriteLine").Step("S", "Elsa.FlowFork", ("branches", Scripted()))
            .Flow("Z.Done>X", "Z.Done>Y", "Y.Done>X", "X.Done>S", "S.A, B>X", "S.A>Y").Build();
        // Both rounds read the same in words; only the second goes back to where no way may.
        var rounds = new Rounds(["A, B"], ["A", "B"]);

        var state = new Kernel(rounds).Step(definition, null, new StartInstance("start", "i", null, new Dictionary<string, JsonElement>(), new Dictionary<string, DateOnly>()), Lived.Now).Instance;

        Assert.Equal("S", Assert.Single(state.Incidents).ActivityId);
        Assert.Equal([new("S", "A, B"), new("X", "Done")], state.JustPassed.TakeLast(2));
    }

    private static JsonObject Scripted() =>
        new() { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "round" } };

    private sealed class Rounds(params string[][] branches) : IExpressionEvaluator
    {
        private int round;

        public object? Evaluate(string language, string source, ExpressionScope scope) => JsonSerializer.SerializeToElement(branches[round++]);
    }
}
