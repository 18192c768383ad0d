using System.Text.Json;
using VanQuan.Workflows.Domain.Calendar;

namespace VanQuan.Workflows.Domain.Plans.Json;

/// <summary>The shape of plan.json, read part by part. What the codes point at is <see cref="PlanReferences"/>' matter.</summary>
internal static class PlanReader
{
    public static Plan Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return ReadPlan(new JsonPlace(document.RootElement.Clone(), ""));
        }
        catch (JsonException broken)
        {
            throw new PlanRefusedException($"line {broken.LineNumber + 1}", "not valid JSON", broken);
        }
    }

    private static Plan ReadPlan(JsonPlace plan)
    {
        plan.Knows("code", "name", "nameEn", "number", "date", "issuer", "signatory", "from", "until", "source",
            "units", "criteriaSets", "subjects", "actions", "note");
        return new(
            plan.Text("code"), plan.Text("name"), plan.MaybeText("nameEn"), plan.MaybeText("number"), plan.Date("date"),
            plan.Text("issuer"), plan.MaybeText("signatory"), plan.Date("from"), plan.Date("until"), plan.MaybeText("source"),
            plan.Items("units", ReadUnit), plan.Items("criteriaSets", ReadSet), plan.Items("subjects", ReadSubject),
            plan.Items("actions", ActionReader.Read), plan.MaybeText("note"));
    }

    private static OrgUnit ReadUnit(JsonPlace unit)
    {
        unit.Knows("code", "name", "kind", "parent", "mail", "otherNames", "members", "end", "note");
        return new(
            unit.Text("code"), unit.Text("name"), unit.Choice<OrgUnitKind>("kind"), unit.MaybeText("parent"), unit.MaybeText("mail"),
            unit.MaybeTexts("otherNames"), unit.MaybeTexts("members"),
            unit.Maybe("end") is { } end ? ReadEnd(end) : null, unit.MaybeText("note"));
    }

    private static UnitEnd ReadEnd(JsonPlace end)
    {
        end.Knows("kind", "on", "successors", "basis");
        return new(end.Choice<UnitEndKind>("kind"), end.Date("on"), end.Texts("successors"), end.MaybeText("basis"));
    }

    private static CriteriaSet ReadSet(JsonPlace set)
    {
        set.Knows("code", "name", "basis", "fromYear", "toYear", "criteria");
        return new(set.Text("code"), set.Text("name"), set.Text("basis"), set.Whole("fromYear"), set.Whole("toYear"),
            set.Items("criteria", ReadCriterion));
    }

    private static Criterion ReadCriterion(JsonPlace criterion)
    {
        criterion.Knows("code", "name", "standing");
        return new(criterion.Text("code"), criterion.Text("name"), criterion.Text("standing"));
    }

    private static Subject ReadSubject(JsonPlace subject)
    {
        subject.Knows("code", "kind", "name", "unit", "example");
        return new(subject.Text("code"), subject.Text("kind"), subject.Text("name"), subject.Text("unit"), subject.Flag("example"));
    }

    public static DeadlineRule ReadDeadline(JsonPlace rule)
    {
        rule.Knows("anchor", "amount", "unit", "direction", "roll", "basis");
        return new(
            rule.Text("anchor"), rule.Whole("amount"), rule.Choice<DeadlineUnit>("unit"),
            rule.Choice("direction", DeadlineDirection.After), rule.Choice("roll", RollPolicy.NextWorkingDay), null, rule.MaybeText("basis"));
    }
}
