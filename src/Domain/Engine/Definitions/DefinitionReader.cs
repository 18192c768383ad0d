using System.Text;
using System.Text.Json;

namespace VanQuan.Workflows.Domain.Engine.Definitions;

/// <summary>Elsa 3 JSON into the typed graph. Recursion is as deep as the limit on nesting, no deeper.</summary>
internal sealed class DefinitionReader(EngineLimits limits)
{
    /// <summary>Each nested activity costs a few levels of JSON; scripts and payloads may nest a little on their own.</summary>
    internal const int MaxJsonDepth = 512;

    private readonly Dictionary<string, ActivityNode> activities = [];

    public static WorkflowDefinition Read(string json, EngineLimits limits)
    {
        // A text of more characters than bytes allowed need not be counted.
        if (json.Length > limits.MaxBytes || Encoding.UTF8.GetByteCount(json) > limits.MaxBytes)
            throw Malformed("$", $"the definition is larger than the limit of {limits.MaxBytes} bytes", $"quy trình lớn hơn mức {limits.MaxBytes} byte");
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(json.TrimStart('\uFEFF'), new() { MaxDepth = MaxJsonDepth });
            root = document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw Malformed($"line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}", "not JSON: " + e.Message.Split(". ")[0], "không đọc được như JSON");
        }
        if (root.ValueKind != JsonValueKind.Object)
            throw Malformed("$", $"a definition is a JSON object, not {root.ValueKind}", "quy trình phải là một đối tượng JSON");
        var reader = new DefinitionReader(limits);
        // A definition without a root runs as an empty sequence.
        var node = root.TryGetProperty("root", out var top) && top.ValueKind != JsonValueKind.Null
            ? reader.ReadActivity(top, "$.root", null, 1)
            : new ActivityNode(EmptyRoot, "$.root", null);
        reader.activities.TryAdd(node.Id, node);
        return new(root, node, reader.activities);
    }

    private static readonly JsonElement EmptyRoot = JsonDocument.Parse("""{"type":"Elsa.Sequence"}""").RootElement.Clone();

    private ActivityNode ReadActivity(JsonElement json, string path, ActivityNode? parent, int depth)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw Malformed(path, $"an activity is a JSON object, not {json.ValueKind}", "một bước phải là một đối tượng JSON");
        if (string.IsNullOrWhiteSpace(json.Text("type")))
            throw Malformed(path, "the activity has no type", "bước này chưa có loại (type)", json.Text("id"));
        if (depth > limits.MaxDepth)
            throw Malformed(path, $"activities are nested deeper than the limit of {limits.MaxDepth}", $"các bước lồng nhau sâu hơn mức {limits.MaxDepth} tầng", json.Text("id"));
        var node = new ActivityNode(json, path, parent);
        if (!activities.TryAdd(node.Id, node))
            throw Malformed(path, $"the activity id '{node.Id}' is used twice", $"mã bước “{node.Id}” dùng hai lần", node.Id);
        if (activities.Count > limits.MaxActivities)
            throw Malformed(path, $"the definition has more activities than the limit of {limits.MaxActivities}", $"quy trình có nhiều hơn {limits.MaxActivities} bước", node.Id);
        // What an unknown type holds is its own business: kept, not read.
        if (!ActivityTypes.Known.Contains(node.Type))
            return node;
        node.Variables = VariableDefinition.ReadAll(json);
        node.Activities = ReadList(json, node.Type == "Elsa.Fork" ? "branches" : "activities", path, node, depth);
        node.Body = ReadPort(json, "body", path, node, depth);
        node.Then = ReadPort(json, "then", path, node, depth);
        node.Else = ReadPort(json, "else", path, node, depth);
        node.Default = ReadPort(json, "default", path, node, depth);
        node.Cases = ReadCases(json, path, node, depth);
        node.Connections = ReadConnections(json, path, node);
        return node;
    }

    private List<ActivityNode> ReadList(JsonElement json, string property, string path, ActivityNode parent, int depth)
    {
        if (!json.TryGetProperty(property, out var list) || list.ValueKind == JsonValueKind.Null)
            return [];
        if (list.ValueKind != JsonValueKind.Array)
            throw Malformed($"{path}.{property}", $"a list of activities, not {list.ValueKind}", "ở đây phải là danh sách các bước", parent.Id);
        return [.. list.EnumerateArray().Select((item, i) => ReadActivity(item, $"{path}.{property}[{i}]", parent, depth + 1))];
    }

    private ActivityNode? ReadPort(JsonElement json, string property, string path, ActivityNode parent, int depth) =>
        json.Child(property, JsonValueKind.Object) is { } child && child.Text("type") is not null
            ? ReadActivity(child, $"{path}.{property}", parent, depth + 1)
            : null;

    private List<SwitchCase> ReadCases(JsonElement json, string path, ActivityNode parent, int depth) =>
        json.Child("cases", JsonValueKind.Array) is not { } list ? [] :
        [
            .. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Select((item, i) => new SwitchCase(
                item.Text("label") ?? "",
                item.Child("condition", JsonValueKind.Object) is { } condition ? Expression.Read(condition) : null,
                ReadPort(item, "activity", $"{path}.cases[{i}]", parent, depth))),
        ];

    private static List<Connection> ReadConnections(JsonElement json, string path, ActivityNode chart)
    {
        if (!chart.IsFlowchart || !json.TryGetProperty("connections", out var list) || list.ValueKind == JsonValueKind.Null)
            return [];
        if (list.ValueKind != JsonValueKind.Array)
            throw Malformed($"{path}.connections", $"a list of connections, not {list.ValueKind}", "ở đây phải là danh sách đường nối", chart.Id);
        var ids = chart.Activities.Select(activity => activity.Id).ToHashSet();
        return [.. list.EnumerateArray().Select(Connection.Read).OfType<Connection>()
            .Where(connection => ids.Contains(connection.Source) && ids.Contains(connection.Target))
            .DistinctBy(connection => (connection.Source, connection.Outcome, connection.Target))];
    }

    /// <summary>The strings of a literal or Object list; anything else has none that are known before it runs.</summary>
    internal static IReadOnlyList<string> StaticStrings(Expression? expression)
    {
        if (expression is null || expression.Language is not ("Literal" or "Object" or "Json"))
            return [];
        var value = expression.Value;
        if (expression.Text is { } text)
        {
            if (!text.TrimStart().StartsWith('['))
                return text.Length == 0 ? [] : [text];
            try
            {
                using var document = JsonDocument.Parse(text);
                value = document.RootElement.Clone();
            }
            catch (JsonException)
            {
                // A list that is no JSON names nothing; the structural check reports the unconnected or unknown names.
                return [];
            }
        }
        return value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];
    }

    internal static DefinitionRefusedException? FirstObstacle(WorkflowDefinition definition, bool unknownTypes = true)
    {
        foreach (var node in definition.Activities.Values)
        {
            if (unknownTypes && !ActivityTypes.Known.Contains(node.Type))
                return new("unknown-activity", node.Path, $"activity '{node.Id}' has the unknown type '{node.Type}'", node.Id);
            foreach (var (place, expression) in DefinitionFacts.ExpressionsOf(node))
                if (expression.IsRefused)
                    return new("refused-expression", place, Refusal(node, expression), node.Id);
        }
        return null;
    }

    internal static string Refusal(ActivityNode node, Expression expression) => expression.Language is "CSharp" or "C#" or "Python"
        ? $"activity '{node.Id}' uses a {expression.Language} expression: it cannot be sandboxed and is refused; write it in JavaScript or Liquid"
        : $"activity '{node.Id}' uses the unknown expression language '{expression.Language}'";

    private static DefinitionRefusedException Malformed(string place, string reason, string inVietnamese, string? activityId = null) =>
        new("malformed", place, reason, activityId, inVietnamese);
}
