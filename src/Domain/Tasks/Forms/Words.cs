using System.Text.Json;

namespace VanQuan.Workflows.Domain.Tasks.Forms;

/// <summary>One text in the two languages people read.</summary>
public sealed record Words(string Vi, string En)
{
    /// <summary>From <c>{"vi": .., "en": ..}</c>, or from one text that serves both languages; a missing language takes the other.</summary>
    public static Words Parse(JsonElement json, string where)
    {
        if (json.ValueKind == JsonValueKind.String) return new Words(json.GetString()!, json.GetString()!);
        if (json.ValueKind != JsonValueKind.Object) throw new JsonException($"{where}: a text or an object with 'vi' and 'en' is expected.");
        var vi = Text(json, "vi");
        var en = Text(json, "en");
        if (vi is null && en is null) throw new JsonException($"{where}: neither 'vi' nor 'en' is there.");
        return new Words(vi ?? en!, en ?? vi!);
    }

    public string In(string language) => language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? En : Vi;

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
