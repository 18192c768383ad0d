using System.Globalization;
using System.Text.Json;

namespace VanQuan.Workflows.Domain.Plans.Json;

/// <summary>A value together with where it stands, so that every refusal can name its place.</summary>
internal readonly struct JsonPlace(JsonElement value, string path)
{
    public JsonElement Value { get; } = value;

    public PlanRefusedException Refuse(string cause, Exception? inner = null) => new(path.Length == 0 ? "(root)" : path, cause, inner);

    /// <summary>Refuses properties nobody reads: nearly always a typing mistake.</summary>
    public void Knows(params ReadOnlySpan<string> names)
    {
        if (Value.ValueKind != JsonValueKind.Object)
            throw Refuse($"expected an object, found {Kind(Value)}");
        foreach (var property in Value.EnumerateObject())
            if (!names.Contains(property.Name))
                throw At(property.Name, property.Value).Refuse("unknown property");
    }

    public JsonPlace? Maybe(string name) =>
        Value.TryGetProperty(name, out var child) && child.ValueKind != JsonValueKind.Null ? At(name, child) : null;

    public JsonPlace Required(string name) => Maybe(name) ?? throw Refuse($"\"{name}\" is missing");

    public string Text(string name) => Required(name).AsText();

    public string? MaybeText(string name) => Maybe(name)?.AsText();

    public DateOnly Date(string name) => Required(name).AsDate();

    public int Whole(string name) => Required(name).AsWhole();

    public bool Flag(string name) => Maybe(name) is { } place && place.AsFlag();

    public T Choice<T>(string name, T otherwise) where T : struct, Enum => Maybe(name)?.AsChoice<T>() ?? otherwise;

    public T Choice<T>(string name) where T : struct, Enum => Required(name).AsChoice<T>();

    public IReadOnlyList<string> Texts(string name) => Items(name, item => item.AsText());

    public IReadOnlyList<string>? MaybeTexts(string name) => Maybe(name) is null ? null : Texts(name);

    /// <summary>An absent list is an empty one.</summary>
    public IReadOnlyList<T> Items<T>(string name, Func<JsonPlace, T> read)
    {
        if (Maybe(name) is not { } list)
            return [];
        if (list.Value.ValueKind != JsonValueKind.Array)
            throw list.Refuse($"expected a list, found {Kind(list.Value)}");
        return [.. list.Value.EnumerateArray().Select((item, index) => read(list.Item(item, index)))];
    }

    public string AsText() =>
        Value.ValueKind == JsonValueKind.String && Value.GetString() is { } text && text.Trim().Length > 0
            ? text
            : throw Refuse($"expected a text, found {Kind(Value)}");

    private DateOnly AsDate() =>
        DateOnly.TryParseExact(AsText(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw Refuse($"\"{AsText()}\" is not a date (expected yyyy-MM-dd)");

    private int AsWhole() =>
        Value.ValueKind == JsonValueKind.Number && Value.TryGetInt32(out var number)
            ? number
            : throw Refuse($"expected a whole number, found {Kind(Value)}");

    private bool AsFlag() =>
        Value.ValueKind is JsonValueKind.True or JsonValueKind.False ? Value.GetBoolean() : throw Refuse($"expected true or false, found {Kind(Value)}");

    private T AsChoice<T>() where T : struct, Enum =>
        Enum.GetNames<T>().Contains(AsText())
            ? Enum.Parse<T>(AsText())
            : throw Refuse($"\"{AsText()}\" is not one of {string.Join(", ", Enum.GetNames<T>())}");

    private JsonPlace Item(JsonElement item, int index) => new(item, $"{path}[{index}]");

    private JsonPlace At(string name, JsonElement child) => new(child, path.Length == 0 ? name : $"{path}.{name}");

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "an empty text or a text",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        var kind => kind.ToString().ToLowerInvariant(),
    };
}
