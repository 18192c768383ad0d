using System.Collections;
using System.Dynamic;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using VanQuan.Workflows.Domain.Engine.Execution.Steps;
using VanQuan.Workflows.Elsa.Turns;

namespace VanQuan.Workflows.Elsa.Activities;

/// <summary>What Elsa has evaluated, in the form that every engine's steps are read from; and values on their way into Elsa.</summary>
internal static class Evaluated
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 512 };

    /// <summary>The inputs of the activity at work, by the names they have in its JSON.</summary>
    public static StepInputs Inputs(ActivityExecutionContext context)
    {
        Dictionary<string, object?> values = [];
        foreach (var descriptor in context.ActivityDescriptor.Inputs.Where(input => input.IsWrapped))
            if (descriptor.ValueGetter(context.Activity) is Input given && context.TryGet(given.MemoryBlockReference(), out var value))
                values[JsonNamingPolicy.CamelCase.ConvertName(descriptor.Name)] = Plain(value is ExpandoObject script ? Said(script) : value);
        return new EvaluatedInputs(values);
    }

    /// <summary>Elsa hands a script's <c>undefined</c> on as null; a property that was not said is left out again.</summary>
    private static ExpandoObject Said(ExpandoObject script)
    {
        var said = new ExpandoObject();
        foreach (var (name, value) in script.Where(property => property.Value is not null))
            ((IDictionary<string, object?>)said)[name] = value is ExpandoObject inner ? Said(inner) : value;
        return said;
    }

    /// <summary>The dates a deadline of this step counts from.</summary>
    public static DeadlineAnchors Anchors(ElsaTurn turn, ActivityExecutionContext context) =>
        new(turn.Today, turn.Record.StartedAt, turn.Record.CompletedOn, turn.Record.Anchors, name => Plain(context.ExpressionExecutionContext.GetVariableInScope(name)));

    /// <summary>A value of Elsa's as null, bool, number, string, moment or JSON.</summary>
    public static object? Plain(object? value) => value switch
    {
        null or string or bool or int or long or double or decimal or DateTimeOffset or TimeSpan or Guid or JsonElement => value,
        float number => (double)number,
        DateTime instant => new DateTimeOffset(DateTime.SpecifyKind(instant, DateTimeKind.Utc)),
        IEnumerable or IDynamicMetaObjectProvider => JsonSerializer.SerializeToElement(value, value.GetType(), Json),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => JsonSerializer.SerializeToElement(value, value.GetType(), Json),
    };

    /// <summary>JSON as Elsa's scripts and templates expect it.</summary>
    public static object? Given(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.TryGetInt64(out var whole) && !json.GetRawText().Contains('.', StringComparison.Ordinal) ? whole : json.GetDouble(),
        JsonValueKind.Array => json.EnumerateArray().Select(Given).ToList(),
        _ => Given(json.EnumerateObject()),
    };

    private static ExpandoObject Given(JsonElement.ObjectEnumerator properties)
    {
        var given = new ExpandoObject();
        foreach (var property in properties)
            ((IDictionary<string, object?>)given)[property.Name] = Given(property.Value);
        return given;
    }
}
