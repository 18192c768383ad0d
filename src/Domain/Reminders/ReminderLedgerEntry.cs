using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Domain.Reminders;

/// <summary>What became of a slot. All are final.</summary>
public enum ReminderState
{
    /// <summary>A mail for it entered the outbox.</summary>
    Sent,

    /// <summary>It was due while the service was down; a later mail to the same person speaks for it.</summary>
    Merged,

    /// <summary>It never went out: the task closed, or its due date moved, or nobody was there to hear it.</summary>
    Withdrawn,

    /// <summary>Its reader wants such reminders in their digest: the mail waits for it.</summary>
    Gathered,
}

/// <summary>
/// One line of the reminder ledger, unique by task, due revision, rule, slot and recipient. Every change of the due date and
/// every reopening begins a new revision, so the same rule may speak again for the new date. The recipient is a person's id;
/// of a withdrawn slot, whose people were never looked up, it is the address it would have gone to.
/// </summary>
public sealed class ReminderLedgerEntry(
    string taskId, int dueRevision, string rule, DateTimeOffset slot, string recipient,
    ReminderState state, DateTimeOffset recordedAt, Guid? mailId, DateTimeOffset? goesAt = null, MailRoute route = MailRoute.Own)
{
    public string TaskId { get; private set; } = taskId;
    public int DueRevision { get; private set; } = dueRevision;
    public string Rule { get; private set; } = rule;

    /// <summary>The instant the rule set for it, which may be long before it was recorded.</summary>
    public DateTimeOffset Slot { get; private set; } = slot;
    public string Recipient { get; private set; } = recipient;
    public ReminderState State { get; private set; } = state;
    public DateTimeOffset RecordedAt { get; private set; } = recordedAt;

    /// <summary>The mail that carries it; null when withdrawn.</summary>
    public Guid? MailId { get; private set; } = mailId;

    /// <summary>The later moment its reader's quiet hours, days off or digest moved it to; null when it went at once.</summary>
    public DateTimeOffset? GoesAt { get; private set; } = goesAt;

    /// <summary>Whose mailbox it goes to.</summary>
    public MailRoute Route { get; private set; } = route;
}
