using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Simulation;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Portal.Pages.Simulation;

/// <summary>
/// The assumptions of a simulation as they stand in the address, so that it can be shared and opened again:
/// <c>from=2022-09-12&amp;who.TNMT=5&amp;who.VP=silent&amp;choice.ky=Returned:1&amp;value.tham-tra.dien-tich=396.5</c>. <c>who.CODE</c> is
/// <c>on-time</c>, <c>late</c>, <c>silent</c> or working days late; <c>others</c> the same for everybody else.
/// </summary>
public sealed class TrialAddress(HttpRequest request)
{
    private readonly Dictionary<string, string> given = request.Query
        .Where(one => one.Value.Count > 0 && one.Value[0] is { Length: > 0 and <= 500 })
        .ToDictionary(one => one.Key, one => one.Value[0]!, StringComparer.Ordinal);

    public string? this[string name] => given.GetValueOrDefault(name);

    public bool IsBare => given.Count == 0;

    public DateOnly? Date(string name) =>
        DateOnly.TryParseExact(this[name], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 1900 and < 2200 ? date : null;

    public int? Number(string name) => int.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The same page with some of it changed; null takes a part away.</summary>
    public string With(params (string Name, string? Value)[] changes)
    {
        var changed = new Dictionary<string, string?>(given.ToDictionary(one => one.Key, one => (string?)one.Value));
        foreach (var (name, value) in changes)
            changed[name] = value;
        return QueryHelpers.AddQueryString(request.Path, changed.Where(one => one.Value is not null));
    }

    /// <summary>The parts a form of its own has to carry along.</summary>
    public IEnumerable<KeyValuePair<string, string>> Except(params string[] starts) => given.Where(one => !starts.Any(start => one.Key.StartsWith(start, StringComparison.Ordinal)));

    public static Conduct? ConductOf(string? text) =>
        text is null ? null
        : Conduct.Named(text) is { } named ? named
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= Assumptions.MostDaysLate ? new Conduct(days) : null;

    /// <param name="definition">Whose steps are chosen at; null for a whole plan.</param>
    public Assumptions Read(WorkflowDefinition? definition)
    {
        var bodies = given.Where(one => one.Key.StartsWith("who.", StringComparison.Ordinal))
            .Select(one => (Unit: one.Key[4..], Conduct: ConductOf(one.Value)))
            .Where(one => one.Conduct is not null).ToDictionary(one => one.Unit, one => one.Conduct!);
        var choices = definition is null ? [] : StepsOf(definition).Select(ChoiceAt).OfType<StepChoice>().ToList();
        return new Assumptions(ConductOf(this["others"]) ?? Conduct.OnTime, bodies, choices);
    }

    /// <summary>The steps people do, in the definition's order.</summary>
    public static IEnumerable<ActivityNode> StepsOf(WorkflowDefinition definition) =>
        definition.Activities.Values.Where(node => node.Type is ActivityTypes.UserTask or ActivityTypes.Approval);

    /// <summary>The form of a step where it stands in the definition itself; empty where it is worked out or cannot be read.</summary>
    public static TaskForm FormOf(ActivityNode node)
    {
        try
        {
            return node.Type == ActivityTypes.UserTask && node.Input("form")?.Expression is { Language: "Object" or "Json" or "Literal" } form ? TaskForm.Parse(form.Text) : TaskForm.Empty;
        }
        catch (System.Text.Json.JsonException)
        {
            // Publishing says what is wrong with it; here there is nothing to fill in.
            return TaskForm.Empty;
        }
    }

    private StepChoice? ChoiceAt(ActivityNode node)
    {
        var values = FormOf(node).Fields.Select(field => (field.Name, Value: this[$"value.{node.Id}.{field.Name}"]))
            .Where(one => one.Value is not null).ToDictionary(one => one.Name, one => one.Value!);
        var (outcome, times) = this["choice." + node.Id]?.Split(':') switch
        {
            [var always] => (always, (int?)null),
            [var first, var count] when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= 20 => (first, n),
            _ => (null, null),
        };
        return outcome is null && values.Count == 0 ? null : new StepChoice(node.Id, outcome, times, values);
    }
}
