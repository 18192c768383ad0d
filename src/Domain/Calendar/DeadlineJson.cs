using System.Text.Json;
using System.Text.Json.Serialization;

namespace VanQuan.Workflows.Domain.Calendar;

/// <summary>A deadline as definitions write it: <c>{"anchor": "Activated", "amount": 15, "unit": "WorkingDays", …}</c>.</summary>
public static class DeadlineJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <exception cref="JsonException">It is no deadline; the message names the property.</exception>
    public static DeadlineRule Read(JsonElement json) => json.Deserialize<DeadlineRule>(Options) ?? throw new JsonException("The deadline is empty.");
}
