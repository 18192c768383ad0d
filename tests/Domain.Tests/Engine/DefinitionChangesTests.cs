using System.Text.Json.Nodes;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Definitions.Changes;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Engine;

/// <summary>What a comparison of two definitions says, and what it leaves out.</summary>
public sealed class DefinitionChangesTests
{
    private const string Before = """
        {"definitionId":"d","name":"Rà soát","version":1,"createdAt":"2022-01-01","customProperties":{"nameEn":"Review"},
         "variables":[{"id":"v1","name":"Note","typeName":"String"},{"id":"v2","name":"Count","typeName":"Int32"}],
         "root":{"id":"Flow","type":"Elsa.Flowchart","activities":[
           {"id":"A","type":"VanQuan.UserTask","title":{"typeName":"String","expression":{"type":"Literal","value":"Nhận hồ sơ"}},
            "due":{"typeName":"Object","expression":{"type":"Object","value":"{\"anchor\":\"Activated\",\"amount\":15,\"unit\":\"WorkingDays\"}"}},
            "metadata":{"displayText":"Nhận","designer":{"position":{"x":10,"y":20},"size":{"width":1,"height":2}}}},
           {"id":"S","type":"Elsa.Sequence","activities":[{"id":"S1","type":"Elsa.WriteLine","text":"một"},{"id":"S2","type":"Elsa.WriteLine","text":"hai"}]},
           {"id":"W","type":"Elsa.Switch","cases":[{"label":"Đạt","condition":{"type":"JavaScript","value":"true"},"activity":{"id":"W1","type":"Elsa.WriteLine","text":"đạt"}}]},
           {"id":"X","type":"Contoso.Thing","inner":{"id":"hidden","type":"Elsa.WriteLine","a":1}}],
          "connections":[{"source":{"activity":"A","port":"Done"},"target":{"activity":"S","port":"In"},"vertices":[]}]}}
        """;

    [Theory]
    [InlineData("\"version\":1", "\"version\":7", "")]
    [InlineData("\"createdAt\":\"2022-01-01\"", "\"createdAt\":\"2023-01-01\"", "")]
    [InlineData("\"name\":\"Rà soát\"", "\"name\":\"Xét duyệt\"", "setting name: \"Rà soát\" → \"Xét duyệt\"")]
    [InlineData("\"nameEn\":\"Review\"", "\"nameEn\":\"Check\"", "setting customProperties.nameEn: \"Review\" → \"Check\"")]
    [InlineData("\"typeName\":\"Int32\"", "\"typeName\":\"String\"", "setting variables[v2].typeName: \"Int32\" → \"String\"")]
    [InlineData(",{\"id\":\"v2\",\"name\":\"Count\",\"typeName\":\"Int32\"}", "", "setting variables[v2]: {\"id\":\"v2\",\"name\":\"Count\",\"typeName\":\"Int32\"} → –")]
    [InlineData("\"value\":\"Nhận hồ sơ\"", "\"value\":\"Tiếp nhận\"", "A title.expression.value: \"Nhận hồ sơ\" → \"Tiếp nhận\"")]
    [InlineData("\\\"amount\\\":15", "\\\"amount\\\":20", "A due.expression.value.amount: 15 → 20")]
    [InlineData("\\\"amount\\\":15,", "\\\"amount\\\": 15, ", "")]
    [InlineData("\"displayText\":\"Nhận\"", "\"displayText\":\"Tiếp nhận\"", "A metadata.displayText: \"Nhận\" → \"Tiếp nhận\"")]
    [InlineData("\"x\":10", "\"x\":400", "moved A")]
    [InlineData("\"width\":1", "\"width\":9", "moved A")]
    [InlineData("\"vertices\":[]", "\"vertices\":[{\"x\":1,\"y\":2}]", "")]
    [InlineData("\"text\":\"hai\"", "\"text\":\"ba\"", "S2 text: \"hai\" → \"ba\"")]
    [InlineData("\"text\":\"hai\"", "\"text\":\"hai\",\"name\":null", "")]
    [InlineData("{\"id\":\"S1\",\"type\":\"Elsa.WriteLine\",\"text\":\"một\"},{\"id\":\"S2\",\"type\":\"Elsa.WriteLine\",\"text\":\"hai\"}", "{\"id\":\"S2\",\"type\":\"Elsa.WriteLine\",\"text\":\"hai\"},{\"id\":\"S1\",\"type\":\"Elsa.WriteLine\",\"text\":\"một\"}",
        "S activities: [\"S1\",\"S2\"] → [\"S2\",\"S1\"]")]
    [InlineData(",{\"id\":\"S2\",\"type\":\"Elsa.WriteLine\",\"text\":\"hai\"}", "", "removed S2")]
    [InlineData("\"text\":\"đạt\"", "\"text\":\"xong\"", "W1 text: \"đạt\" → \"xong\"")]
    [InlineData("\"value\":\"true\"", "\"value\":\"false\"", "W cases[Đạt].condition.value: \"true\" → \"false\"")]
    [InlineData("\"a\":1", "\"a\":2", "X inner.a: 1 → 2")]
    [InlineData("\"port\":\"Done\"", "\"port\":\"Overdue\"", "connected A.Overdue>S; disconnected A.Done>S")]
    [InlineData("\"target\":{\"activity\":\"S\"", "\"target\":{\"activity\":\"W\"", "connected A.Done>W; disconnected A.Done>S")]
    [InlineData("\"vertices\":[]", "\"vertices\":[],\"label\":\"nếu đủ\"", "Flow connections[A.Done>S].label: – → \"nếu đủ\"")]
    [InlineData("\"id\":\"S1\",\"type\":\"Elsa.WriteLine\"", "\"id\":\"S9\",\"type\":\"Elsa.WriteLine\"", "added S9; removed S1")]
    public void Each_difference_is_said_where_it_is(string text, string other, string expected)
    {
        var compact = JsonNode.Parse(Before)!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        Assert.Contains(text, compact, StringComparison.Ordinal);

        var changes = DefinitionChanges.Between(WorkflowDefinition.Parse(compact), WorkflowDefinition.Parse(compact.Replace(text, other, StringComparison.Ordinal)));

        Assert.Equal(expected, Spoken(changes));
        Assert.Equal(expected.Length == 0 || expected.StartsWith("moved", StringComparison.Ordinal), changes.IsEmpty);
    }

