using System.Text.Json;

namespace VanQuan.Workflows.Domain.Tasks.Forms;

/// <summary>What a field holds: one line, a number, a date, one of the options, many lines, yes or no.</summary>
public enum FieldType { Text, Number, Date, Choice, LongText, Checkbox }

/// <summary>One option of a choice; the value is what expressions see.</summary>
public sealed record FieldOption(string Value, Words Label);

/// <summary>
/// One field of a task's form. Values travel as text: a number with a dot (<c>396.5</c>), a date as <c>yyyy-MM-dd</c>,
/// a checkbox as <c>true</c> or nothing. A required checkbox has to be ticked.
/// </summary>
public sealed record FormField(string Name, Words Label, FieldType Type, bool Required, IReadOnlyList<FieldOption> Options);

/// <summary>What stands in the way of a submission, at which field; the words name the field and the way out.</summary>
public sealed record FieldError(string Field, Words Message)
{
    /// <summary>Not a field of the form but the files.</summary>
    public const string Evidence = "evidence";

    /// <summary>Not a field of the form but the outcome chosen.</summary>
    public const string Outcome = "outcome";
}

/// <summary>
/// The form of a user task: <c>[{"name", "label": {"vi","en"}, "type", "required", "options": [..]}]</c>, or the same array
/// under <c>fields</c>. Options are texts or <c>{"value", "label"}</c>. Throws <see cref="JsonException"/> saying which field is wrong.
/// </summary>
public sealed record TaskForm(IReadOnlyList<FormField> Fields)
{
    public static readonly TaskForm Empty = new([]);

    private static readonly string[] Known = ["name", "label", "type", "required", "options"];

    public static TaskForm Parse(string? json)
    {
        if (string.IsNullOrWhiteSpace(json)) return Empty;
        using var document = JsonDocument.Parse(json);
        return Parse(document.RootElement);
    }

    public static TaskForm Parse(JsonElement json)
    {
        if (json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined) return Empty;
        if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("fields", out var fields)) json = fields;
        if (json.ValueKind != JsonValueKind.Array) throw new JsonException("form: an array of fields is expected.");
        var read = json.EnumerateArray().Select(ReadField).ToList();
        var twice = read.GroupBy(f => f.Name).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null) throw new JsonException($"form: the field '{twice.Key}' stands there twice.");
        return new TaskForm(read);
    }

    private static FormField ReadField(JsonElement json, int index)
    {
        var where = $"form field {index + 1}";
        if (json.ValueKind != JsonValueKind.Object) throw new JsonException($"{where}: an object is expected.");
        if (!json.TryGetProperty("name", out var name) || name.ValueKind != JsonValueKind.String || name.GetString() is not { Length: > 0 } id)
            throw new JsonException($"{where}: 'name' is missing.");
        where = $"form field '{id}'";
        if (json.EnumerateObject().Select(property => property.Name).FirstOrDefault(property => !Known.Contains(property)) is { } unknown)
            throw new JsonException($"{where}: the property '{unknown}' is not known; a field has {string.Join(", ", Known)}.");
        var label = json.TryGetProperty("label", out var text) ? Words.Parse(text, $"{where}, label") : new Words(id, id);
        var type = FieldType.Text;
        if (json.TryGetProperty("type", out var kind) && !Enum.TryParse(kind.GetString(), ignoreCase: true, out type))
            throw new JsonException($"{where}: the type '{kind.GetString()}' is not known.");
        var required = json.TryGetProperty("required", out var must) && must.ValueKind == JsonValueKind.True;
        var options = json.TryGetProperty("options", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(o => ReadOption(o, where)).ToList() : [];
        if (type == FieldType.Choice && options.Count == 0) throw new JsonException($"{where}: a choice needs 'options'.");
        return new FormField(id, label, type, required, options);
    }

    private static FieldOption ReadOption(JsonElement json, string where)
    {
        if (json.ValueKind != JsonValueKind.Object) return new FieldOption(json.ToString(), Words.Parse(json, $"{where}, option"));
        if (!json.TryGetProperty("value", out var value)) throw new JsonException($"{where}: an option has no 'value'.");
        var label = json.TryGetProperty("label", out var text) ? Words.Parse(text, $"{where}, option")
            : json.TryGetProperty("vi", out _) ? Words.Parse(json, $"{where}, option")
            : new Words(value.ToString(), value.ToString());
        return new FieldOption(value.ToString(), label);
    }
}
