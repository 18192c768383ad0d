using System.Globalization;
using System.Text.Json;
using VanQuan.Workflows.Domain.Plans;

namespace VanQuan.Workflows.Portal.Commands;

/// <summary>How <c>plan show</c> lists a plan. Bodies that ended before the plan was issued stand apart, with their successors.</summary>
internal static class PlanListing
{
    public static void WriteJson(Utf8JsonWriter json, Plan plan)
    {
        json.WriteStartObject();
        json.WriteString("code", plan.Code);
        json.WriteString("name", plan.Name);
        json.WriteStartArray("units");
        foreach (var unit in plan.Units.Where(unit => unit.ExistsOn(plan.Date)))
            WriteUnit(json, unit);
        json.WriteEndArray();
        json.WriteStartArray("formerUnits");
        foreach (var unit in plan.Units.Where(unit => !unit.ExistsOn(plan.Date)))
            WriteUnit(json, unit);
        json.WriteEndArray();
        json.WriteStartArray("actions");
        foreach (var action in plan.Actions)
            WriteAction(json, action);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void WriteText(TextWriter output, Plan plan)
    {
        output.WriteLine($"{plan.Code}: {plan.Name}");
        foreach (var action in plan.Actions)
            output.WriteLine($"{action.Number,3}  {When(action),-22}  {action.Lead,-7}  {action.Title} ({string.Join(", ", action.SourceTasks)})");
    }

    private static void WriteUnit(Utf8JsonWriter json, OrgUnit unit)
    {
        json.WriteStartObject();
        json.WriteString("code", unit.Code);
        json.WriteString("name", unit.Name);
        json.WriteString("kind", unit.Kind.ToString());
        if (unit.Members is { } members)
            json.WriteStrings("members", members);
        if (unit.End is { } end)
        {
            json.WriteString("end", end.Kind.ToString());
            json.WriteString("endedOn", Day(end.On));
            json.WriteStrings("successors", end.Successors);
        }
        json.WriteEndObject();
    }

    private static void WriteAction(Utf8JsonWriter json, PlanAction action)
    {
        json.WriteStartObject();
        json.WriteNumber("number", action.Number);
        json.WriteString("title", action.Title);
        json.WriteStrings("sourceTasks", action.SourceTasks);
        json.WriteString("criterion", action.Criteria.Count == 0 ? null : string.Join(';', action.Criteria));
        json.WriteString("lead", action.Lead);
        json.WriteStrings("coLeads", action.CoLeads);
        json.WriteStrings("cooperating", action.Cooperating);
        json.WriteStrings("scope", action.Scope);
        json.WriteString("due", action.Due is { } due ? Day(due.Date) : null);
        json.WriteString("recurrence", action.Recurrence?.Rule.ToString());
        json.WriteString("standing", (action.Due?.Standing ?? action.Recurrence!.Standing).ToString().ToLowerInvariant());
        json.WriteString("definition", action.Definition);
        json.WriteEndObject();
    }

    private static string When(PlanAction action) => action.Due is { } due ? Day(due.Date) : action.Recurrence!.Rule.ToString();

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
