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

    /// <summary>What a rule's name in the ledger says; how many days an escalation came after is not in it.</summary>
    /// <exception cref="FormatException">It is no rule's name.</exception>
    public static ReminderSlot Read(string rule, DateTimeOffset at) => rule.Split(':', 2) switch
    {
        ["due"] => new(ReminderKind.AtDue, 0, null, at),
        ["before", var days] => new(ReminderKind.Before, Number(days), null, at),
        ["overdue", var days] => new(ReminderKind.Overdue, Number(days), null, at),
        ["escalate", var level] when Enum.TryParse<EscalationLevel>(level, out var to) => new(ReminderKind.Escalation, 0, to, at),
        _ => throw new FormatException($"'{rule}' is no rule of a reminder."),
    };

    private static int Number(string days) => int.Parse(days, System.Globalization.CultureInfo.InvariantCulture);
}
