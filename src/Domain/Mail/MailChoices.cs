namespace VanQuan.Workflows.Domain.Mail;

/// <summary>How often a person gets one mail that gathers what there is to say.</summary>
public enum DigestRhythm { None, Daily, Weekly }

/// <summary>Why choices cannot stand together.</summary>
public enum MailChoiceFault { QuietHoursAreNone, DigestInQuietHours, NothingGathersThem }

/// <summary>
/// What a person wants of their mails. Times are local (Asia/Ho_Chi_Minh). Quiet hours may pass midnight (20:00 to 06:30); both
/// null: none. What is gathered waits for the digest; late work, urging and returns (<see cref="MailKind.Urgent"/>) are never
/// gathered, because they are about work that already went wrong. Who has chosen nothing gets every mail at once.
/// </summary>
public sealed record MailChoices
{
    public static MailChoices AtOnce { get; } = new();

    public DigestRhythm Digest { get; init; } = DigestRhythm.None;

    /// <summary>The day of a weekly digest.</summary>
    public DayOfWeek Day { get; init; } = DayOfWeek.Monday;
    public TimeOnly At { get; init; } = new(7, 30);
    public bool GatherAssignments { get; init; }
    public bool GatherReminders { get; init; }
    public bool GatherNews { get; init; }
    public TimeOnly? QuietFrom { get; init; }
    public TimeOnly? QuietTo { get; init; }

    /// <summary>Nothing on weekends and holidays: what falls there waits for the next working day.</summary>
    public bool WorkingDaysOnly { get; init; }

    /// <summary>Whether a mail of this kind waits for the digest.</summary>
    public bool Gathers(MailKind kind) => Digest != DigestRhythm.None && kind switch
    {
        MailKind.Assignment => GatherAssignments,
        MailKind.Reminder => GatherReminders,
        MailKind.News => GatherNews,
        _ => false,
    };

    /// <summary>Whether a local time lies in the quiet hours; the end itself does not.</summary>
    public bool IsQuiet(TimeOnly time) => (QuietFrom, QuietTo) is ({ } from, { } to) && from != to
        && (from < to ? time >= from && time < to : time >= from || time < to);

    /// <summary>Null when they can stand together.</summary>
    public MailChoiceFault? Fault() =>
        QuietFrom is null != QuietTo is null || (QuietFrom is not null && QuietFrom == QuietTo) ? MailChoiceFault.QuietHoursAreNone
        : Digest != DigestRhythm.None && IsQuiet(At) ? MailChoiceFault.DigestInQuietHours
        : Digest == DigestRhythm.None && (GatherAssignments || GatherReminders || GatherNews) ? MailChoiceFault.NothingGathersThem
        : null;
}
