using System.Globalization;

namespace VanQuan.Workflows.Domain.Mail;

/// <summary>Why a mail about a task is written.</summary>
public enum MailOccasion { Assigned, ApprovalAsked, Reminder, Escalation, Returned, Approved, Rejected, Withdrawn }

/// <summary>
/// The subject of a mail: time left, act, subject, date, in that order. Time left is in working days (0: today; negative:
/// overdue), the date a local calendar date. The languages are <c>vi</c> and <c>en</c>. When it gets too long the title is
/// cut, never the time or the date.
/// </summary>
public static class MailSubject
{
    public const int MaxLength = 200;

    /// <param name="about">What the instance is about (a culture house, a cooperative), if it says.</param>
    public static string Compose(string language, MailOccasion occasion, string title, string? about, DateOnly? due, int? daysLeft)
    {
        var vi = language != "en";
        var head = Head(vi, occasion, Settled(occasion) ? null : TimeLeft(language, daysLeft));
        var tail = due is { } date && !Settled(occasion)
            ? (vi ? " (hạn " : " (due ") + date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) + ")"
            : "";
        var what = string.IsNullOrWhiteSpace(about) ? title : $"{title}, {about}";
        return $"{head}: {MailText.Line(what, MaxLength - head.Length - tail.Length - 2)}{tail}";
    }

    /// <summary>"còn 3 ngày làm việc", "đến hạn hôm nay", "quá hạn 4 ngày làm việc"; null without a due date.</summary>
    public static string? TimeLeft(string language, int? daysLeft) => (language != "en", daysLeft) switch
    {
        (_, null) => null,
        (true, > 0) => $"còn {daysLeft} ngày làm việc",
        (true, 0) => "đến hạn hôm nay",
        (true, _) => $"quá hạn {-daysLeft} ngày làm việc",
        (false, 1) => "1 working day left",
        (false, > 1) => $"{daysLeft} working days left",
        (false, 0) => "due today",
        (false, -1) => "1 working day overdue",
        (false, _) => $"{-daysLeft} working days overdue",
    };

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
            _ => throw new ArgumentOutOfRangeException(nameof(occasion), occasion, null),
        };
        var head = string.Join(", ", new[] { timeLeft, word }.Where(part => part is not null));
        return char.ToUpperInvariant(head[0]) + head[1..];
    }
}
