using System.Text.Json.Nodes;
using CsCheck;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Definitions.Changes;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Engine;

/// <summary>Whatever is done to a definition, the comparison lists that and nothing else.</summary>
public sealed class DefinitionChangesPropertyTests
{
    private static readonly Gen<(int Tasks, int Nested, (int From, int To)[] Ways, (int Kind, int At)[] Deeds)> Drawn = Gen.Select(
        Gen.Int[2, 8], Gen.Int[0, 4], Gen.Select(Gen.Int[0, 7], Gen.Int[0, 7]).Array[0, 10], Gen.Select(Gen.Int[0, 6], Gen.Int[0, 7]).Array[0, 6]);

    [Fact]
    public void A_definition_does_not_differ_from_itself() => Drawn.Sample(drawn =>
    {
        var json = Draw(drawn.Tasks, drawn.Nested, drawn.Ways);
        var changes = DefinitionChanges.Between(Read(json), Read(json));
        return changes.IsEmpty && changes.Moved.Count == 0;
    }, iter: 500);

    [Fact]
    public void The_comparison_lists_exactly_what_was_done() => Drawn.Sample(drawn =>
    {
        var before = Draw(drawn.Tasks, drawn.Nested, drawn.Ways);
        var after = before.DeepClone().AsObject();
        var expected = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (kind, at) in drawn.Deeds.Select(deed => (deed.Kind, deed.At % drawn.Tasks)).DistinctBy(deed => deed.Item2))
            Do(after, kind, at, expected);

        var said = DefinitionChangesTests.Spoken(DefinitionChanges.Between(Read(before), Read(after)));

        Assert.Equal(expected, new SortedSet<string>(said.Split("; ", StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal));
    }, iter: 2000);

    private static void Do(JsonObject definition, int kind, int at, SortedSet<string> expected)
    {
        var activities = definition["root"]!["activities"]!.AsArray();
        var connections = definition["root"]!["connections"]!.AsArray();
        var activity = activities.FirstOrDefault(one => (string?)one!["id"] == $"T{at}");
        if (activity is null)
            return;
        switch (kind)
        {
            case 0 when (string?)activity["title"] == "old":
                activity["title"] = "new";
                expected.Add($"T{at} title: \"old\" → \"new\"");
                break;
            case 1 when expected.Add($"moved T{at}"):
                activity["metadata"]!["designer"]!["position"]!["x"] = 1000 + at;
                break;
            case 2:
                activities.Add(Task($"N{at}"));
                expected.Add($"added N{at}");
                break;
            case 3:
                activities.Remove(activity);
                expected.RemoveWhere(said => said.StartsWith($"T{at} ", StringComparison.Ordinal) || said == $"moved T{at}");
                expected.Add($"removed T{at}");
                foreach (var gone in connections.Where(one => Ends(one!).Contains($"T{at}")).ToList())
                    Undraw(connections, gone!, expected);
                break;
            case 4 when connections.FirstOrDefault(one => (string?)one!["source"]!["activity"] == $"T{at}" && (string?)one["source"]!["port"] == "Done") is { } way:
                Undraw(connections, way, expected);
                break;
            case 5:
                connections.Add(Way($"T{at}", "Overdue", $"T{at}"));
                expected.Add($"connected T{at}.Overdue>T{at}");
                break;
            case 6:
                definition["customProperties"]![$"p{at}"] = at;
                expected.Add($"setting customProperties.p{at}: – → {at}");
                break;
        }
    }

    private static void Undraw(JsonArray connections, JsonNode way, SortedSet<string> expected)
    {
        connections.Remove(way);
        var (source, outcome, target) = ((string)way["source"]!["activity"]!, (string)way["source"]!["port"]!, (string)way["target"]!["activity"]!);
        if (!expected.Remove($"connected {source}.{outcome}>{target}"))
            expected.Add($"disconnected {source}.{outcome}>{target}");
    }

    private static string[] Ends(JsonNode way) => [(string)way["source"]!["activity"]!, (string)way["target"]!["activity"]!];

    private static WorkflowDefinition Read(JsonNode json) => WorkflowDefinition.Parse(json.ToJsonString());

    private static JsonObject Draw(int tasks, int nested, (int From, int To)[] ways) => new()
    {
        ["definitionId"] = "d", ["version"] = 1, ["customProperties"] = new JsonObject { ["kept"] = true },
        ["root"] = new JsonObject
        {
            ["id"] = "Flow", ["type"] = "Elsa.Flowchart",
            ["activities"] = new JsonArray([.. Enumerable.Range(0, tasks).Select(i => (JsonNode)Task($"T{i}")), Nest(nested)]),
            ["connections"] = new JsonArray([.. ways.Select(way => (From: way.From % tasks, To: way.To % tasks)).Distinct().Select(way => (JsonNode)Way($"T{way.From}", "Done", $"T{way.To}"))]),
        },
    };

    private static JsonObject Nest(int depth) => depth == 0 ? Task("Leaf") : new()
    {
        ["id"] = $"Nest{depth}", ["type"] = depth % 2 == 0 ? "Elsa.Sequence" : "Elsa.While",
        [depth % 2 == 0 ? "activities" : "body"] = depth % 2 == 0 ? new JsonArray(Nest(depth - 1), Task($"Beside{depth}")) : Nest(depth - 1),
    };

    private static JsonObject Task(string id) => new()
    {
        ["id"] = id, ["type"] = "VanQuan.UserTask", ["title"] = "old",
        ["metadata"] = new JsonObject { ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = 1, ["y"] = 2 } } },
    };

    private static JsonObject Way(string source, string outcome, string target) =>
        new() { ["source"] = new JsonObject { ["activity"] = source, ["port"] = outcome }, ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" } };
}
