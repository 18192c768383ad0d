namespace VanQuan.Workflows.Domain.Mail;

/// <summary>Where a mail in the outbox stands.</summary>
public enum MailState
{
    /// <summary>Waits for its next attempt.</summary>
    Queued,

    /// <summary>One sender holds it until its lease ends; after that anybody may take it over.</summary>
    Claimed,

    /// <summary>Final: the server (or the pickup folder) has it.</summary>
    Sent,

    /// <summary>On the dead-letter list: refused for good, or given up. A person may put it back.</summary>
    Refused,

    /// <summary>Final: what it would have told no longer holds, and it had not gone out.</summary>
    Withdrawn,

    /// <summary>Final: its reader's digest speaks for it.</summary>
    Gathered,
}

/// <summary>A move the outbox does not know. Names the state the mail is in and the one the move would have led to.</summary>
public sealed class IllegalMailMoveException(Guid mailId, MailState from, MailState to)
    : InvalidOperationException($"Mail {mailId} is {from}: it cannot become {to}.")
{
    public MailState From { get; } = from;
    public MailState To { get; } = to;
}

/// <summary>The claim has ended or another sender has taken the mail over: whoever held it may not say what became of it.</summary>
public sealed class StaleClaimException(Guid mailId, MailState from, MailState to)
    : InvalidOperationException($"Mail {mailId} is {from} under another claim: this one cannot make it {to}.");
