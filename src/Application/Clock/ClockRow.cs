namespace VanQuan.Workflows.Application.Clock;

/// <summary>Where the demo clock stands; one row, and none where the clock is real. It only goes forward. UTC.</summary>
public sealed class ClockRow
{
    public const int Only = 1;

    public int Id { get; init; } = Only;
    public required DateTimeOffset Now { get; set; }
}
