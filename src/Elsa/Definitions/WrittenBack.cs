using System.Text.Json;
using System.Text.Json.Nodes;
using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Elsa.Definitions;

/// <summary>
/// A definition as Elsa writes it, in the words it had before: what Elsa only adds or spells differently is no change, so that a designer sees
/// what somebody drew and nothing else. Whatever was really changed, added or taken away stays so.
/// </summary>
internal static class WrittenBack
{
    /// <summary>The element type Elsa writes for inputs it knows as objects, by the name they have with us.</summary>
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["outcomes"] = "List<String>", ["cooperating"] = "List<String>", ["recipients"] = "List<String>", ["approvers"] = "List<String>",
        ["reviews"] = "List<String>", ["units"] = "List<String>", ["evidenceRequired"] = "Int32", ["quorum"] = "Int32",
    };

    /// <summary>Each side numbers and dates its versions itself.</summary>
    private static readonly string[] Numbering = ["$schema", "id", "version", "createdAt", "toolVersion", "tenantId", "isLatest", "isPublished", "isReadonly", "isSystem"];

    public static string Of(string? before, string after)
    {
        var (was, now) = (before is null ? null : JsonNode.Parse(before), JsonNode.Parse(after)!.AsObject());
        Spell(was, now);
        if (was is not null)
            foreach (var name in Numbering)
                if (was[name] is { } earlier)
                    now[name] = earlier.DeepClone();
                else
                    now.Remove(name);
        return now.ToJsonString();
    }

    private static void Spell(JsonNode? was, JsonObject now)
    {
        var ours = now["type"]?.GetValueKind() == JsonValueKind.String && now["type"]!.GetValue<string>().StartsWith("VanQuan.", StringComparison.Ordinal);
        foreach (var (name, value) in now.ToList())
        {
            var earlier = (was as JsonObject)?[name];
            if (earlier is null && IsAddedByElsa(name, value))
                now.Remove(name);
            else if (ours && value is JsonObject input && Types.TryGetValue(name, out var type) && input["typeName"]?.GetValue<string>() == "Object")
                input["typeName"] = (earlier as JsonObject)?["typeName"]?.DeepClone() ?? type;
            else if (name == "typeName" && earlier is not null && JsonNode.DeepEquals((was as JsonObject)?["expression"], now["expression"]))
                now[name] = earlier.DeepClone();
            else if (value is JsonValue text && earlier is JsonValue same && IsSameTruth(same, text))
                now[name] = same.DeepClone();
            else
                Spell(earlier, value);
        }
    }

    private static void Spell(JsonNode? was, JsonNode? now)
    {
        if (now is JsonObject part)
            Spell(was, part);
        else if (now is JsonArray list)
            for (var i = 0; i < list.Count; i++)
                if (list[i] is JsonObject item)
                    Spell(Counterpart(was as JsonArray, item, i), item);
    }

    private static JsonNode? Counterpart(JsonArray? was, JsonObject item, int place) => item["id"] is { } id
        ? was?.FirstOrDefault(other => JsonNode.DeepEquals((other as JsonObject)?["id"], id))
        : was is not null && place < was.Count ? was[place] : null;

    private static bool IsAddedByElsa(string name, JsonNode? value) => value is null || name == "nodeId"
        || (name is "canStartWorkflow" or "runAsynchronously" && value.GetValueKind() == JsonValueKind.False)
        || (name == "mode" && value["expression"]?["value"]?.ToString() == "MatchFirst")
        || value is JsonArray { Count: 0 } or JsonObject { Count: 0 };

    private static bool IsSameTruth(JsonValue one, JsonValue other) =>
        bool.TryParse(one.ToString(), out var left) && bool.TryParse(other.ToString(), out var right) && left == right;
}
