using System.Text;
using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Definitions;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Engine;

public sealed class DefinitionTests
{
    [Theory]
    [InlineData("", "line 1")]
    [InlineData("{\"root\":", "line 1")]
    [InlineData("[]", "$")]
    [InlineData("{\"root\":5}", "$.root")]
    [InlineData("{\"root\":{\"id\":\"A\"}}", "$.root")]
    [InlineData("{\"root\":{\"type\":\"Elsa.Flowchart\",\"activities\":{}}}", "$.root.activities")]
    [InlineData("{\"root\":{\"type\":\"Elsa.Flowchart\",\"connections\":5}}", "$.root.connections")]
    [InlineData("{\"root\":{\"type\":\"Elsa.Sequence\",\"activities\":[{\"id\":\"A\",\"type\":\"Elsa.Start\"},{\"id\":\"A\",\"type\":\"Elsa.End\"}]}}", "$.root.activities[1]")]
    public void A_malformed_definition_is_refused_with_place_and_reason(string json, string place)
    {
        var refused = Assert.Throws<DefinitionRefusedException>(() => WorkflowDefinition.Parse(json));
        Assert.Equal("malformed", refused.Rule);
        Assert.StartsWith(place, refused.Place, StringComparison.Ordinal);
        Assert.NotEmpty(refused.Reason);
    }

    [Fact]
    public void What_is_too_large_too_many_or_too_deep_is_refused()
    {
        var nested = new StringBuilder("{\"type\":\"Elsa.Sequence\"}");
        for (var i = 0; i < 40; i++)
            nested.Insert(0, "{\"type\":\"Elsa.Sequence\",\"activities\":[").Append("]}");
        Assert.Contains("deeper", Assert.Throws<DefinitionRefusedException>(() => WorkflowDefinition.Parse($"{{\"root\":{nested}}}")).Message);
        var limits = new EngineLimits { MaxBytes = 100, MaxActivities = 2 };
        Assert.Contains("100 bytes", Assert.Throws<DefinitionRefusedException>(() => WorkflowDefinition.Parse(new string(' ', 101), limits)).Message);
        Assert.Contains("limit of 2", Assert.Throws<DefinitionRefusedException>(() => WorkflowDefinition.Parse("{\"root\":{\"type\":\"Elsa.Sequence\",\"activities\":[{\"type\":\"Elsa.End\"},{\"type\":\"Elsa.End\"}]}}", limits)).Message);
        // Deeper than any definition, but only text to the reader: no stack is at stake.
        Assert.Throws<DefinitionRefusedException>(() => WorkflowDefinition.Parse(new string('[', 100_000)));
    }

    [Theory]
    [InlineData("CSharp")]
    [InlineData("Python")]
    [InlineData("Delegate")]
    public void A_refused_expression_language_is_named_with_its_activity(string language)
    {
        var definition = WorkflowDefinition.Parse("""{"root":{"id":"A","type":"Elsa.WriteLine","text":{"typeName":"String","expression":{"type":"LANGUAGE","value":"1"}}}}""".Replace("LANGUAGE", language, StringComparison.Ordinal));
        var refused = Assert.Throws<DefinitionRefusedException>(definition.EnsureRunnable);
        Assert.Equal(("refused-expression", "$.root.text", "A"), (refused.Rule, refused.Place, refused.ActivityId));
        Assert.Contains(language, refused.Reason);
    }

    [Fact]
    public void An_unknown_type_is_kept_with_all_it_holds_and_blocks_publishing()
    {
        const string json = """{"x":[1.0,1e2,null],"root":{"id":"A","type":"Nope.Missing","strange":{"deep":[{"type":5}]},"note":"Đã duyệt"}}""";
        var definition = WorkflowDefinition.Parse(json);
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(json).RootElement, JsonDocument.Parse(definition.Write()).RootElement));
        Assert.Contains("Đã duyệt", definition.Write());
        Assert.Equal("unknown-activity", Assert.Throws<DefinitionRefusedException>(definition.EnsureRunnable).Rule);
    }

    [Fact]
    public void A_way_back_behind_three_hundred_diamonds_is_decided_at_once()
    {
        var graph = Diamonds(300, crossEdge: false).Graph(null);
        var back = Assert.Single(graph.Outbound("Loop"), graph.IsBackward);
        Assert.True(graph.IsValidBackward(back));
        var crossed = Diamonds(300, crossEdge: true).Graph(null);
        Assert.False(crossed.IsValidBackward(Assert.Single(crossed.Outbound("Loop"), crossed.IsBackward)));
    }

    private static ActivityNode Diamonds(int count, bool crossEdge)
    {
        var ids = new List<string> { "Start", "Top" };
        var ways = new List<string> { "Start.Done>Top", "Top.Done>D0" };
        if (crossEdge)
            ways.Add("Start.Done>D0");
        for (var i = 0; i < count; i++)
        {
            ids.AddRange([$"D{i}", $"L{i}", $"R{i}"]);
            ways.AddRange([$"D{i}.True>L{i}", $"D{i}.False>R{i}", $"L{i}.Done>{(i + 1 < count ? $"D{i + 1}" : "Loop")}", $"R{i}.Done>{(i + 1 < count ? $"D{i + 1}" : "Loop")}"]);
        }
        ids.Add("Loop");
        ways.Add("Loop.True>Top");
        var activities = string.Join(',', ids.Select(id => $"{{\"id\":\"{id}\",\"type\":\"Elsa.WriteLine\"}}"));
        var connections = string.Join(',', ways.Select(way => way.Split('.', '>')).Select(way => $"{{\"source\":\"{way[0]}\",\"sourcePort\":\"{way[1]}\",\"target\":\"{way[2]}\"}}"));
        return WorkflowDefinition.Parse($"{{\"root\":{{\"id\":\"F\",\"type\":\"Elsa.Flowchart\",\"activities\":[{activities}],\"connections\":[{connections}]}}}}").Root;
    }
}
