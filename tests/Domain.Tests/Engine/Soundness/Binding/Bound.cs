using System.Text.Json;
using System.Text.Json.Nodes;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Soundness;
using VanQuan.Workflows.Domain.Engine.Soundness.Binding;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Domain_Tests.Engine.Soundness.Binding;

/// <summary>Starts made up for a test: three bodies under a district, begun on Tuesday 04/01/2022, on a calendar of estimates.</summary>
internal static class Bound
{
    public static readonly DateOnly Begin = new(2022, 1, 4);

    private static readonly WorkCalendar Calendar = new([]);

    private static readonly Membership[] Posts =
    [
        new("head-a", "A", Role.Head), new("a1", "A", Role.Officer), new("a2", "A", Role.Officer), new("head-b", "B", Role.Head), new("head-vp", "VP", Role.Head), new("chair", "UBND", Role.ViceChairman),
    ];

    public static BoundStart Start(string unit = "A", DateOnly? due = null) => new(
        new($"nhiệm vụ 1, {unit}", $"action 1, {unit}"), unit, new Dictionary<string, JsonElement> { ["Unit"] = JsonSerializer.SerializeToElement(unit) },
        due is { } date ? new Dictionary<string, DateOnly> { ["ActionDue"] = date } : new Dictionary<string, DateOnly>(), Begin, due);

    public static BoundPlan Plan(params BoundStart[] starts) => new(starts.Length == 0 ? [Start()] : starts, new(
        new StaffDirectory(Posts.Select(post => new StaffMember(post.PersonId, post.PersonId, null)), Posts, [new("UBND"), new("A", "UBND"), new("B", "UBND"), new("VP", "UBND")], seats: new(null, "UBND")),
        null, new Dictionary<string, string> { ["UBND"] = "UBND huyện", ["A"] = "Phòng A", ["B"] = "Phòng B", ["VP"] = "Văn phòng" }, Begin));

    /// <summary>The findings as <c>rule activity</c>, notes left out.</summary>
    public static string[] Check(Draft draft, BoundPlan? plan, params string[] variables) =>
        [.. Findings(draft, plan, variables).Where(finding => finding.Severity != Severity.Note).Select(finding => $"{finding.Rule} {(finding.Activities is [var first, ..] ? first : "")}").Order(StringComparer.Ordinal)];

    public static IReadOnlyList<Finding> Findings(Draft draft, BoundPlan? plan, params string[] variables) =>
        new BindingCheck(new NoScripts(), Calendar, new(_ => null, _ => null, (_, _) => [])).Check(With(draft, variables), plan is null ? [] : [plan]);

    public static JsonObject Due(string anchor, int amount, string unit = "Days") => Draft.Wrap("Object", $$"""{"anchor":"{{anchor}}","amount":{{amount}},"unit":"{{unit}}","roll":"None"}""");

    public static JsonObject Sets(string id, string variable) => new() { ["id"] = id, ["type"] = "Elsa.SetVariable", ["variable"] = new JsonObject { ["id"] = variable }, ["value"] = Draft.Wrap("Literal", "x") };

    public static JsonObject Reads(string id, string variable) => new() { ["id"] = id, ["type"] = "Elsa.WriteLine", ["text"] = Draft.Wrap("Variable", new JsonObject { ["id"] = variable }) };

    private static WorkflowDefinition With(Draft draft, string[] variables)
    {
        var json = JsonNode.Parse(draft.Json())!;
        json["variables"] = new JsonArray([.. variables.Select(name => new JsonObject { ["id"] = name, ["name"] = name, ["typeName"] = "Object" })]);
        return WorkflowDefinition.Parse(json.ToJsonString());
    }

    /// <summary>Templates and scripts are the rooms' below; here everything is written out.</summary>
    private sealed class NoScripts : IExpressionEvaluator
    {
        public object? Evaluate(string language, string source, ExpressionScope scope) => throw new ExpressionFailedException("there are no scripts here");
    }
}
