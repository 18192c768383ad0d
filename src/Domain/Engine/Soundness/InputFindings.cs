using System.Globalization;
using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Domain.Engine.Soundness;

/// <summary>Findings about the inputs of an activity: languages, syntax, what is required, what is named.</summary>
internal sealed class InputFindings(WorkflowDefinition definition, Func<string, string, string?>? syntax, Func<DateOnly, bool>? isDayOff)
{
    private static readonly string[] DeadlineInputs = ["due", "deadline"];
    private static readonly Dictionary<string, string[]> Required = new()
    {
        [ActivityTypes.UserTask] = ["title", "assignee"],
        [ActivityTypes.Approval] = ["title", "approvers"],
        ["VanQuan.Notify"] = ["recipients", "template"],
        ["VanQuan.WaitUntil"] = ["deadline"],
        ["VanQuan.RecordIndicator"] = ["criteriaSet", "code", "unit", "value"],
        [ActivityTypes.ForEachUnit] = ["units"],
    };

    public IEnumerable<Finding> Of(ActivityNode node)
    {
        foreach (var (place, expression) in DefinitionFacts.ExpressionsOf(node))
        {
            if (expression.IsRefused)
                yield return Finding.Error("refused-expression", node.Id, $"{place}: {DefinitionReader.Refusal(node, expression)}");
            else if (expression is { Language: "JavaScript" or "Liquid", Text: { } text } && syntax?.Invoke(expression.Language, text) is { } problem)
                yield return Finding.Error("malformed", node.Id, $"{place}: {problem}");
        }
        foreach (var input in Required.GetValueOrDefault(node.Type, []))
            if (node.Input(input) is null)
                yield return Finding.Error("malformed", node.Id, $"{node.Path}: '{node.Id}' has no '{input}'");
        if (node is { Type: ActivityTypes.ForEachUnit, Body: null })
            yield return Finding.Error("malformed", node.Id, $"{node.Path}: '{node.Id}' has no body");
        foreach (var finding in Names(node).Concat(DeadlineInputs.SelectMany(input => Deadline(node, input))))
            yield return finding;
    }

    private IEnumerable<Finding> Names(ActivityNode node)
    {
        if (node.Type != ActivityTypes.Approval)
            yield break;
        foreach (var reviewed in node.StaticList("reviews"))
            if (definition.Activities.GetValueOrDefault(reviewed)?.Type != ActivityTypes.UserTask)
                yield return Finding.Error("malformed", node.Id, $"{node.Path}.reviews: '{reviewed}' is no user task of this definition");
        if (node.StaticList("returnTo") is [var target] && (node.Parent is not { IsFlowchart: true } chart || chart.Activities.All(activity => activity.Id != target)))
            yield return Finding.Error("malformed", node.Id, $"{node.Path}.returnTo: '{target}' does not stand in the same flowchart");
    }

    private IEnumerable<Finding> Deadline(ActivityNode node, string input)
    {
        if (node.Input(input)?.Expression is not { Language: "Object" or "Json" or "Literal" } expression)
            yield break;
        var (json, problem) = Parse(expression);
        if (json is null)
        {
            yield return Finding.Error("malformed", node.Id, $"{node.Path}.{input}: not a deadline: {problem}");
            yield break;
        }
        var (kind, argument) = (json.Value.Text("anchor") ?? "").Split(':', 2) is [var name, var rest] ? (name, rest) : (json.Value.Text("anchor") ?? "", "");
        if (kind is not ("Activated" or "InstanceStarted" or "ActionDue" or "PeriodEnd" or "Date" or "Completed" or "Variable" or "Yearly" or "Monthly"))
            yield return Finding.Error("malformed", node.Id, $"{node.Path}.{input}: there is no anchor '{json.Value.Text("anchor")}'");
        var named = json.Value.Child("pauses", JsonValueKind.Array)?.EnumerateArray().Select(item => item.ToString()) ?? [];
        foreach (var missing in (kind == "Completed" ? named.Append(argument) : named).Where(id => !definition.Activities.ContainsKey(id)))
            yield return Finding.Error("malformed", node.Id, $"{node.Path}.{input}: there is no activity '{missing}'");
        if (kind != "Date")
            yield break;
        if (!DateOnly.TryParseExact(argument, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            yield return Finding.Error("malformed", node.Id, $"{node.Path}.{input}: '{argument}' is no date (yyyy-MM-dd)");
        else if (json.Value.Text("roll") == "None" && json.Value.Child("amount", JsonValueKind.Number)?.GetDouble() is null or 0 && isDayOff?.Invoke(date) == true)
            yield return Finding.Warning("deadline-on-day-off", node.Id, $"{node.Path}.{input}: {argument} is a day off and does not roll");
    }

    private static (JsonElement? Json, string? Problem) Parse(Expression expression)
    {
        if (expression.Value.ValueKind == JsonValueKind.Object)
            return (expression.Value, null);
        try
        {
            using var document = JsonDocument.Parse(expression.Text ?? "");
            return document.RootElement.ValueKind == JsonValueKind.Object ? (document.RootElement.Clone(), null) : (null, "an object is expected");
        }
        catch (JsonException e)
        {
            return (null, e.Message);
        }
    }
}
