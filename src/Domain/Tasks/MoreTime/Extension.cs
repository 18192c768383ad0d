namespace VanQuan.Workflows.Domain.Tasks.MoreTime;

/// <summary>
/// A request to move a task's due date (gia hạn): asked for before the date has passed, by whoever does the work, decided by the
/// side that assigned it. It stays on record whatever becomes of it; the task keeps its original date. Dates are local
/// (Asia/Ho_Chi_Minh), instants UTC. Source: how such bodies track work, NĐ 09/2019 reports by original and current date.
/// </summary>
public sealed class Extension
{
    private Extension()
    {
    }

    public long Id { get; private set; }
    public string TaskId { get; private set; } = "";

    /// <summary>The due date as it was when more time was asked for.</summary>
    public DateOnly DueDate { get; private set; }
    public DateOnly Proposed { get; private set; }
    public string Reason { get; private set; } = "";
    public string RequestedBy { get; private set; } = "";
    public string RequestedByName { get; private set; } = "";

    /// <summary>Whom the requester stood in for, as a delegate.</summary>
    public string? OnBehalfOf { get; private set; }
    public DateTimeOffset RequestedAt { get; private set; }
    public ExtensionState State { get; private set; }

    /// <summary>Null while it waits, and where nobody decided.</summary>
    public string? DecidedByName { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string? DecisionReason { get; private set; }

    /// <summary>The date that was granted, which need not be the one proposed.</summary>
    public DateOnly? GrantedDate { get; private set; }

    /// <summary>Asks for more time; the task knows that an answer is awaited.</summary>
    /// <exception cref="InvalidOperationException">The task has no due date, its date has passed, or another request waits.</exception>
    /// <exception cref="ArgumentException">The proposed date is not later than the due date.</exception>
    public static Extension Request(UserTask task, Doer by, DateOnly proposed, string reason, DateOnly today, DateTimeOffset now)
    {
        if (task.DueDate is not { } due)
            throw new InvalidOperationException($"Task {task.Id} has no due date to extend.");
        if (today > due)
            throw new InvalidOperationException($"Task {task.Id} was due on {due:yyyy-MM-dd}; more time is asked for before that day is over, not on {today:yyyy-MM-dd}.");
        if (proposed <= due)
            throw new ArgumentException($"{proposed:yyyy-MM-dd} is no extension of {due:yyyy-MM-dd}.", nameof(proposed));
        task.AwaitExtension();
        return new Extension
        {
            TaskId = task.Id, DueDate = due, Proposed = proposed, Reason = reason, State = ExtensionState.Requested,
            RequestedBy = by.PersonId, RequestedByName = by.Name, OnBehalfOf = by.OnBehalfOf, RequestedAt = now,
        };
    }

    /// <summary>Whether this person asked for it, in person or through a delegate: nobody decides on their own request.</summary>
    public bool IsOwnOf(string personId) => RequestedBy == personId || OnBehalfOf == personId;

    /// <summary>The assigning side gives time until this date.</summary>
    public void Grant(Doer by, DateOnly until, string? reason, DateTimeOffset now)
    {
        Decide(ExtensionState.Granted, by, reason, now);
        GrantedDate = until;
    }

    /// <summary>The date stays as it is, for this reason.</summary>
    public void Refuse(Doer by, string reason, DateTimeOffset now) => Decide(ExtensionState.Refused, by, reason, now);

    /// <summary>Nobody need decide any more.</summary>
    public void Withdraw(DateTimeOffset now) => Decide(ExtensionState.Withdrawn, null, null, now);

    private void Decide(ExtensionState state, Doer? by, string? reason, DateTimeOffset now)
    {
        if (State != ExtensionState.Requested)
            throw new InvalidOperationException($"The extension of {TaskId} is {State}: it cannot become {state}.");
        (State, DecidedByName, DecisionReason, DecidedAt) = (state, by?.Name, reason, now);
    }
}
