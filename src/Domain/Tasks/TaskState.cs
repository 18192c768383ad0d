namespace VanQuan.Workflows.Domain.Tasks;

/// <summary>What a row of the task list asks for: work to hand in, or a decision on work handed in.</summary>
public enum TaskKind { UserTask, Approval }

/// <summary>Where a task stands. The lifecycle is <see cref="TaskLifecycle"/>; nothing else moves a task.</summary>
public enum TaskState
{
    /// <summary>Waits for somebody of the body it is addressed to.</summary>
    Open,

    /// <summary>One person works on it.</summary>
    Claimed,

    /// <summary>Handed in and under review. Can be withdrawn until somebody decides.</summary>
    Submitted,

    /// <summary>Sent back with a reason (or withdrawn); the engine reopens it as a new round.</summary>
    Returned,

    /// <summary>Final: every reviewer agreed.</summary>
    Approved,

    /// <summary>Final: a reviewer refused for good.</summary>
    Rejected,

    /// <summary>Final: handed in with nobody to review it; or, of an approval, decided (see its outcome).</summary>
    Completed,

    /// <summary>Final: called off by a person, or with its instance.</summary>
    Cancelled,

    /// <summary>Final: the instance went another way and no longer waits for it.</summary>
    Superseded,
}

/// <summary>The moves of a task; what each may start from and leads to is <see cref="TaskLifecycle"/>.</summary>
public enum TaskMove
{
    Claim, Release, Submit, Withdraw, Approve, Return, Reject, Reopen, ReviewAgain, Decide, Reassign, Refuse, Cancel, Supersede,
}
