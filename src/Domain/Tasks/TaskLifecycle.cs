namespace VanQuan.Workflows.Domain.Tasks;

/// <summary>
/// The lifecycle as one table: (kind, state, move) → next state, or null where the move is illegal.
/// A move that may end in two states (<see cref="TaskMove.Submit"/>, <see cref="TaskMove.Reopen"/>) is told which by
/// <c>reviewed</c> and <c>claimed</c>.
/// </summary>
public static class TaskLifecycle
{
    public static bool IsFinal(TaskState state) =>
        state is TaskState.Approved or TaskState.Rejected or TaskState.Completed or TaskState.Cancelled or TaskState.Superseded;

    /// <summary>Whether the person it is addressed to has something to do.</summary>
    public static bool IsWorkable(TaskState state) => state is TaskState.Open or TaskState.Claimed;

    /// <summary>The state a move aims at, whether or not it is legal from here: what an illegal move is reported with.</summary>
    public static TaskState Aim(TaskMove move, bool reviewed = false, bool claimed = true) => move switch
    {
        TaskMove.Claim => TaskState.Claimed,
        TaskMove.Release or TaskMove.Reassign or TaskMove.Refuse => TaskState.Open,
        TaskMove.Submit => reviewed ? TaskState.Submitted : TaskState.Completed,
        TaskMove.Withdraw or TaskMove.Return => TaskState.Returned,
        TaskMove.Approve => TaskState.Approved,
        TaskMove.Reject => TaskState.Rejected,
        TaskMove.Reopen => claimed ? TaskState.Claimed : TaskState.Open,
        TaskMove.ReviewAgain => TaskState.Submitted,
        TaskMove.Decide => TaskState.Completed,
        TaskMove.Cancel => TaskState.Cancelled,
        TaskMove.Supersede => TaskState.Superseded,
        _ => throw new ArgumentOutOfRangeException(nameof(move), move, null),
    };

    public static bool Allows(TaskKind kind, TaskState state, TaskMove move) => (kind, state, move) switch
    {
        (_, _, TaskMove.Cancel or TaskMove.Supersede) => !IsFinal(state),
        (_, TaskState.Open, TaskMove.Claim or TaskMove.Reassign or TaskMove.Refuse) => true,
        (_, TaskState.Claimed, TaskMove.Release or TaskMove.Reassign or TaskMove.Refuse) => true,
        (TaskKind.UserTask, TaskState.Claimed, TaskMove.Submit) => true,
        (TaskKind.UserTask, TaskState.Submitted, TaskMove.Withdraw or TaskMove.Approve or TaskMove.Return or TaskMove.Reject) => true,
        (TaskKind.UserTask, TaskState.Returned, TaskMove.Reopen or TaskMove.ReviewAgain) => true,
        (TaskKind.Approval, TaskState.Open or TaskState.Claimed, TaskMove.Decide) => true,
        _ => false,
    };
}
