using VanQuan.Workflows.Domain.Calendar;

namespace VanQuan.Workflows.Application.Engine;

/// <summary>A bookmark that a moment wakes. The row goes when it fired or nobody waits any more. UTC.</summary>
public sealed class TimerRow
{
    public required string InstanceId { get; init; }
    public required string BookmarkId { get; init; }
    public required string ActivityId { get; init; }
    public required DateTimeOffset At { get; set; }

    /// <summary>Why it falls there, as JSON of the calendar room, where a deadline set it.</summary>
    public string? Explanation { get; set; }

    /// <summary>
    /// The deadline that set it, counted again when the calendar changes, and when its moment comes where steps it names can make
    /// its count stand still. Null where a moment was given.
    /// </summary>
    public AnchoredDeadline? Deadline { get; init; }
}
