using MimeKit;

namespace VanQuan.Workflows.Application.Mail.Sending;

/// <summary>The edge to the outside: a mail server, or a folder in its place.</summary>
public interface IMailTransport
{
    /// <summary>Hands over one mail and says what became of it; only cancellation by the caller throws.</summary>
    Task<Delivery> DeliverAsync(MimeMessage mail, CancellationToken ct);
}

/// <summary>What became of an attempt.</summary>
public abstract record Delivery;

/// <summary>The other side has said that the mail is theirs now.</summary>
public sealed record Accepted : Delivery;

/// <summary>This mail will never be taken as it is (5xx to the sender, the recipient or the data).</summary>
public sealed record RefusedForGood(string Reason) : Delivery;

/// <summary>Not this mail, not now (4xx).</summary>
public sealed record PutOff(string Reason) : Delivery;

/// <summary>The conversation broke off in the middle of this mail: nobody knows whether it arrived.</summary>
public sealed record Broken(string Reason) : Delivery;

/// <summary>No mail can go at all: no connection, no encryption, no sign-in. Not this mail's fault.</summary>
public sealed record Unreachable(string Reason) : Delivery;
