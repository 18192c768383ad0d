using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Execution.State;

namespace VanQuan.Workflows.Domain.Engine.Migration;

/// <summary>
/// What becomes of one execution. <see cref="Target"/>: where it stays, where it begins anew, or for a dropped one its activity in the new
/// version, null where that has none. <see cref="Owner"/>: the execution that the new one will stand in.
/// </summary>
internal sealed record Fate(ActivityExecution Execution, ActivityNode Old, MoveKind Kind, ActivityNode? Target, string? Outcome, ActivityExecution? Owner)
{
    /// <summary>Still there while the flow is carried over: kept, or dropped only afterwards by the way it is drawn in the new version.</summary>
    public bool Remains => Kind == MoveKind.Stays || (Kind == MoveKind.Drops && Target is not null);
}
