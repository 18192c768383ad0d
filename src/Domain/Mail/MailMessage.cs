using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Domain.Mail;

/// <summary>
/// One mail to one recipient, in the outbox. Its Message-Id is fixed before anything is sent, so that a repeat after a lost
/// answer is recognised as the same mail. Subject and model are kept, the body is rendered from them when it is sent or read.
/// A sender claims it with a token for a lease; without the current token nothing can be confirmed (law 5). Instants are UTC.
/// </summary>
public sealed partial class MailMessage
{
    public const int MaxErrorLength = 500;

    private MailMessage() { }

    /// <exception cref="ArgumentException">The Message-Id's host or the language is not usable.</exception>
    public static MailMessage Queue(
        Guid id, string messageIdHost, string threadKey, string template, string language, string subject, string model,
        MailRecipient to, string? taskId, DateTimeOffset now)
    {
        if (Uri.CheckHostName(messageIdHost) == UriHostNameType.Unknown)
            throw new ArgumentException($"\"{messageIdHost}\" is no host name.", nameof(messageIdHost));
        if (language is not ("vi" or "en"))
            throw new ArgumentException($"No mails are written in \"{language}\".", nameof(language));
        var message = new MailMessage
        {
            Id = id,
            MessageId = $"{id:N}@{messageIdHost}",
            ThreadKey = threadKey,
            Template = template,
            Language = language,
            Subject = MailText.Line(subject, MailSubject.MaxLength),
            Model = model,
            SearchText = SearchFolding.Fold($"{subject} {to.Name} {to.Address}"),
            RecipientId = to.PersonId,
            RecipientName = MailText.Line(to.Name, 100),
            RecipientAddress = MailText.Line(to.Address, EmailAddress.MaxLength),
            Route = to.Route,
            RouteBody = to.Body is null ? null : MailText.Line(to.Body, 200),
            TaskId = taskId,
            State = MailState.Queued,
            CreatedAt = now,
            NextAttemptAt = now,
        };
        if (!EmailAddress.IsValid(to.Address))
            message.LeaveDead("No usable mail address.");
        return message;
    }

    public Guid Id { get; private set; }

    /// <summary>Without the angle brackets.</summary>
    public string MessageId { get; private set; } = "";

    /// <summary>Mails with the same key hang together in the reader's mail program: a task's id.</summary>
    public string ThreadKey { get; private set; } = "";
    public string Template { get; private set; } = "";
    public string Language { get; private set; } = "vi";
    public string Subject { get; private set; } = "";

    /// <summary>Subject and recipient as search sees them; see <see cref="SearchFolding"/>.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>What the template says, as JSON.</summary>
    public string Model { get; private set; } = "{}";
    public string RecipientId { get; private set; } = "";
    public string RecipientName { get; private set; } = "";
    public string RecipientAddress { get; private set; } = "";
    public string? TaskId { get; private set; }
    public MailState State { get; private set; }
    public int Attempts { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When somebody should try: of a claimed mail the end of its lease, of a sent or refused one never (null).</summary>
    public DateTimeOffset? NextAttemptAt { get; private set; }

    /// <summary>The fence, and the row's concurrency token.</summary>
    public Guid? ClaimToken { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }
    public string? LastError { get; private set; }

    public bool IsDue(DateTimeOffset now) => NextAttemptAt <= now;

    /// <summary>Takes the mail for <paramref name="lease"/>; also one whose holder let its lease run out.</summary>
    public void Claim(Guid token, DateTimeOffset now, TimeSpan lease)
    {
        if (State is not (MailState.Queued or MailState.Claimed) || !IsDue(now))
            throw new IllegalMailMoveException(Id, State, MailState.Claimed);
        State = MailState.Claimed;
        ClaimToken = token;
        Attempts++;
        NextAttemptAt = now + lease;
    }

    /// <summary>The server has said that it has the mail.</summary>
    public void Confirm(Guid token, DateTimeOffset now)
    {
        Check(token, MailState.Sent);
        State = MailState.Sent;
        ClaimToken = null;
        SentAt = now;
        NextAttemptAt = null;
        LastError = null;
    }

    /// <summary>It did not work this time, or nobody knows whether it did.</summary>
    public void Defer(Guid token, DateTimeOffset next, string error)
    {
        Check(token, MailState.Queued);
        State = MailState.Queued;
        ClaimToken = null;
        NextAttemptAt = next;
        LastError = MailText.Line(error, MaxErrorLength);
    }

    /// <summary>Nothing was tried, or nothing could be sent at all: the attempt does not count.</summary>
    public void Release(Guid token, DateTimeOffset next, string? reason = null)
    {
        Check(token, MailState.Queued);
        (State, ClaimToken, NextAttemptAt) = (MailState.Queued, null, next);
        Attempts--;
        LastError = reason is null ? LastError : MailText.Line(reason, MaxErrorLength);
    }

    /// <summary>It will never work as it is.</summary>
    public void Refuse(Guid token, string error)
    {
        Check(token, MailState.Refused);
        LeaveDead(error);
    }

    /// <summary>A person puts a dead letter back, perhaps with a corrected address. The Message-Id stays.</summary>
    public void Retry(DateTimeOffset now, string? correctedAddress = null)
    {
        var address = correctedAddress ?? RecipientAddress;
        if (State != MailState.Refused)
            throw new IllegalMailMoveException(Id, State, MailState.Queued);
        if (!EmailAddress.IsValid(address))
            throw new ArgumentException("No usable mail address.", nameof(correctedAddress));
        RecipientAddress = address;
        State = MailState.Queued;
        Attempts = 0;
        NextAttemptAt = now;
    }

    /// <summary>What it tells no longer holds. A mail that a sender holds may be on its way already: it cannot be withdrawn.</summary>
    public void Withdraw()
    {
        if (State != MailState.Queued)
            throw new IllegalMailMoveException(Id, State, MailState.Withdrawn);
        (State, NextAttemptAt) = (MailState.Withdrawn, null);
    }

    private void LeaveDead(string error)
    {
        State = MailState.Refused;
        ClaimToken = null;
        NextAttemptAt = null;
        LastError = MailText.Line(error, MaxErrorLength);
    }

    private void Check(Guid token, MailState to)
    {
        if (State is not (MailState.Queued or MailState.Claimed))
            throw new IllegalMailMoveException(Id, State, to);
        if (State != MailState.Claimed || ClaimToken != token)
            throw new StaleClaimException(Id, State, to);
    }
}

/// <summary>
/// Who a mail is for, as known when it was written. Without an address the mail goes to the dead-letter list at once.
/// <paramref name="Body"/>: the name of the body whose mailbox it goes to, where it is not the person's own.
/// </summary>
public sealed record MailRecipient(string PersonId, string Name, string? Address, MailRoute Route = MailRoute.Own, string? Body = null);
