namespace VanQuan.Workflows.Application.Clock;

/// <summary>The calendar by which the open due dates were last counted; one row.</summary>
public sealed class CalendarRow
{
    public const int Only = 1;

    public int Id { get; init; } = Only;

    /// <summary>SHA-256 in hex over the calendar's days.</summary>
    public required string Fingerprint { get; set; }
}
