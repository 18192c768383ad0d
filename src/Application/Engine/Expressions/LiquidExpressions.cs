using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Fluid;
using Fluid.Values;
using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Application.Engine.Expressions;

/// <summary>Liquid by Fluid: <c>{{ Variables.X }}</c>, <c>{{ Input.X }}</c>, <c>{{ Outputs.Step }}</c>. A missing name is empty; <c>now</c> is the event's time.</summary>
internal sealed partial class LiquidExpressions
{
    private static readonly FluidParser Parser = new();
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly TemplateOptions options;
    private readonly ParsedTexts<IFluidTemplate> templates = new(ParseText);

    public LiquidExpressions(ExpressionLimits limits) => options = new()
    {
        MaxSteps = limits.MaxTemplateSteps,
        MaxRecursion = limits.MaxRecursion,
        CultureInfo = CultureInfo.InvariantCulture,
        TimeZone = EventTime.Vietnam,
    };

    public void Parse(string source) => _ = templates[source];

    /// <summary>Fluid tells the place within its message: <c>… at (2:14)</c>, line and column from 1.</summary>
    public static ExpressionProblem? Check(string source)
    {
        if (Parser.TryParse(Reachable(source), out _, out var error))
            return null;
        var place = Place().Match(error);
        return place.Success
            ? new(error[..place.Index].Trim(), int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(place.Groups[2].Value, CultureInfo.InvariantCulture))
            : new(error.Trim(), null, null);
    }

    public string Evaluate(string source, ExpressionScope scope)
    {
        var template = templates[source];
        var context = new TemplateContext(options) { Now = () => scope.Now };
        context.SetValue("Variables", new Lookup(name => ToLiquid(scope.Variable(name))));
        context.SetValue("Input", new Lookup(name => ToLiquid(scope.Input.GetValueOrDefault(name))));
        context.SetValue("Outputs", new Lookup(name => ToLiquid(scope.Output(name, null))));
        context.SetValue("CorrelationId", ToLiquid(scope.CorrelationId));
        context.SetValue("WorkflowInstanceId", ToLiquid(scope.InstanceId));
        context.SetValue("WorkflowDefinitionId", ToLiquid(scope.DefinitionId));
        try
        {
            return template.Render(context);
        }
        catch (Exception e) when (e is InvalidOperationException or FluidException or ArgumentException or FormatException or OverflowException)
        {
            throw new ExpressionFailedException($"{e.Message} In the template: {source}", e);
        }
    }

    private static IFluidTemplate ParseText(string source) =>
        Parser.TryParse(Reachable(source), out var template, out var error) ? template : throw new ExpressionFailedException(error.Trim());

    /// <summary>Fluid's identifiers are ASCII; a Vietnamese name becomes the index it means: <c>Variables.TrạngThái</c> is <c>Variables["TrạngThái"]</c>.</summary>
    private static string Reachable(string source) =>
        source.All(char.IsAscii) ? source : Tag().Replace(source, tag => VietnameseMember().Replace(tag.Value, "[\"$1\"]"));

    private static FluidValue ToLiquid(object? value) => value switch
    {
        null => NilValue.Instance,
        bool truth => BooleanValue.Create(truth),
        string text => new StringValue(text),
        int or long or decimal => NumberValue.Create(Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        double number => Math.Abs(number) < 7.9e28 ? NumberValue.Create((decimal)number) : new StringValue(number.ToString(CultureInfo.InvariantCulture)),
        DateTimeOffset instant => new DateTimeValue(instant),
        JsonElement json => ToLiquid(json),
        IFormattable other => new StringValue(other.ToString(null, CultureInfo.InvariantCulture)),
        _ => new StringValue(value.ToString()),
    };

    private static FluidValue ToLiquid(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => new Lookup(name => json.TryGetProperty(name, out var value) ? ToLiquid(value) : NilValue.Instance, JsonSerializer.Serialize(json, Json)),
        JsonValueKind.Array => new ArrayValue([.. json.EnumerateArray().Select(item => ToLiquid(item))]),
        JsonValueKind.String => new StringValue(json.GetString()),
        JsonValueKind.Number => NumberValue.Create(json.TryGetDecimal(out var number) ? number : 0),
        JsonValueKind.True or JsonValueKind.False => BooleanValue.Create(json.GetBoolean()),
        _ => NilValue.Instance,
    };

    /// <summary>Named values, looked up one by one; printed as the JSON they came from, if any.</summary>
    private sealed class Lookup(Func<string, FluidValue> find, string text = "") : ObjectValueBase(text)
    {
        public override ValueTask<FluidValue> GetValueAsync(string name, TemplateContext context) => new(find(name));

        public override ValueTask<FluidValue> GetIndexAsync(FluidValue index, TemplateContext context) => new(find(index.ToStringValue()));

        public override string ToStringValue() => text;
    }

    [GeneratedRegex(@"\s*at \((\d{1,6}):(\d{1,6})\)[\s\S]*$")]
    private static partial Regex Place();

    [GeneratedRegex(@"\{\{.*?\}\}|\{%.*?%\}", RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\.((?=[\p{L}\p{N}\p{M}_]*[^\x00-\x7F])[\p{L}_][\p{L}\p{M}\p{N}_]*)")]
    private static partial Regex VietnameseMember();
}
