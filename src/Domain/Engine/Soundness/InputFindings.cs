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
        var name = StepNames.Of(node);
        foreach (var (place, expression) in DefinitionFacts.ExpressionsOf(node))
        {
            var field = StepNames.Field(place.Contains(".cases[", StringComparison.Ordinal) ? "condition" : place[(place.LastIndexOf('.') + 1)..]);
            if (expression.IsRefused)
                yield return Finding.Error("refused-expression", node.Id,
                    $"Bước {name.Vi}, {field.Vi}: ngôn ngữ {expression.Language} không được dùng. Viết lại bằng JavaScript hoặc Liquid.",
                    $"The step {name.En}, {field.En}: the language {expression.Language} is not allowed. Write it in JavaScript or Liquid.");
            else if (expression is { Language: "JavaScript" or "Liquid", Text: { } text } && syntax?.Invoke(expression.Language, text) is { } problem)
                yield return Malformed(node, field, $"biểu thức viết sai ({problem})", $"the expression is wrong ({problem})");
        }
        foreach (var input in Required.GetValueOrDefault(node.Type, []))
            if (node.Input(input) is not { } given || IsBlank(given.Expression))
                yield return input == "approvers" ? NobodyApproves(node) : Malformed(node, StepNames.Field(input), "chưa điền", "not filled in");
        if (node is { Type: ActivityTypes.ForEachUnit, Body: null })
            yield return Malformed(node, new("nội dung lặp", "what is repeated"), "chưa có bước nào", "there is no step");
        foreach (var finding in Names(node).Concat(DeadlineInputs.SelectMany(input => Deadline(node, input))))
            yield return finding;
    }

    /// <summary>What a field of the designer holds before anything was chosen.</summary>
    private static bool IsBlank(Expression expression) => expression is { Language: "Literal" or "Object" or "Json" }
        && (expression.Value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null || expression.Value.ToString().Trim() is "" or "[]" or "{}");

    private static Finding NobodyApproves(ActivityNode node)
    {
        var name = StepNames.Of(node);
        return Finding.Error("no-approver", node.Id, $"Bước {name.Vi} chưa nêu ai duyệt.", $"The step {name.En} names nobody to approve.") with { Detail = "none" };
    }

    private static Finding Malformed(ActivityNode node, BilingualText field, string vi, string en)
    {
        var name = StepNames.Of(node);
        return Finding.Error("malformed", node.Id, $"Bước {name.Vi}, {field.Vi}: {vi}.", $"The step {name.En}, {field.En}: {en}.") with { Detail = field.En };
    }

    private IEnumerable<Finding> Names(ActivityNode node)
    {
        if (node.Type != ActivityTypes.Approval)
            yield break;
        foreach (var reviewed in node.StaticList("reviews"))
            if (definition.Activities.GetValueOrDefault(reviewed)?.Type != ActivityTypes.UserTask)
                yield return Malformed(node, StepNames.Field("reviews"), $"“{reviewed}” không phải một công việc của quy trình này", $"“{reviewed}” is no task of this procedure");
        if (node.StaticList("returnTo") is [var target] && (node.Parent is not { IsFlowchart: true } chart || chart.Activities.All(activity => activity.Id != target)))
            yield return Malformed(node, StepNames.Field("returnTo"), $"“{target}” không nằm cùng sơ đồ với bước này", $"“{target}” does not stand in the same chart as this step");
    }

    private IEnumerable<Finding> Deadline(ActivityNode node, string input)
    {
        if (node.Input(input)?.Expression is not { Language: "Object" or "Json" or "Literal" } expression)
            yield break;
        var field = StepNames.Field(input);
        var (json, problem) = Parse(expression);
        if (json is null)
        {
            yield return Malformed(node, field, $"không đọc được ({problem})", $"it cannot be read ({problem})");
            yield break;
        }
        var (kind, argument) = (json.Value.Text("anchor") ?? "").Split(':', 2) is [var name, var rest] ? (name, rest) : (json.Value.Text("anchor") ?? "", "");
        if (kind is not ("Activated" or "InstanceStarted" or "ActionDue" or "PeriodEnd" or "Date" or "Completed" or "Variable" or "Yearly" or "Monthly"))
            yield return Malformed(node, field, $"không có mốc tính “{json.Value.Text("anchor")}”", $"there is no anchor “{json.Value.Text("anchor")}”");
        var named = json.Value.Child("pauses", JsonValueKind.Array)?.EnumerateArray().Select(item => item.ToString()) ?? [];
        foreach (var missing in (kind == "Completed" ? named.Append(argument) : named).Where(id => !definition.Activities.ContainsKey(id)))
            yield return Malformed(node, field, $"không có bước “{missing}”", $"there is no step “{missing}”");
        if (kind != "Date")
            yield break;
        if (!DateOnly.TryParseExact(argument, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            yield return Malformed(node, field, $"“{argument}” không phải ngày", $"“{argument}” is no date");
        else if (json.Value.Text("roll") == "None" && json.Value.Child("amount", JsonValueKind.Number)?.GetDouble() is null or 0 && isDayOff?.Invoke(date) == true)
        {
            var (step, day) = (StepNames.Of(node), date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
            yield return Finding.Warning("deadline-on-day-off", node.Id,
                $"Bước {step.Vi}: hạn {day} rơi vào ngày nghỉ mà không lùi sang ngày làm việc.",
                $"The step {step.En}: the due date {day} is a day off and does not move to a working day.");
        }
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
