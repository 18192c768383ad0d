namespace VanQuan.Workflows.Application.Plans;

/// <summary>
/// One round of an action: the only one of a dated action, one per reporting period of a continuous one. Starting it starts one
/// instance per unit and subject. Dates are local calendar dates, <see cref="StartAt"/> an instant.
/// </summary>
public sealed class ActionRoundRow
{
    public required string PlanCode { get; init; }
    public required int ActionNumber { get; init; }

    /// <summary>From 1.</summary>
    public required int Round { get; init; }
    public DateOnly? PeriodStart { get; init; }
    public DateOnly? PeriodEnd { get; init; }
    public DateOnly? Due { get; set; }

    /// <summary>When the bell starts it; null once it was started or passed over.</summary>
    public DateTimeOffset? StartAt { get; set; }
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When the last of its instances ended, or it was passed over.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Not run because the round before it was still open and the action says so.</summary>
    public bool Skipped { get; set; }
}
