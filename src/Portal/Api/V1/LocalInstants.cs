using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using VanQuan.Workflows.Domain.Calendar;

namespace VanQuan.Workflows.Portal.Api.V1;

/// <summary>Instants go out as ISO 8601 in local time with its offset (+07:00), to the second, as people read them on the pages.</summary>
internal sealed class LocalInstants : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToOffset(VietnamTime.Offset).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
}
