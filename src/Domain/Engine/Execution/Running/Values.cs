using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace VanQuan.Workflows.Domain.Engine.Execution.Running;

/// <summary>
/// Values and their conversions, as Elsa converts: what does not fit gives the type's default and no fault. A value is null, bool, int, long,
/// double, decimal, string, DateTimeOffset, TimeSpan, Guid, or a JSON object or array. Invariant culture throughout.
/// </summary>
internal static class Values
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 512 };
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static JsonElement Null { get; } = JsonSerializer.SerializeToElement<object?>(null);

    /// <summary>The value in the form the state keeps.</summary>
    public static JsonElement ToJson(object? value) => value switch
    {
        null => Null,
        JsonElement { ValueKind: JsonValueKind.Undefined } => Null,
        JsonElement json => json,
        double number when !double.IsFinite(number) => Null,
        _ => JsonSerializer.SerializeToElement(value, value.GetType(), Json),
    };

    /// <summary>The value of JSON, scalars unwrapped; numbers are doubles unless the type asks for more.</summary>
    public static object? FromJson(JsonElement json, string typeName = "Object") => json.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.True => Convert(true, typeName),
        JsonValueKind.False => Convert(false, typeName),
        JsonValueKind.String => Convert(json.GetString(), typeName),
        JsonValueKind.Number when typeName == "Decimal" && json.TryGetDecimal(out var exact) => exact,
        JsonValueKind.Number when typeName == "String" => json.GetRawText(),
        JsonValueKind.Number => Convert(json.GetDouble(), typeName),
        _ => Convert(json, typeName),
    };

    /// <summary>A Literal: objects and arrays are the text they are written as.</summary>
    public static object? Literal(JsonElement json, string typeName) =>
        json.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? Convert(Text(json), typeName) : FromJson(json, typeName);

    public static object? Convert(object? value, string typeName) => value is null ? null : typeName switch
    {
        "String" => Text(value),
        "Boolean" => ToBoolean(value),
        "Int32" or "Int16" or "Byte" => (int)Whole(value, int.MinValue, int.MaxValue),
        "Int64" or "Long" => Whole(value, long.MinValue, long.MaxValue),
        "Double" or "Single" or "Float" => Number(value),
        "Decimal" => Exact(value),
        "DateTimeOffset" or "DateTime" => value is DateTimeOffset ? value : DateTimeOffset.TryParse(Text(value), Invariant, DateTimeStyles.AssumeUniversal, out var instant) ? instant : default,
        "TimeSpan" => value is TimeSpan ? value : TimeSpan.TryParse(Text(value), Invariant, out var span) ? span : TimeSpan.Zero,
        "Guid" => Guid.TryParse(Text(value), out var guid) ? guid : Guid.Empty,
        "JSON" or "ObjectDictionary" or "ExpandoObject" => Parsed(value),
        _ when IsList(typeName) => Parsed(value),
        _ => value,
    };

    /// <summary>The value as text: True and False, shortest numbers, invariant dates, compact JSON.</summary>
    public static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } json => json.GetString()!,
        JsonElement { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null } => "",
        JsonElement json => JsonSerializer.Serialize(json, Json),
        TimeSpan span => span.ToString("c"),
        IFormattable formattable => formattable.ToString(null, Invariant),
        _ => value.ToString() ?? "",
    };

    /// <summary>The items of a list: of JSON, of a text that holds a JSON list, else of a text its characters.</summary>
    public static IReadOnlyList<JsonElement> Items(object? value) => Parsed(value) switch
    {
        null => [],
        JsonElement { ValueKind: JsonValueKind.Array } array => [.. array.EnumerateArray()],
        string text => [.. text.Select(letter => ToJson(letter.ToString()))],
        var single => [ToJson(single)],
    };

    /// <summary>A list of texts; a single text stands for itself.</summary>
    public static IReadOnlyList<string> Texts(object? value) => Parsed(value) switch
    {
        null or "" => [],
        JsonElement { ValueKind: JsonValueKind.Array } array => [.. array.EnumerateArray().Select(item => Text(FromJson(item)))],
        var single => [Text(single)],
    };

    /// <summary>JSON where the value is a text that holds an object or an array; otherwise the value itself.</summary>
    public static object? Parsed(object? value)
    {
        if (value is not string text || text.AsSpan().TrimStart() is not ['{' or '[', ..])
            return value;
        try
        {
            using var document = JsonDocument.Parse(text, new() { MaxDepth = 512 });
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new EngineFaultException($"The text '{(text.Length > 60 ? text[..60] + "…" : text)}' is not JSON: {e.Message}", e);
        }
    }

    private static bool IsList(string typeName) =>
        typeName.StartsWith("List<", StringComparison.Ordinal) || typeName.EndsWith("[]", StringComparison.Ordinal) || typeName.Contains("Collection", StringComparison.Ordinal);

    private static bool ToBoolean(object value) => value switch
    {
        bool truth => truth,
        string text => bool.TryParse(text, out var truth) && truth,
        JsonElement => false,
        _ => Number(value) != 0,
    };

    private static double Number(object value) => value switch
    {
        double number => number,
        int or long or decimal => System.Convert.ToDouble(value, Invariant),
        bool truth => truth ? 1 : 0,
        string text => double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, Invariant, out var number) ? number : 0,
        _ => 0,
    };

    private static decimal Exact(object value) => value switch
    {
        decimal exact => exact,
        string text => decimal.TryParse(text, NumberStyles.Number | NumberStyles.AllowExponent, Invariant, out var exact) ? exact : 0,
        _ when Number(value) is var number && Math.Abs(number) < 7.9e28 => (decimal)number,
        _ => 0,
    };

    // A text is taken only when it is a whole number; a number is rounded.
    private static long Whole(object value, long least, long most)
    {
        if (value is string text)
            return long.TryParse(text, NumberStyles.Integer, Invariant, out var whole) && whole >= least && whole <= most ? whole : 0;
        var number = Math.Round(Number(value), MidpointRounding.ToEven);
        return number >= least && number <= most ? (long)number : 0;
    }
}
