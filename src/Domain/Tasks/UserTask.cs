using VanQuan.Workflows.Domain.Tasks.Forms;
using VanQuan.Workflows.Domain.Tasks.Review;

namespace VanQuan.Workflows.Domain.Tasks;

/// <summary>
/// One thing one body has to do, or one decision somebody has to take: a bookmark of an instance, as people see it.
/// It owns its lifecycle: every move goes through <see cref="TaskLifecycle"/>, and an illegal one throws
/// <see cref="IllegalTaskMoveException"/> naming both states. Rights are not decided here but in the use cases (law 9).
/// Awkward case: a returned task is the same row again with the next <see cref="Round"/>, another bookmark and execution.
/// Instants are UTC; <see cref="DueDate"/> and <see cref="OriginalDueDate"/> are local dates in Asia/Ho_Chi_Minh.
/// </summary>
public sealed partial class UserTask
{
    private UserTask()
    {
    }

    /// <summary>Stable over all rounds; derived from instance and first execution.</summary>
    public string Id { get; private set; } = "";
    public TaskKind Kind { get; private set; }
    public TaskState State { get; private set; }

    /// <summary>Grows with every change of the row; the second of two racing writers is told by it.</summary>
    public int Version { get; private set; }

    public string InstanceId { get; private set; } = "";
    public string ActivityId { get; private set; } = "";

    /// <summary>The bookmark the instance waits at; of a reopened task the newest one.</summary>
    public string BookmarkId { get; private set; } = "";

    /// <summary>The execution of the current round: what approvals under <c>reviews</c> refer to.</summary>
    public string ExecutionId { get; private set; } = "";

    public string? PlanCode { get; private set; }
    public int? ActionNumber { get; private set; }

    /// <summary>The body that owns the work: of the assignee, else of the instance.</summary>
    public string? UnitCode { get; private set; }
    public string? Subject { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>The title (and subject) folded for search without diacritics.</summary>
    public string SearchText { get; private set; } = "";
    public string? Instructions { get; private set; }
    public string? Deliverable { get; private set; }
    public string? LegalBasis { get; private set; }

    /// <summary>Address of who is to act; of an approval with several approvers the first of <see cref="Approvers"/>.</summary>
    public string Assignee { get; private set; } = "";

    /// <summary>Address of whoever assigned it by hand; null where the plan did.</summary>
    public string? AssignedBy { get; private set; }

    /// <summary>Addresses of the bodies that contribute and cannot submit.</summary>
    public IReadOnlyList<string> Cooperating { get; private set; } = [];

    public string? ClaimedBy { get; private set; }
    public string? ClaimedByName { get; private set; }

    /// <summary>The outcomes a submission can choose from; the first is the default.</summary>
    public IReadOnlyList<string> Outcomes { get; private set; } = [];

    /// <summary>The outcome chosen, once <see cref="TaskState.Completed"/>; of an approval <c>Approved</c>, <c>Returned</c> or <c>Rejected</c>.</summary>
    public string? Outcome { get; private set; }

    /// <summary>Whether an approval of the definition reviews it.</summary>
    public bool Reviewed { get; private set; }

    /// <summary>The form as JSON (<see cref="TaskForm.Parse"/>); null for none.</summary>
    public string? FormJson { get; private set; }
    public int EvidenceRequired { get; private set; }

    /// <summary>Files attached and not taken away, so that a submission without files reads none.</summary>
    public int EvidenceCount { get; private set; }

    /// <summary>What was typed so far, kept over rounds, releases and lost races.</summary>
    public IReadOnlyDictionary<string, string> Draft { get; private set; } = new Dictionary<string, string>();
    public DateTimeOffset? DraftSavedAt { get; private set; }

    /// <summary>The finished task this one goes on from, where a later approval sent back work that was already final.</summary>
    public string? ContinuesTaskId { get; private set; }

    /// <summary>1 for the first time, one more for every return.</summary>
    public int Round { get; private set; } = 1;
    public IReadOnlyList<TaskRound> Rounds { get; private set; } = [];

    /// <summary>Whose own work the current round is.</summary>
    public IReadOnlyList<Participation> Participants { get; private set; } = [];
    public IReadOnlyList<Contribution> Contributions { get; private set; } = [];

    public DateTimeOffset OpenedAt { get; private set; }
    public DateTimeOffset? SubmittedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The last move with who and when: what the loser of a race is told.</summary>
    public TaskMove? LastMove { get; private set; }
    public string? LastBy { get; private set; }
    public string? LastByName { get; private set; }
    public DateTimeOffset LastAt { get; private set; }

    /// <summary>The reason of the last return, refusal, cancellation or reassignment.</summary>
    public string? LastReason { get; private set; }

    public bool IsFinal => TaskLifecycle.IsFinal(State);
    public bool IsWorkable => TaskLifecycle.IsWorkable(State);

    private void Move(TaskMove move, Doer? by, DateTimeOffset now, string? reason = null, bool claimed = true)
    {
        var to = TaskLifecycle.Aim(move, Reviewed, claimed);
        if (!TaskLifecycle.Allows(Kind, State, move)) throw new IllegalTaskMoveException(Id, State, to, move);
        State = to;
        Version++;
        (LastMove, LastBy, LastByName, LastAt) = (move, by?.PersonId, by?.Name, now);
        if (reason is not null) LastReason = reason;
        if (IsFinal) ClosedAt = now;
        if (!IsWorkable) OverdueAt = null;
    }

    private void Touch() => Version++;

    private void RequireWorkable(TaskMove move)
    {
        if (!IsWorkable) throw new IllegalTaskMoveException(Id, State, TaskState.Claimed, move);
    }
}
