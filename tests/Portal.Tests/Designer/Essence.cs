using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace VanQuan.Workflows.Portal_Tests.Designer;

/// <summary>
/// What a procedure says, in lines one can compare: every step by its name with its kind, people and deadline, every
/// connection by names. Ids, places and codes of outcomes are the designer's own affair and left out.
/// </summary>
internal static partial class Essence
{
    public static List<string> Of(JsonNode definition)
    {
        var root = definition["root"]!;
        var steps = root["activities"]!.AsArray().Select(one => one!).ToDictionary(one => (string)one["id"]!);
        string Name(string id) => NameOf(steps[id]);
        var lines = steps.Values.Select(step => Line(step, Name)).ToList();
        lines.AddRange(root["connections"]!.AsArray().Select(link =>
        {
            var source = (string)link!["source"]!["activity"]!;
            return $"{Name(source)} —{OutcomeWords(steps[source], (string?)link["source"]!["port"] ?? "Done")}→ {Name((string)link["target"]!["activity"]!)}";
        }));
        return [.. lines.Order(StringComparer.Ordinal)];
    }

    public static string NameOf(JsonNode step) => (string?)step["metadata"]?["displayText"] ?? (((string)step["type"]!).EndsWith("Start", StringComparison.Ordinal) ? "Bắt đầu" : (string)step["id"]!);

    /// <summary>An outcome as it is read on the canvas.</summary>
    public static string OutcomeWords(JsonNode step, string code) =>
        (string?)step["metadata"]?["outcomes"]?[code]?["vi"] is { Length: > 0 } words ? words
            : code switch { "Done" => "Hoàn thành", "Approved" => "Đồng ý", "Returned" => "Trả lại để sửa", "Rejected" => "Từ chối", "Default" => "Còn lại", _ => code };

    /// <summary>The value of an input, a text or a list of texts alike.</summary>
    public static string Value(JsonNode step, string input) => step[input]?["expression"]?["value"]?.ToString() ?? "";

    public static List<string> Values(JsonNode step, string input) =>
        Value(step, input) is { Length: > 0 } text ? [.. JsonNode.Parse(text)!.AsArray().Select(one => (string)one!)] : [];

    private static string Line(JsonNode step, Func<string, string> name)
    {
        var due = Value(step, "due") is { Length: > 0 } text ? JsonNode.Parse(text)! : null;
        string[] parts =
        [
            (string)step["type"]!, NameOf(step), Value(step, "title"), Value(step, "assignee"), string.Join(",", Values(step, "cooperating")), string.Join(",", Values(step, "approvers")),
            Value(step, "quorum"), string.Join(",", Values(step, "reviews").Select(name)), due is null ? "" : $"{due["amount"]} {due["unit"]} {due["anchor"]}",
            $"{Value(step, "criteriaSet")} {Value(step, "code")}", string.Join(",", Values(step, "recipients")), Value(step, "template"),
            string.Join(",", step["cases"]?.AsArray().Select(one => Threshold().Match((string)one!["condition"]!["value"]!).Value) ?? []),
        ];
        return string.Join(" · ", parts.Where(part => part.Trim().Length > 0));
    }

    [GeneratedRegex(@">= \d+$")]
    private static partial Regex Threshold();
}
