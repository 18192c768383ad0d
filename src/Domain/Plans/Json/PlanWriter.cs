using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using VanQuan.Workflows.Domain.Calendar;

namespace VanQuan.Workflows.Domain.Plans.Json;

/// <summary>Writes what <see cref="PlanReader"/> reads.</summary>
internal static class PlanWriter
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // Vietnamese letters as they are; the file is never put into HTML
    };

    public static string Write(Plan plan) => Tidy(new()
    {
        ["code"] = plan.Code, ["name"] = plan.Name, ["nameEn"] = plan.NameEn, ["number"] = plan.Number, ["date"] = Date(plan.Date),
        ["issuer"] = plan.Issuer, ["signatory"] = plan.Signatory, ["from"] = Date(plan.From), ["until"] = Date(plan.Until),
        ["source"] = plan.Source, ["note"] = plan.Note,
        ["units"] = List(plan.Units, Unit), ["criteriaSets"] = List(plan.CriteriaSets, Set),
        ["subjects"] = List(plan.Subjects, Subject), ["actions"] = List(plan.Actions, Action),
    }).ToJsonString(Readable);

    private static JsonObject Unit(OrgUnit unit) => new()
    {
        ["code"] = unit.Code, ["name"] = unit.Name, ["kind"] = $"{unit.Kind}", ["parent"] = unit.Parent, ["mail"] = unit.Mail,
        ["otherNames"] = Texts(unit.OtherNames), ["members"] = Texts(unit.Members),
        ["end"] = unit.End is not { } end ? null : Tidy(new()
        {
            ["kind"] = $"{end.Kind}", ["on"] = Date(end.On), ["successors"] = Texts(end.Successors), ["basis"] = end.Basis,
        }),
        ["note"] = unit.Note,
    };

    private static JsonObject Set(CriteriaSet set) => new()
    {
        ["code"] = set.Code, ["name"] = set.Name, ["basis"] = set.Basis, ["fromYear"] = set.FromYear, ["toYear"] = set.ToYear,
        ["criteria"] = List(set.Criteria, item => new() { ["code"] = item.Code, ["name"] = item.Name, ["standing"] = item.Standing }),
    };

    private static JsonObject Subject(Subject subject) => new()
    {
        ["code"] = subject.Code, ["kind"] = subject.Kind, ["name"] = subject.Name, ["unit"] = subject.Unit,
        ["example"] = subject.Example ? true : null,
    };

    private static JsonObject Action(PlanAction action) => new()
    {
        ["number"] = action.Number, ["title"] = action.Title, ["titleEn"] = action.TitleEn,
        ["source"] = Tidy(new() { ["document"] = action.Source.Document, ["clause"] = action.Source.Clause, ["quote"] = action.Source.Quote }),
        ["sourceTasks"] = Texts(action.SourceTasks), ["criteria"] = Texts([.. action.Criteria.Select(key => key.ToString())]),
        ["lead"] = action.Lead, ["coLeads"] = Texts(action.CoLeads), ["cooperating"] = Texts(action.Cooperating),
        ["scope"] = Texts(action.Scope), ["runs"] = $"{action.Runs}", ["subjectKind"] = action.SubjectKind,
        ["due"] = action.Due is not { } due ? null : Tidy(new()
        {
            ["date"] = Date(due.Date), ["standing"] = Standing(due.Standing), ["roll"] = $"{due.Roll}", ["basis"] = due.Basis,
        }),
        ["recurrence"] = action.Recurrence is not { } recurrence ? null : Tidy(new()
        {
            ["rule"] = recurrence.Rule.ToString(), ["from"] = Date(recurrence.From), ["until"] = Date(recurrence.Until),
            ["due"] = Deadline(recurrence.Due), ["whenOpen"] = $"{recurrence.WhenOpen}", ["standing"] = Standing(recurrence.Standing),
        }),
        ["deliverable"] = action.Deliverable, ["definition"] = action.Definition,
        ["reminders"] = action.Reminders is { } policy ? JsonNode.Parse(policy.GetRawText()) : null, ["note"] = action.Note,
    };

    private static JsonObject Deadline(DeadlineRule rule) => Tidy(new()
    {
        ["anchor"] = rule.Anchor, ["amount"] = rule.Amount, ["unit"] = $"{rule.Unit}", ["direction"] = $"{rule.Direction}",
        ["roll"] = $"{rule.Roll}", ["basis"] = rule.Basis,
    });

    private static JsonArray? Texts(IReadOnlyList<string>? texts) =>
        texts is { Count: > 0 } ? new([.. texts.Select(text => JsonValue.Create(text))]) : null;

    private static JsonArray List<T>(IReadOnlyList<T> items, Func<T, JsonObject> write) => new([.. items.Select(item => Tidy(write(item)))]);

    private static JsonObject Tidy(JsonObject json)
    {
        foreach (var (name, _) in json.Where(property => property.Value is null).ToArray())
            json.Remove(name);
        return json;
    }

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Standing(DueStanding standing) => standing == DueStanding.Plan ? "plan" : "proposed";
}
