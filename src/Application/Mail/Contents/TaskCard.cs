using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Mail.Contents;

/// <summary>
/// What every mail about a task shows of it, already in the reader's language and cut to length. <see cref="Today"/> is the
/// local day of writing; the time left is counted from it.
/// </summary>
public sealed record TaskCard
{
    public required string TaskId { get; init; }
    public required string Title { get; init; }
    public string? About { get; init; }

    /// <summary>The title, and what it is about where the title does not say so itself.</summary>
    public string What => MailSubject.What(Title, About);

    /// <summary>The plan's action: "NV 04, cấp giấy chứng nhận quyền sử dụng đất".</summary>
    public string? Action { get; init; }
    public string? Unit { get; init; }
    public string? Deliverable { get; init; }
    public string? LegalBasis { get; init; }
    public string? Instructions { get; init; }
    public required DateOnly Today { get; init; }
    public TimeLeft? Time { get; init; }

    /// <summary>The date it began with, where another one holds now.</summary>
    public DateOnly? OriginalDue { get; init; }

    /// <summary>The time left in words, in the reader's language.</summary>
    public string? TimeWords { get; init; }

    /// <summary>Why the due date falls where it falls.</summary>
    public string? DueReason { get; init; }
    public int DueRevision { get; init; }

    public string Subject(string language, MailOccasion occasion) => MailSubject.Compose(language, occasion, Title, About, Time);
}
