namespace VanQuan.Workflows.Application.Webhooks;

/// <summary>Where a delivery stands.</summary>
public enum DeliveryState { Queued, Claimed, Delivered, GivenUp }

/// <summary>
/// One event on its way to one address, written in the transaction of the event (law 2). Its id goes out as <c>webhook-id</c>
/// and stays the same however often it is tried, so that a receiver recognises a repeat. A sender claims it with a token for a
/// lease, as with mails (law 5). Instants are the service's; what is due is decided by <see cref="NextAttemptAt"/> alone (law 3).
/// </summary>
public sealed class WebhookDelivery
{
    public const int LongestError = 300;

    private WebhookDelivery() { }

    public static WebhookDelivery Queue(string webhookId, string happened, string payload, DateTimeOffset now) => new()
    {
        Id = $"msg_{Guid.CreateVersion7(now):N}", WebhookId = webhookId, Event = happened, Payload = payload, CreatedAt = now, NextAttemptAt = now,
    };

    /// <summary>Counted up by the database: the order in which things happened, also within one transaction.</summary>
    public long Number { get; private set; }
    public string Id { get; private set; } = "";
    public string WebhookId { get; private set; } = "";
    public string Event { get; private set; } = "";

    /// <summary>The body, byte for byte as it is signed and sent.</summary>
    public string Payload { get; private set; } = "";
    public DeliveryState State { get; private set; }
    public int Attempts { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Of a claimed one the end of its lease; null once nothing more is tried.</summary>
    public DateTimeOffset? NextAttemptAt { get; private set; }

    /// <summary>The fence, and the row's concurrency token.</summary>
    public Guid? ClaimToken { get; private set; }
    public DateTimeOffset? DeliveredAt { get; private set; }

    /// <summary>What the other side answered last; null where it did not answer.</summary>
    public int? LastStatus { get; private set; }
    public string? LastError { get; private set; }

    public void Claim(Guid token, DateTimeOffset now, TimeSpan lease)
    {
        if (State is not (DeliveryState.Queued or DeliveryState.Claimed) || !(NextAttemptAt <= now))
            throw Illegal(DeliveryState.Claimed);
        (State, ClaimToken, NextAttemptAt) = (DeliveryState.Claimed, token, now + lease);
        Attempts++;
    }

    public void Confirm(Guid token, int status, DateTimeOffset now)
    {
        Check(token, DeliveryState.Delivered);
        (State, ClaimToken, NextAttemptAt, DeliveredAt, LastStatus, LastError) = (DeliveryState.Delivered, null, null, now, status, null);
    }

    /// <summary>It did not work this time, or nobody knows whether it did.</summary>
    public void Defer(Guid token, DateTimeOffset next, int? status, string error)
    {
        Check(token, DeliveryState.Queued);
        (State, ClaimToken, NextAttemptAt, LastStatus, LastError) = (DeliveryState.Queued, null, next, status, Short(error));
    }

    /// <summary>Its turn did not come: the attempt does not count.</summary>
    public void Release(Guid token, DateTimeOffset next)
    {
        Check(token, DeliveryState.Queued);
        (State, ClaimToken, NextAttemptAt) = (DeliveryState.Queued, null, next);
        Attempts--;
    }

    /// <summary>It has been tried as often as it is going to be.</summary>
    public void GiveUp(Guid token, int? status, string error)
    {
        Check(token, DeliveryState.GivenUp);
        LeaveDead(status, error);
    }

    /// <summary>Its address is gone. A sender that holds it finds out when it wants to say what became of it.</summary>
    public void Abandon(string why)
    {
        if (State is DeliveryState.Delivered or DeliveryState.GivenUp)
            throw Illegal(DeliveryState.GivenUp);
        LeaveDead(LastStatus, why);
    }

    /// <summary>A person has it tried again, under the same id.</summary>
    public void Retry(DateTimeOffset now)
    {
        if (State != DeliveryState.GivenUp)
            throw Illegal(DeliveryState.Queued);
        (State, Attempts, NextAttemptAt) = (DeliveryState.Queued, 0, now);
    }

    private void LeaveDead(int? status, string error) =>
        (State, ClaimToken, NextAttemptAt, LastStatus, LastError) = (DeliveryState.GivenUp, null, null, status, Short(error));

    private void Check(Guid token, DeliveryState to)
    {
        if (State != DeliveryState.Claimed || ClaimToken != token)
            throw Illegal(to);
    }

    private InvalidOperationException Illegal(DeliveryState to) => new($"Delivery {Id} is {State}: it cannot become {to}.");

    private static string Short(string error) => error.Length <= LongestError ? error : error[..LongestError];
}
