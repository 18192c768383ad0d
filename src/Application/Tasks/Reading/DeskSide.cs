using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Tasks.Reading;

/// <summary>One side of a desk: the piles it is made of, and whether the person only waits for what lies there.</summary>
internal sealed record DeskSide(IReadOnlyList<TaskLane> Lanes, bool Waits)
{
    /// <summary>What can be done now.</summary>
    public static readonly DeskSide Doing = new([TaskLane.Work, TaskLane.Decision], false);

    /// <summary>Decisions alone.</summary>
    public static readonly DeskSide Deciding = new([TaskLane.Decision], false);

    /// <summary>Handed in, or held by a colleague.</summary>
    public static readonly DeskSide Waiting = new([TaskLane.Elsewhere], true);
}
