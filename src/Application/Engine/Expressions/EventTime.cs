using System.Globalization;
using Jint.Runtime;

namespace VanQuan.Workflows.Application.Engine.Expressions;

/// <summary>Time as scripts see it: it stands at the event's moment, in UTC+7 (Asia/Ho_Chi_Minh has no daylight saving).</summary>
public sealed class EventTime(DateTimeOffset now) : ITimeSystem
{
    public static readonly TimeZoneInfo Vietnam = TimeZoneInfo.CreateCustomTimeZone("Asia/Ho_Chi_Minh", TimeSpan.FromHours(7), "Asia/Ho_Chi_Minh", "Asia/Ho_Chi_Minh");

    public TimeZoneInfo DefaultTimeZone => Vietnam;

    public DateTimeOffset GetUtcNow() => now.ToUniversalTime();

    public TimeSpan GetUtcOffset(long epochMilliseconds) => Vietnam.BaseUtcOffset;

    /// <summary>A date alone is UTC midnight as in ECMAScript; a time without an offset is local.</summary>
    public bool TryParse(string date, out long epochMilliseconds)
    {
        var style = date.Contains('T', StringComparison.Ordinal) || date.Contains(':', StringComparison.Ordinal) ? DateTimeStyles.None : DateTimeStyles.AssumeUniversal;
        if (DateTime.TryParse(date, CultureInfo.InvariantCulture, style | DateTimeStyles.AdjustToUniversal, out var moment))
        {
            var utc = moment.Kind == DateTimeKind.Unspecified ? moment - Vietnam.BaseUtcOffset : moment;
            epochMilliseconds = new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)).ToUnixTimeMilliseconds();
            return true;
        }
        epochMilliseconds = 0;
        return false;
    }
}
