using VanQuan.Workflows.Domain.Calendar;

namespace VanQuan.Workflows.Domain.Tasks;

partial class UserTask
{
    /// <summary>The rule with its anchor, to count again when a pause ends or the calendar changes; null for no due date.</summary>
    public AnchoredDeadline? Deadline { get; private set; }

    /// <summary>The current due date. Work is late from 00:00 local time of the next day.</summary>
    public DateOnly? DueDate { get; private set; }

    /// <summary>The due date this round began with; an extension or a pause never loses it.</summary>
    public DateOnly? OriginalDueDate { get; private set; }

    /// <summary>Grows with every change of the due date and every reopening; the reminder ledger counts by it.</summary>
    public int DueRevision { get; private set; }

    /// <summary>Why the date falls where it falls, as JSON written by the calendar room.</summary>
    public string? DueExplanation { get; private set; }

    /// <summary>Why the date was moved by hand, if it was.</summary>
    public string? DueReason { get; private set; }

    /// <summary>The moment it becomes late; null without a due date, while the count stands still, once told, and when nobody works on it.</summary>
    public DateTimeOffset? OverdueAt { get; private set; }

    /// <summary>Since when it is late, once the moment has passed.</summary>
    public DateTimeOffset? OverdueSince { get; private set; }

    /// <summary>The reminder policy as JSON; null for the standard one.</summary>
    public string? RemindersJson { get; private set; }

    /// <summary>When the bell has to look at its reminders next; owned by the reminders room.</summary>
    public DateTimeOffset? NextReminderAt { get; private set; }

    /// <summary>The first day of the pause that is still open; the count stands still from that day.</summary>
    public DateOnly? PausedSince { get; private set; }

    public bool IsPaused => PausedSince is not null;

    /// <summary>Whether a request for more time waits for the assigning side.</summary>
    public bool AwaitsExtension { get; private set; }

    /// <summary>00:00 Asia/Ho_Chi_Minh of the day after.</summary>
    public static DateTimeOffset OverdueMoment(DateOnly due) => VietnamTime.StartOf(due.AddDays(1));

    /// <summary>Whether a step named in <c>pauses</c> of the deadline stops this task's count.</summary>
    public bool PausesFor(string activityId) => !IsFinal && Deadline?.Rule.Pauses?.Contains(activityId) == true;

    /// <summary>The count stands still from this local day: no reminder, never late, until <see cref="ResumeCount"/>.</summary>
    public void PauseCount(DateOnly from)
    {
        if (IsPaused) return;
        PausedSince = from;
        OverdueAt = null;
        Touch();
    }

    /// <summary>The count goes on with the date counted anew: a new revision.</summary>
    public void ResumeCount(TaskDue due)
    {
        PausedSince = null;
        SetDue(due);
        Touch();
    }

    /// <summary>A person moves the date: the original stays, a new revision begins, and the date no longer follows the rule or its pauses.</summary>
    public void ChangeDue(TaskDue due, string reason)
    {
        RequireWorkable(TaskMove.Reassign);
        (DueReason, Deadline, PausedSince) = (reason, null, null);
        SetDue(due);
        OriginalDueDate ??= due.Date;
        Touch();
    }

    /// <summary>More time is asked for; one request at a time.</summary>
    public void AwaitExtension()
    {
        RequireWorkable(TaskMove.Reassign);
        if (AwaitsExtension) throw new InvalidOperationException($"An extension of {Id} is already asked for.");
        AwaitsExtension = true;
        Touch();
    }

    /// <summary>The request was decided, or is no longer needed.</summary>
    public void AnswerExtension()
    {
        AwaitsExtension = false;
        Touch();
    }

    /// <summary>The calendar changed and the rule now falls elsewhere: a new revision, unless the date is the same.</summary>
    public bool Recount(TaskDue due)
    {
        if (due.Date == DueDate) return false;
        SetDue(due);
        Touch();
        return true;
    }

    /// <summary>The date its rule counts from was moved: a new revision, counted by the same rule. The original stays.</summary>
    public void MoveAnchor(AnchoredDeadline deadline, TaskDue due, string reason)
    {
        RequireWorkable(TaskMove.Reassign);
        (Deadline, DueReason) = (deadline, reason);
        SetDue(due);
        Touch();
    }

    /// <summary>The overdue moment has been acted on; it fires once per revision.</summary>
    public void PassDue(DateTimeOffset now)
    {
        OverdueAt = null;
        OverdueSince ??= now;
        Touch();
    }

    /// <summary>Set by the reminders room; null when nothing more is to be said.</summary>
    public void PlanReminder(DateTimeOffset? at) => NextReminderAt = at;

    private void SetFirstDue(TaskDue? due)
    {
        OriginalDueDate = due?.Date;
        SetDue(due);
    }

    private void SetDue(TaskDue? due)
    {
        DueRevision++;
        (DueDate, DueExplanation) = (due?.Date, due?.ExplanationJson);
        OverdueAt = due is null || !IsWorkable || IsPaused ? null : OverdueMoment(due.Date);
        OverdueSince = null;
    }
}
