using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Mail.Choices;

/// <summary>What one person chose, and when their next digest is due: the bell and the demo clock find it here (law 3).</summary>
public sealed class MailChoicesRow
{
    public required string AccountId { get; init; }
    public DigestRhythm Digest { get; set; }
    public DayOfWeek Day { get; set; }
    public TimeOnly At { get; set; }
    public bool GatherAssignments { get; set; }
    public bool GatherReminders { get; set; }
    public bool GatherNews { get; set; }
    public TimeOnly? QuietFrom { get; set; }
    public TimeOnly? QuietTo { get; set; }
    public bool WorkingDaysOnly { get; set; }

    /// <summary>Null for somebody who wants none.</summary>
    public DateTimeOffset? NextDigestAt { get; set; }

    /// <summary>When the last one was due, said something or not: what is new is new since then.</summary>
    public DateTimeOffset? LastDigestAt { get; set; }

    public MailChoices Chosen() => new()
    {
        Digest = Digest, Day = Day, At = At, GatherAssignments = GatherAssignments, GatherReminders = GatherReminders, GatherNews = GatherNews,
        QuietFrom = QuietFrom, QuietTo = QuietTo, WorkingDaysOnly = WorkingDaysOnly,
    };

    public void Choose(MailChoices choices) =>
        (Digest, Day, At, GatherAssignments, GatherReminders, GatherNews, QuietFrom, QuietTo, WorkingDaysOnly) =
        (choices.Digest, choices.Day, choices.At, choices.GatherAssignments, choices.GatherReminders, choices.GatherNews, choices.QuietFrom, choices.QuietTo, choices.WorkingDaysOnly);
}
