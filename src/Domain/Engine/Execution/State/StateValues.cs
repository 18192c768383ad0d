using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VanQuan.Workflows.Domain.Engine.Execution.State;

/// <summary>Small values in a stored instance. Empty dictionaries are left out; the order is that of insertion, so equal states are equal texts.</summary>
internal static class StateValues
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter() },
        MaxDepth = 512,
    };

    public static void Write<T>(Utf8JsonWriter json, string name, T value)
    {
        json.WritePropertyName(name);
        JsonSerializer.Serialize(json, value, Options);
    }

    /// <summary>Writes a dictionary, unless it is empty.</summary>
    public static void WriteMap<T>(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, T> values)
    {
        if (values.Count > 0)
            Write(json, name, values);
    }

    public static T? Read<T>(JsonElement json, string name) where T : class =>
        json.TryGetProperty(name, out var value) ? value.Deserialize<T>(Options) : null;

    public static void Fill<T>(Dictionary<string, T> target, JsonElement json, string name)
    {
        foreach (var (key, value) in Read<Dictionary<string, T>>(json, name) ?? [])
            target[key] = value;
    }
}
