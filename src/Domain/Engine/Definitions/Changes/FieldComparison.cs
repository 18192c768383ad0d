using System.Text.Json;

namespace VanQuan.Workflows.Domain.Engine.Definitions.Changes;

/// <summary>
/// Two JSON values, field by field. Lists of things with names of their own (variables, cases, form fields) are matched by these
/// names. Text that holds JSON, as Object expressions do, is compared as JSON. An empty object and none at all are the same.
/// </summary>
internal sealed class FieldComparison
{
    /// <summary>What names a thing in a list, in order of preference.</summary>
    private static readonly string[] Names = ["id", "key", "name", "label"];

    private readonly List<FieldChange> found = [];
    private readonly Func<string, bool> ignored;

    private FieldComparison(Func<string, bool> ignored) => this.ignored = ignored;

    /// <param name="skip">Properties of the objects themselves that are not compared.</param>
    /// <param name="ignored">Paths below them that are not compared.</param>
    public static List<FieldChange> Of(JsonElement left, JsonElement right, Func<string, bool> skip, Func<string, bool>? ignored = null)
    {
        var comparison = new FieldComparison(path => skip(path) || ignored?.Invoke(path) == true);
        comparison.Objects("", left, right);
        return comparison.found;
    }

    private void Objects(string path, JsonElement left, JsonElement right)
    {
        var names = left.EnumerateObject().Select(property => property.Name).Concat(right.EnumerateObject().Select(property => property.Name)).Distinct();
        foreach (var name in names)
            Values(path.Length == 0 ? name : $"{path}.{name}", Get(left, name), Get(right, name));
    }

    private void Values(string path, JsonElement? left, JsonElement? right)
    {
        // An unset input may be null or absent.
        (left, right) = (left is { ValueKind: JsonValueKind.Null } ? null : left, right is { ValueKind: JsonValueKind.Null } ? null : right);
        if (ignored(path) || (left is null && right is null) || (left is { } a && right is { } b && JsonElement.DeepEquals(a, b)))
            return;
        switch (left?.ValueKind, right?.ValueKind)
        {
            case (JsonValueKind.Object, JsonValueKind.Object):
                Objects(path, left!.Value, right!.Value);
                break;
            case (JsonValueKind.Object, null) when OnlyIgnored(path, left!.Value):
            case (null, JsonValueKind.Object) when OnlyIgnored(path, right!.Value):
                break;
            case (JsonValueKind.Array, JsonValueKind.Array):
                Lists(path, [.. left!.Value.EnumerateArray()], [.. right!.Value.EnumerateArray()]);
                break;
            case (JsonValueKind.String, JsonValueKind.String) when Inner(left!.Value) is { } inner && Inner(right!.Value) is { } other && inner.ValueKind == other.ValueKind:
                Values(path, inner, other);
                break;
            default:
                found.Add(new(path, left, right));
                break;
        }
    }

    private void Lists(string path, IReadOnlyList<JsonElement> left, IReadOnlyList<JsonElement> right)
    {
        if (Names.FirstOrDefault(name => IsKey(name, left) && IsKey(name, right)) is { } key)
        {
            var (named, others) = (left.ToDictionary(item => item.Text(key)!), right.ToDictionary(item => item.Text(key)!));
            foreach (var name in named.Keys.Concat(others.Keys).Distinct())
                Values($"{path}[{name}]", Item(named, name), Item(others, name));
            if (!named.Keys.Where(others.ContainsKey).SequenceEqual(others.Keys.Where(named.ContainsKey)))
                found.Add(new(path + "[order]", JsonSerializer.SerializeToElement(named.Keys), JsonSerializer.SerializeToElement(others.Keys)));
        }
        else if (left.Count == right.Count && left.Concat(right).All(item => item.ValueKind is JsonValueKind.Object or JsonValueKind.Array))
            for (var i = 0; i < left.Count; i++)
                Values($"{path}[{i}]", left[i], right[i]);
        else
            found.Add(new(path, JsonSerializer.SerializeToElement(left), JsonSerializer.SerializeToElement(right)));
    }

    /// <summary>Nothing in it that anybody would miss.</summary>
    private bool OnlyIgnored(string path, JsonElement value) => value.EnumerateObject()
        .All(property => ignored($"{path}.{property.Name}") || (property.Value.ValueKind == JsonValueKind.Object && OnlyIgnored($"{path}.{property.Name}", property.Value)));

    private static bool IsKey(string name, IReadOnlyList<JsonElement> items) =>
        items.All(item => item.ValueKind == JsonValueKind.Object && item.Text(name) is { Length: > 0 }) && items.Select(item => item.Text(name)).Distinct().Count() == items.Count;

    private static JsonElement? Get(JsonElement owner, string name) => owner.TryGetProperty(name, out var value) ? value : null;

    private static JsonElement? Item(Dictionary<string, JsonElement> items, string name) => items.TryGetValue(name, out var value) ? value : null;

    private static JsonElement? Inner(JsonElement text)
    {
        if (text.GetString()!.AsSpan().TrimStart() is not (['{', ..] or ['[', ..]))
            return null;
        try
        {
            using var document = JsonDocument.Parse(text.GetString()!);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // A text that only begins like JSON is compared as text.
            return null;
        }
    }
}
