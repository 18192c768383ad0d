using VanQuan.Workflows.Domain.Tasks.Review;

namespace VanQuan.Workflows.Domain.Tasks;

partial class UserTask
{
    /// <summary>Addresses of who decides; empty for work.</summary>
    public IReadOnlyList<string> Approvers { get; private set; } = [];

    /// <summary>How many have to agree; null for every approver.</summary>
    public int? Quorum { get; private set; }

    /// <summary>The executions an approval decides on: executions and not activities, so that loops keep their rounds apart.</summary>
    public IReadOnlyList<string> ReviewedExecutionIds { get; private set; } = [];
    public IReadOnlyList<ApprovalDecision> Decisions { get; private set; } = [];

    /// <summary>Ids of those whose own work an approval is about, as it opened: they neither decide nor are asked to.</summary>
    public IReadOnlyList<string> Workers { get; private set; } = [];

    /// <summary>
    /// Whether the round under review is this person's own work: claimed, contributed to or submitted by them, by their
    /// delegate, or by them for somebody else. Nobody approves that.
    /// </summary>
    public bool IsOwnWorkOf(string personId) => Participants.Any(p => p.PersonId == personId || p.OnBehalfOf == personId);

    /// <summary>Every reviewer agreed: final.</summary>
    public void Approve(Doer by, DateTimeOffset now)
    {
        Move(TaskMove.Approve, by, now);
        Judge(RoundVerdict.Approved, by, now, null);
    }

    /// <summary>Sent back with a reason; the engine reopens it.</summary>
    public void Return(Doer by, string reason, DateTimeOffset now)
    {
        Move(TaskMove.Return, by, now, reason);
        Judge(RoundVerdict.Returned, by, now, reason);
    }

    /// <summary>Refused for good: final.</summary>
    public void Reject(Doer by, string reason, DateTimeOffset now)
    {
        Move(TaskMove.Reject, by, now, reason);
        Judge(RoundVerdict.Rejected, by, now, reason);
    }

    /// <summary>Taken back by its side before anybody decided. The same round goes on once the engine has reopened it.</summary>
    public void Withdraw(Doer by, DateTimeOffset now)
    {
        Move(TaskMove.Withdraw, by, now);
        Judge(RoundVerdict.Withdrawn, by, now, null);
    }

    /// <summary>
    /// The same task again, with everything entered, for whoever held it. A withdrawn round keeps its number; a returned one
    /// gets the next, and only its holder's part counts as own work from the start.
    /// </summary>
    public void Reopen(string bookmarkId, string executionId, TaskDue? due, DateTimeOffset now)
    {
        Move(TaskMove.Reopen, null, now, claimed: ClaimedBy is not null);
        (BookmarkId, ExecutionId) = (bookmarkId, executionId);
        (Outcome, SubmittedAt) = (null, null);
        if (Rounds.Count == 0 || Rounds[^1].Verdict != RoundVerdict.Withdrawn)
        {
            Round++;
            var holder = Participants.LastOrDefault(p => p.PersonId == ClaimedBy);
            Participants = holder is null ? [] : [holder with { Kind = ParticipationKind.Claimed }];
        }
        SetDue(due);
    }

    /// <summary>A returned neighbour was reworked and this one, returned with it, was not reopened: it is under review as it stands.</summary>
    public void ReviewAgain(DateTimeOffset now)
    {
        Move(TaskMove.ReviewAgain, null, now);
        Judge(RoundVerdict.Pending, null, now, null);
    }

    /// <summary>
    /// One approver's word. Returns the verdict once there is one: a return decides at once, an agreement when the quorum is
    /// complete, a refusal when the quorum cannot be reached any more. Each person speaks once; with no quorum every address
    /// of <see cref="Approvers"/> needs its own person.
    /// </summary>
    public ApprovalVerdict? Decide(Doer by, string seat, ApprovalVerdict verdict, string? reason, DateTimeOffset now)
    {
        if (!TaskLifecycle.Allows(Kind, State, TaskMove.Decide)) throw new IllegalTaskMoveException(Id, State, TaskState.Completed, TaskMove.Decide);
        if (!Approvers.Contains(seat)) throw new ArgumentException($"'{seat}' is not an approver of {Id}.", nameof(seat));
        if (HasDecided(by.PersonId)) throw new InvalidOperationException($"{by.PersonId} has already decided on {Id}.");
        Decisions = [.. Decisions, new ApprovalDecision(by.PersonId, by.Name, by.OnBehalfOf, seat, verdict, reason, now)];
        var reached = QuorumRule.Verdict(Approvers, Quorum, Decisions);
        if (reached is null)
        {
            (LastMove, LastBy, LastByName, LastAt) = (TaskMove.Decide, by.PersonId, by.Name, now);
            Touch();
            return null;
        }
        Move(TaskMove.Decide, by, now, reason);
        Outcome = reached.ToString();
        return reached;
    }

    /// <summary>Seats nobody may fill go to a superior before the approval is first shown (<see cref="ApprovalRouting"/>).</summary>
    public void Route(IReadOnlyList<string> approvers, IEnumerable<string> workers)
    {
        if (State != TaskState.Open) throw new IllegalTaskMoveException(Id, State, TaskState.Open, TaskMove.Reassign);
        Approvers = [.. approvers];
        Workers = [.. workers.Order(StringComparer.Ordinal)];
        Address(approvers[0], UnitCode);
    }

    /// <summary>
    /// Whether that approval has agreed to this work as it stands. Where the instance ends with the agreement, such work is
    /// approved and not left behind.
    /// </summary>
    public bool IsAgreedBy(UserTask approval) =>
        State == TaskState.Submitted && approval.Kind == TaskKind.Approval && approval.Outcome == nameof(ApprovalVerdict.Approved)
        && approval.ReviewedExecutionIds.Contains(ExecutionId);

    public bool HasDecided(string personId) => Decisions.Any(d => d.PersonId == personId || d.OnBehalfOf == personId);

    private void Judge(RoundVerdict verdict, Doer? by, DateTimeOffset now, string? reason)
    {
        if (Rounds.Count == 0) return;
        var last = Rounds[^1] with { Verdict = verdict, DecidedBy = by?.PersonId, DecidedByName = by?.Name, DecidedAt = by is null ? null : now, Reason = reason };
        Rounds = [.. Rounds.Take(Rounds.Count - 1), last];
    }
}
