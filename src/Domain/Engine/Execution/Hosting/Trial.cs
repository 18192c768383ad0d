using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Domain.Engine.Execution.Hosting;

/// <summary>
/// What an action of a plan would give an instance, so that a definition with our own activities can be tried without a plan. A scenario's
/// own values come first. Dates are local calendar dates, some way off.
/// </summary>
public static class Trial
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(ScenarioRun.Beginning.DateTime);

    private static readonly string[] Units = ["A", "B"];

    public static Dictionary<string, DateOnly> Anchors(Scenario scenario)
    {
        var anchors = new Dictionary<string, DateOnly> { ["ActionDue"] = Today.AddMonths(6), ["PeriodEnd"] = Today.AddMonths(3) };
        foreach (var (name, date) in scenario.Anchors)
            anchors[name] = date;
        return anchors;
    }

    public static Dictionary<string, JsonElement> Input(WorkflowDefinition definition, Scenario scenario)
    {
        if (!definition.Activities.Values.Any(node => node.Type.StartsWith("VanQuan.", StringComparison.Ordinal)))
            return scenario.Input;
        var anchors = Anchors(scenario);
        var input = new Dictionary<string, object>
        {
            ["Plan"] = "TRIAL",
            ["Action"] = 1,
            ["ActionTitle"] = definition.Name ?? definition.DefinitionId,
            ["Lead"] = "VP",
            ["Cooperating"] = Array.Empty<string>(),
            ["Scope"] = Units,
            ["Unit"] = "VP",
            ["UnitName"] = "VP",
            ["Subject"] = "SUBJECT",
            ["SubjectName"] = "SUBJECT",
            ["ActionDue"] = anchors["ActionDue"],
            ["PeriodStart"] = Today,
            ["PeriodEnd"] = anchors["PeriodEnd"],
        }.ToDictionary(item => item.Key, item => JsonSerializer.SerializeToElement(item.Value));
        foreach (var (name, value) in scenario.Input)
            input[name] = value;
        return input;
    }
}
