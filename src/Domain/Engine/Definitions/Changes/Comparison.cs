using System.Text.Json;

namespace VanQuan.Workflows.Domain.Engine.Definitions.Changes;

/// <summary>Compares two definitions part by part: the envelope, the activities, the connections between them.</summary>
internal sealed class Comparison(WorkflowDefinition left, WorkflowDefinition right)
{
    /// <summary>The server writes these itself; a version never has those of another.</summary>
    private static readonly HashSet<string> Counted = ["root", "id", "definitionId", "version", "createdAt", "isLatest", "isPublished", "$schema", "toolVersion"];

    private readonly IReadOnlyDictionary<string, ActivityNode> before = left.Activities, after = right.Activities;

    public DefinitionChanges Changes()
    {
        var changed = new List<ActivityChange>();
        var moved = new List<string>();
        foreach (var (id, was) in before)
        {
            if (!after.TryGetValue(id, out var now))
                continue;
            var fields = Fields(was, now);
            if (fields.Count > 0)
                changed.Add(new(id, fields));
            if (Place.Differs(was.Json, now.Json))
                moved.Add(id);
        }
        var (flows, newFlows) = (Flows(before), Flows(after));
        return new(
            [.. after.Keys.Where(id => !before.ContainsKey(id))], [.. before.Keys.Where(id => !after.ContainsKey(id))], changed, moved,
            [.. newFlows.Except(flows).Select(flow => flow.Ends).Distinct()], [.. flows.Except(newFlows).Select(flow => flow.Ends).Distinct()], Settings());
    }

    private List<FieldChange> Settings() => FieldComparison.Of(left.Json, right.Json, Counted.Contains);

    private static List<FieldChange> Fields(ActivityNode was, ActivityNode now)
    {
        var fields = FieldComparison.Of(was.Json, now.Json, name => IsStructure(was, name) || IsStructure(now, name), path => Place.Without(path) || IsCaseActivity(path));
        if (Container(was) != Container(now))
            fields.Add(new("container", Text(Container(was)), Text(Container(now))));
        foreach (var slot in Slots(was).Concat(Slots(now)).Distinct().ToList())
            CompareOrder(slot, Inside(was, slot), Inside(now, slot), fields);
        CompareConnections(was, now, fields);
        return fields;
    }

    /// <summary>Which of the activities that stayed stand in another order: in a sequence that changes what happens.</summary>
    private static void CompareOrder(string slot, IReadOnlyList<string> was, IReadOnlyList<string> now, List<FieldChange> fields)
    {
        var (kept, keptNow) = (was.Where(now.Contains).ToList(), now.Where(was.Contains).ToList());
        if (!kept.SequenceEqual(keptNow))
            fields.Add(new(slot, JsonSerializer.SerializeToElement(was), JsonSerializer.SerializeToElement(now)));
    }

    /// <summary>What a connection carries besides its ends and its bends.</summary>
    private static void CompareConnections(ActivityNode was, ActivityNode now, List<FieldChange> fields)
    {
        var others = Raw(now).ToLookup(flow => flow.Ends, flow => flow.Json);
        foreach (var (ends, json) in Raw(was).DistinctBy(flow => flow.Ends))
            if (others[ends].FirstOrDefault() is { ValueKind: JsonValueKind.Object } other)
                fields.AddRange(FieldComparison.Of(json, other, name => name is "vertices" or "source" or "target" or "sourcePort" or "targetPort")
                    .Select(field => field with { Path = $"connections[{ends.Source}.{ends.Outcome}>{ends.Target}].{field.Path}" }));
    }

    private static string? Container(ActivityNode node) => node.Parent is { } parent ? $"{parent.Id}/{Slots(parent).FirstOrDefault(slot => Inside(parent, slot).Contains(node.Id))}" : null;

    private static JsonElement? Text(string? text) => text is null ? null : JsonSerializer.SerializeToElement(text);

    /// <summary>Connections with the flowchart they belong to; those to an activity that is not there are still drawn.</summary>
    private static HashSet<(string Chart, ConnectionEnds Ends)> Flows(IReadOnlyDictionary<string, ActivityNode> nodes) =>
        [.. nodes.Values.SelectMany(chart => Raw(chart).Select(flow => (chart.Id, flow.Ends)))];

    private static IEnumerable<(ConnectionEnds Ends, JsonElement Json)> Raw(ActivityNode chart) =>
        chart.IsFlowchart && chart.Json.Child("connections", JsonValueKind.Array) is { } list
            ? list.EnumerateArray().Select((json, index) => (Connection: Connection.Read(json, index), json)).Where(flow => flow.Connection is not null)
                .Select(flow => (new ConnectionEnds(flow.Connection!.Source, flow.Connection.Outcome, flow.Connection.Target), flow.json))
            : [];

    /// <summary>The places of an activity in which other activities stand, by property name.</summary>
    private static IEnumerable<string> Slots(ActivityNode node)
    {
        if (node.Activities.Count > 0)
            yield return node.Type == "Elsa.Fork" ? "branches" : "activities";
        foreach (var (slot, child) in new[] { ("body", node.Body), ("then", node.Then), ("else", node.Else), ("default", node.Default) })
            if (child is not null)
                yield return slot;
        foreach (var one in node.Cases.Where(one => one.Activity is not null))
            yield return $"cases[{one.Label}].activity";
    }

    private static IReadOnlyList<string> Inside(ActivityNode node, string slot) => slot switch
    {
        "activities" or "branches" => [.. node.Activities.Select(child => child.Id)],
        "body" => Ids(node.Body),
        "then" => Ids(node.Then),
        "else" => Ids(node.Else),
        "default" => Ids(node.Default),
        _ => [.. node.Cases.Where(one => $"cases[{one.Label}].activity" == slot && one.Activity is not null).Select(one => one.Activity!.Id)],
    };

    private static IReadOnlyList<string> Ids(ActivityNode? node) => node is null ? [] : [node.Id];

    /// <summary>Properties that hold other activities or the connections between them: compared as such, not as fields. An unknown type holds fields only.</summary>
    private static bool IsStructure(ActivityNode node, string name) => name switch
    {
        "connections" => node.IsFlowchart,
        "activities" => ActivityTypes.Known.Contains(node.Type) && node.Json.Child(name, JsonValueKind.Array) is not null,
        "branches" => node.Type == "Elsa.Fork",
        "body" => node.Body is not null,
        "then" => node.Then is not null,
        "else" => node.Else is not null,
        "default" => node.Default is not null,
        _ => false,
    };

    private static bool IsCaseActivity(string path) => path.StartsWith("cases[", StringComparison.Ordinal) && path.EndsWith("].activity", StringComparison.Ordinal);
}
