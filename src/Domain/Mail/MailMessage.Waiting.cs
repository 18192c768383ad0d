namespace VanQuan.Workflows.Domain.Mail;

/// <summary>What a mail's reader chose for it, where it goes instead of the reader's own mailbox, and what came back.</summary>
public sealed partial class MailMessage
{
    /// <summary>
    /// A digest takes its mails along in the same ring of the bell at which they fall due, before anything is sent. One that no
    /// digest took (its reader's row is gone) goes by itself this much later: nothing is lost.
    /// </summary>
    public static readonly TimeSpan Spare = TimeSpan.FromHours(1);

    /// <summary>The moment its reader's choices moved it to; null for one that goes at once.</summary>
    public DateTimeOffset? HeldUntil { get; private set; }

    /// <summary>It waits for its reader's next digest.</summary>
    public bool ForDigest { get; private set; }

    /// <summary>The digest that speaks for it.</summary>
    public Guid? DigestId { get; private set; }

    public MailRoute Route { get; private set; }

    /// <summary>The body whose mailbox it goes to instead of the person's own.</summary>
    public string? RouteBody { get; private set; }

    /// <summary>Waits until a moment, or no longer when that is not later than <paramref name="now"/>; also one that already waits.</summary>
    public void Hold(MailMoment moment, DateTimeOffset now)
    {
        if (State == MailState.Refused)
            return;
        if (State != MailState.Queued)
            throw new IllegalMailMoveException(Id, State, MailState.Queued);
        var waits = moment.At > now;
        ForDigest = waits && moment.InDigest;
        HeldUntil = waits ? moment.At : null;
        NextAttemptAt = !waits ? now : ForDigest ? moment.At + Spare : moment.At;
    }

    /// <summary>Its reader's digest has been written and says what it says.</summary>
    public void Gather(Guid digest)
    {
        if (State != MailState.Queued || !ForDigest)
            throw new IllegalMailMoveException(Id, State, MailState.Gathered);
        (State, DigestId, NextAttemptAt) = (MailState.Gathered, digest, null);
    }

    /// <summary>It came back, and goes on to the mailbox of its reader's body under the same Message-Id.</summary>
    /// <exception cref="ArgumentException">That is no usable address.</exception>
    public void Reroute(MailRecipient body, DateTimeOffset now)
    {
        Retry(now, body.Address);
        (Route, RouteBody) = (body.Route, body.Body is null ? null : MailText.Line(body.Body, 200));
    }

    /// <summary>The server took it, and later it came back for good: it joins the dead letters.</summary>
    public void ComeBack(string why)
    {
        if (State != MailState.Sent)
            throw new IllegalMailMoveException(Id, State, MailState.Refused);
        LeaveDead(why);
    }
}
