namespace VanQuan.Workflows.Application.Mail.Routes;

/// <summary>
/// An address from which mails came back. While a permanent trouble stands, mails go to the body's mailbox. Somebody who is given
/// another address is reached again at once; the row of the old one says nothing about the new one.
/// </summary>
public sealed class AddressTroubleRow
{
    public const int MaxDetail = 500;

    /// <summary>In small letters.</summary>
    public required string Address { get; init; }

    /// <summary>For good (5.x.x, "failed"), as opposed to late (4.x.x, "delayed").</summary>
    public bool Permanent { get; set; }

    /// <summary>The status of RFC 3463: 5.1.1.</summary>
    public string? Status { get; set; }

    /// <summary>What the other server said.</summary>
    public string? Detail { get; set; }
    public DateTimeOffset Since { get; init; }
    public DateTimeOffset LastAt { get; set; }
    public int Times { get; set; }

    /// <summary>The last mail that came back, if it is known.</summary>
    public Guid? MailId { get; set; }

    public static string Key(string address) => address.Trim().ToLowerInvariant();
}
