using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using VanQuan.Workflows.Domain.Audit;

namespace VanQuan.Workflows.Application.Engine.Definitions;

/// <summary>What is done to a definition's text as text: a few fields of the envelope replaced, the rest untouched; compared; named by a digest.</summary>
public static class DefinitionJson
{
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 512 };
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1000 };

    /// <summary>The same definition under another id, version or name; what is null stays as it is.</summary>
    public static string With(string json, string? id = null, int? version = null, string? name = null)
    {
        var replaced = new Dictionary<string, object?>();
        if (id is not null) replaced["definitionId"] = id;
        if (version is not null) replaced["version"] = version;
        if (name is not null) replaced["name"] = name;
        using var document = JsonDocument.Parse(json, Reading);
        var buffer = new ArrayBufferWriter<byte>(json.Length + 128);
        using (var writer = new Utf8JsonWriter(buffer, Writing))
        {
            writer.WriteStartObject();
            foreach (var property in document.RootElement.EnumerateObject().Where(property => !replaced.ContainsKey(property.Name)))
                property.WriteTo(writer);
            foreach (var (key, value) in replaced)
            {
                writer.WritePropertyName(key);
                JsonSerializer.Serialize(writer, value);
            }
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Equal as JSON, the order of keys aside.</summary>
    public static bool Same(string left, string right)
    {
        if (left == right)
            return true;
        using var one = JsonDocument.Parse(left, Reading);
        using var other = JsonDocument.Parse(right, Reading);
        return JsonElement.DeepEquals(one.RootElement, other.RootElement);
    }

    /// <summary>SHA-256 of the canonical spelling, so that an audit line names exactly this definition, however it was written.</summary>
    public static string Digest(string json)
    {
        using var document = JsonDocument.Parse(json, Reading);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson.Of(document.RootElement))));
    }
}
