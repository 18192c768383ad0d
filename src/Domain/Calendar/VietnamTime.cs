namespace VanQuan.Workflows.Domain.Calendar;

/// <summary>
/// Local time everywhere in the product: Asia/Ho_Chi_Minh, UTC+7, no daylight saving. A constant, so that a machine without
/// a time zone database counts the same days.
/// </summary>
public static class VietnamTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>The local date an instant falls on: 17:00 UTC is already the next day.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>00:00 local time of a day.</summary>
    public static DateTimeOffset StartOf(DateOnly date) => At(date, TimeOnly.MinValue);

    /// <summary>A local time of a local day as an instant.</summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time) => new(date.ToDateTime(time), Offset);
}
