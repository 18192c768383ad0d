using System.Globalization;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Mail.Contents;

/// <summary>One task in a digest. <see cref="Time"/>: the time left in the reader's words.</summary>
public sealed record DigestLine(string TaskId, string What, DateOnly? Due, string? Time);

/// <summary>One heading of a digest: the most urgent lines, and how many there are in all.</summary>
public sealed record DigestSection(IReadOnlyList<DigestLine> Lines, int All)
{
    private const int Shown = 15;

    /// <summary>How many the mail does not show.</summary>
    public int More => All - Lines.Count;

    public static DigestSection Of(IReadOnlyList<DigestLine> lines) => new([.. lines.Take(Shown)], lines.Count);
}

/// <summary>A mail the digest speaks for.</summary>
public sealed record DigestNews(string Subject, string? TaskId);

/// <summary>
/// A person's day or week in one mail. <see cref="Week"/>: due by Sunday, or reminded of by a mail this digest speaks for.
/// <see cref="New"/>: opened since the last digest. <see cref="News"/>: the other mails it speaks for.
/// </summary>
public sealed record DigestMail(DateOnly Day, bool Weekly, DigestSection Overdue, DigestSection Today, DigestSection Week, DigestSection Approvals, DigestSection New, IReadOnlyList<DigestNews> News) : MailContent
{
    public override string Template => "digest";

    public bool IsEmpty => Overdue.All + Today.All + Week.All + Approvals.All + New.All + News.Count == 0;

    public override string Subject(string language)
    {
        var vi = language != "en";
        (int Count, string Vi, string En)[] parts = [(Overdue.All, "quá hạn", "overdue"), (Today.All, "đến hạn hôm nay", "due today"), (Approvals.All, "chờ phê duyệt", "to approve"), (New.All, "việc mới", "new")];
        var said = parts.Where(part => part.Count > 0).Select(part => $"{part.Count} {(vi ? part.Vi : part.En)}").ToList();
        var words = said.Count > 0 ? string.Join(", ", said) : vi ? "việc sắp tới và tin báo" : "what comes next and news";
        return $"{(vi ? "Tổng hợp" : "Digest")} {Day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}: {words}";
    }
}