    [Fact]
    public void The_order_of_keys_means_nothing()
    {
        var changes = DefinitionChanges.Between(WorkflowDefinition.Parse(Before), WorkflowDefinition.Parse(Turned(JsonNode.Parse(Before)!).ToJsonString()));

        Assert.Equal("", Spoken(changes));
    }

    [Fact]
    public void An_activity_that_goes_into_another_container_says_so()
    {
        var node = JsonNode.Parse(Before)!;
        var activities = node["root"]!["activities"]!.AsArray();
        var sequence = activities[1]!["activities"]!.AsArray();
        var inner = sequence[0]!;
        sequence.RemoveAt(0);
        activities.Add(inner);

        Assert.Equal("S1 container: \"S/activities\" → \"Flow/activities\"", Spoken(DefinitionChanges.Between(WorkflowDefinition.Parse(Before), WorkflowDefinition.Parse(node.ToJsonString()))));
    }

    internal static string Spoken(DefinitionChanges changes) => string.Join("; ", changes.Added.Select(id => "added " + id)
        .Concat(changes.Removed.Select(id => "removed " + id))
        .Concat(changes.Changed.SelectMany(one => one.Fields.Select(field => $"{one.Id} {Field(field)}")))
        .Concat(changes.Moved.Select(id => "moved " + id))
        .Concat(changes.ConnectionsAdded.Select(ends => $"connected {ends.Source}.{ends.Outcome}>{ends.Target}"))
        .Concat(changes.ConnectionsRemoved.Select(ends => $"disconnected {ends.Source}.{ends.Outcome}>{ends.Target}"))
        .Concat(changes.Settings.Select(field => "setting " + Field(field))));

    private static string Field(FieldChange field) => $"{field.Path}: {field.From?.GetRawText() ?? "–"} → {field.To?.GetRawText() ?? "–"}";

    private static JsonNode Turned(JsonNode node) => node switch
    {
        JsonObject owner => new JsonObject(owner.Reverse().Select(pair => KeyValuePair.Create(pair.Key, pair.Value is null ? null : Turned(pair.Value)))),
        JsonArray list => new JsonArray([.. list.Select(item => item is null ? null : Turned(item))]),
        _ => node.DeepClone(),
    };
}
