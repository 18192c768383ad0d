using System.Globalization;
using System.Text.Json;

namespace VanQuan.Workflows.Domain.Plans;

/// <summary>
/// One instance an action starts: for a body, and for a subject where the action runs per subject. A group the plan lists no
/// members of ("toàn huyện") stands for itself.
/// </summary>
public sealed record ActionRun(PlanAction Action, OrgUnit Unit, Subject? Subject)
{
    /// <summary>
    /// What the instance's expressions see (<c>getUnit()</c>, <c>{{ Input.SubjectName }}</c>). <paramref name="due"/> is the
    /// action's due date or the round's; <paramref name="period"/> is the round, null for an action done once. Local dates as yyyy-MM-dd.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> Input(Plan plan, DateOnly? due, ReportingPeriod? period) =>
        new Dictionary<string, JsonElement>
        {
            ["Plan"] = Text(plan.Code),
            ["Action"] = JsonSerializer.SerializeToElement(Action.Number),
            ["ActionTitle"] = Text(Action.Title),
            ["Lead"] = Text(plan.LeadFor(Action, Unit.Code)),
            ["Cooperating"] = JsonSerializer.SerializeToElement(plan.CooperatingFor(Action, Unit.Code)),
            ["Scope"] = JsonSerializer.SerializeToElement(plan.ScopeOf(Action).Where(unit => unit.Kind != OrgUnitKind.Group).Select(unit => unit.Code)),
            ["Unit"] = Text(Unit.Code),
            ["UnitName"] = Text(Unit.Name),
            ["Subject"] = Text(Subject?.Code),
            ["SubjectName"] = Text(Subject?.Name),
            ["Deliverable"] = Text(Action.Deliverable),
            ["ActionDue"] = Date(due),
            ["PeriodStart"] = Date(period?.Start),
            ["PeriodEnd"] = Date(period?.End),
        };

    /// <summary>The dates the engine cannot know: <c>ActionDue</c> and, in a round, <c>PeriodEnd</c>.</summary>
    public static IReadOnlyDictionary<string, DateOnly> Anchors(DateOnly? due, ReportingPeriod? period)
    {
        var anchors = new Dictionary<string, DateOnly>();
        if (due is { } date)
            anchors["ActionDue"] = date;
        if (period is { } round)
            anchors["PeriodEnd"] = round.End;
        return anchors;
    }

    private static JsonElement Text(string? text) => JsonSerializer.SerializeToElement(text);

    private static JsonElement Date(DateOnly? date) => Text(date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
