using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Definitions.Changes;
using VanQuan.Workflows.Portal.Hosting;

namespace VanQuan.Workflows.Portal.Wording;

/// <summary>One field that differs, as people read it; null: it is not there on that side.</summary>
public sealed record ChangedField(string Label, string? From, string? To);

/// <summary>A step with what differs in it.</summary>
public sealed record ChangedStep(string Name, IReadOnlyList<ChangedField> Fields);

/// <summary>A comparison in words: steps by the names on the canvas, fields by the words of the panels.</summary>
public sealed class ChangeWords(DefinitionChanges changes, WorkflowDefinition left, WorkflowDefinition right, Visitor visitor, Say say)
{
    private const int LongestValue = 600;

    public IReadOnlyList<string> Added => [.. changes.Added.Select(id => NameOf(right, id))];

    public IReadOnlyList<string> Removed => [.. changes.Removed.Select(id => NameOf(left, id))];

    public IReadOnlyList<ChangedStep> Changed => [.. changes.Changed.Select(one => new ChangedStep(NameOf(right, one.Id), Fields(one.Fields)))];

    public IReadOnlyList<string> Connected => [.. changes.ConnectionsAdded.Select(ends => Way(right, ends))];

    public IReadOnlyList<string> Disconnected => [.. changes.ConnectionsRemoved.Select(ends => Way(left, ends))];

    public IReadOnlyList<ChangedField> Settings => Fields(changes.Settings);

    public int Moved => changes.Moved.Count;

    public bool IsEmpty => changes.IsEmpty;

    private List<ChangedField> Fields(IReadOnlyList<FieldChange> fields) => [.. fields.Select(field => new ChangedField(say.Field(field.Path), Value(field.From), Value(field.To)))];

    private string Way(WorkflowDefinition definition, ConnectionEnds ends)
    {
        var labels = definition.Activities.GetValueOrDefault(ends.Source) is { } source ? ActivityLabels.Of(source) : null;
        return say["“{0}”, kết quả “{1}” → “{2}”", NameOf(definition, ends.Source), say.Outcome(ends.Outcome, labels), NameOf(definition, ends.Target)];
    }

    private string NameOf(WorkflowDefinition definition, string id)
    {
        if (definition.Activities.GetValueOrDefault(id) is not { } node)
            return say["bước không còn trong quy trình"];
        return ActivityLabels.Of(node).Name(say.Language)
            ?? (node.Input("title")?.Expression is { Text: { Length: > 0 } title } ? title : node == definition.Root ? say["Toàn bộ quy trình"] : node.Name ?? node.Id);
    }

    private string? Value(JsonElement? value)
    {
        if (value is not { } json)
            return null;
        // An input's wrapper says nothing to a reader; what it gives does.
        if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("expression", out var expression) && expression.ValueKind == JsonValueKind.Object && expression.TryGetProperty("value", out var inner))
            json = inner;
        var text = json.ValueKind switch
        {
            JsonValueKind.String => Word(json.GetString()!),
            JsonValueKind.True => say["có"],
            JsonValueKind.False => say["không"],
            JsonValueKind.Array when json.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) => string.Join(", ", json.EnumerateArray().Select(item => Word(item.GetString()!))),
            _ => JsonSerializer.Serialize(json, Readable),
        };
        return text.Length <= LongestValue ? text : text[..LongestValue] + " …";
    }

    /// <summary>People and bodies by their names, as the panels show them; other fixed values by their words.</summary>
    private string Word(string text) => text switch
    {
        "unit:{{ Input.Unit }}" => say["Đơn vị của lượt chạy"],
        "unit:{{ Input.Lead }}" => say["Cơ quan chủ trì"],
        _ => say.Address(say.FieldValue(text), visitor),
    };

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 600 };
}
