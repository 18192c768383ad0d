using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Domain.Reminders;

/// <summary>What a reminder says: work comes near, is due today, is late; or late work is told one level up.</summary>
public enum ReminderKind { Before, AtDue, Overdue, Escalation }

/// <summary>
/// One moment at which somebody should hear of a task. <see cref="At"/> is the instant it goes out, never on a day off;
/// <see cref="Days"/> are the working days before or after the due date the rule speaks of (0 on the day).
/// </summary>
public sealed record ReminderSlot(ReminderKind Kind, int Days, EscalationLevel? Level, DateTimeOffset At)
{
    /// <summary>The rule's name in the ledger: <c>before:5</c>, <c>due</c>, <c>overdue:3</c>, <c>escalate:Head</c>.</summary>
    public string Rule => Kind switch
    {
        ReminderKind.Before => $"before:{Days}",
        ReminderKind.AtDue => "due",
        ReminderKind.Overdue => $"overdue:{Days}",
        _ => $"escalate:{Level}",
    };
}
