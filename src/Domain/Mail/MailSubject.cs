using System.Globalization;

namespace VanQuan.Workflows.Domain.Mail;

/// <summary>Why a mail about a task is written.</summary>
public enum MailOccasion { Assigned, ApprovalAsked, Reminder, Escalation, Returned, Approved, Rejected, Withdrawn, ExtensionAsked, ExtensionGranted, ExtensionRefused, Mentioned, Cooperation, DueMoved }

/// <summary>
/// The subject of a mail: time left, act, subject, date, in that order; pure, so that the service and the simulation write
/// the same. The languages are <c>vi</c> and <c>en</c>. When it gets too long the title is cut, never the time or the date.
/// </summary>
public static class MailSubject
{
    public const int MaxLength = 200;

    /// <param name="about">What the instance is about (a culture house, a cooperative), if it says.</param>
    /// <param name="time">The due date as the day of writing sees it; null without one.</param>
    public static string Compose(string language, MailOccasion occasion, string title, string? about, TimeLeft? time)
    {
        var vi = language != "en";
        var shown = Settled(occasion) ? null : time;
        var head = Head(vi, occasion, shown?.InWords(language));
        var tail = shown is null ? "" : $" ({(vi ? "hạn" : "due")} {shown.Due.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)})";
        return $"{head}: {MailText.Line(What(title, about), MaxLength - head.Length - tail.Length - 2)}{tail}";
    }

    /// <summary>The title, and what it is about where the title does not say so itself.</summary>
    public static string What(string title, string? about) =>
        string.IsNullOrWhiteSpace(about) || title.Contains(about, StringComparison.OrdinalIgnoreCase) ? title : $"{title}, {about}";

    private static bool Settled(MailOccasion occasion) =>
        occasion is MailOccasion.Approved or MailOccasion.Rejected or MailOccasion.Withdrawn;

    private static string Head(bool vi, MailOccasion occasion, string? timeLeft)
    {
        var word = (occasion, vi) switch
        {
            (MailOccasion.Assigned, true) => "việc mới",
            (MailOccasion.Assigned, false) => "new task",
            (MailOccasion.ApprovalAsked, true) => "chờ phê duyệt",
            (MailOccasion.ApprovalAsked, false) => "approval asked",
            (MailOccasion.Reminder, true) => timeLeft is null ? "nhắc việc" : null,
            (MailOccasion.Reminder, false) => timeLeft is null ? "reminder" : null,
            (MailOccasion.Escalation, true) => "đôn đốc",
            (MailOccasion.Escalation, false) => "urging",
            (MailOccasion.Returned, true) => "bị trả lại",
            (MailOccasion.Returned, false) => "returned",
            (MailOccasion.Approved, true) => "đã phê duyệt",
            (MailOccasion.Approved, false) => "approved",
            (MailOccasion.Rejected, true) => "không phê duyệt",
            (MailOccasion.Rejected, false) => "rejected",
            (MailOccasion.Withdrawn, true) => "không còn phải làm",
            (MailOccasion.Withdrawn, false) => "no longer needed",
            (MailOccasion.ExtensionAsked, true) => "xin gia hạn",
            (MailOccasion.ExtensionAsked, false) => "extension asked",
            (MailOccasion.ExtensionGranted, true) => "đã gia hạn",
            (MailOccasion.ExtensionGranted, false) => "extended",
            (MailOccasion.ExtensionRefused, true) => "không gia hạn",
            (MailOccasion.ExtensionRefused, false) => "not extended",
            (MailOccasion.Mentioned, true) => "có ý kiến nhắc đồng chí",
            (MailOccasion.Mentioned, false) => "you are mentioned",
            (MailOccasion.Cooperation, true) => "việc phối hợp",
            (MailOccasion.Cooperation, false) => "your cooperation",
            (MailOccasion.DueMoved, true) => "đổi hạn",
            (MailOccasion.DueMoved, false) => "due date moved",
            _ => throw new ArgumentOutOfRangeException(nameof(occasion), occasion, null),
        };
        var head = string.Join(", ", new[] { timeLeft, word }.Where(part => part is not null));
        return char.ToUpperInvariant(head[0]) + head[1..];
    }
}
