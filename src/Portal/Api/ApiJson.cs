using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VanQuan.Workflows.Portal.Api;

/// <summary>JSON that is handed on as it is stored, without being read and written anew.</summary>
public sealed record RawJson(string Text);

/// <summary>
/// How the API reads and writes JSON: camel case, Vietnamese as it is, and as deep as a definition may be, which is deeper than
/// the framework's habit.
/// </summary>
public static class ApiJson
{
    private const int Depth = 600;

    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        MaxDepth = Depth,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new RawJsonConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static IResult Answer(object value, int status = StatusCodes.Status200OK) => Results.Json(value, Options, statusCode: status);

    /// <summary>The body of a request as a JSON object.</summary>
    /// <exception cref="ApiProblemException">It is not one.</exception>
    public static async Task<JsonElement> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, new() { MaxDepth = Depth }, ct);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document.RootElement.Clone();
        }
        catch (JsonException broken)
        {
            var (line, column) = (broken.LineNumber + 1, broken.BytePositionInLine + 1);
            throw new ApiProblemException(StatusCodes.Status400BadRequest, new(
                $"Nội dung gửi lên không phải JSON (dòng {line}, cột {column}).", $"What was sent is not JSON (line {line}, column {column})."));
        }
        throw new ApiProblemException(StatusCodes.Status400BadRequest, new("Nội dung gửi lên phải là một đối tượng JSON.", "What was sent has to be a JSON object."));
    }

    /// <exception cref="ApiProblemException">It is not there.</exception>
    public static JsonElement Part(this JsonElement body, string name) => body.TryGetProperty(name, out var part) && part.ValueKind != JsonValueKind.Null
        ? part : throw new ApiProblemException(StatusCodes.Status400BadRequest, new($"Thiếu “{name}”.", $"'{name}' is missing."));

    public static string? TextOf(this JsonElement body, string name) =>
        body.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.String ? part.GetString() : null;

    public static int NumberOf(this JsonElement body, string name) => body.Part(name) is { ValueKind: JsonValueKind.Number } part && part.TryGetInt32(out var number)
        ? number : throw new ApiProblemException(StatusCodes.Status400BadRequest, new($"“{name}” phải là số nguyên.", $"'{name}' has to be a whole number."));

    private sealed class RawJsonConverter : JsonConverter<RawJson>
    {
        public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) => writer.WriteRawValue(value.Text, skipInputValidation: true);
    }
}
