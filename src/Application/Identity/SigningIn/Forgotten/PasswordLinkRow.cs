namespace VanQuan.Workflows.Application.Identity.SigningIn.Forgotten;

/// <summary>
/// Somebody has asked for a way to set a forgotten password. A row is written for names that do not exist too, so that asking
/// costs the same and is counted the same; only where <see cref="AccountId"/> stands did a link go out. The token itself is in
/// the mail alone. Instants are the system's (law 10).
/// </summary>
public sealed class PasswordLinkRow
{
    public Guid Id { get; init; } = Guid.NewGuid();

    public string? AccountId { get; init; }

    /// <summary>SHA-256 of the token.</summary>
    public byte[]? TokenHash { get; init; }

    /// <summary>See <see cref="Sessions.Visit.From"/>.</summary>
    public string From { get; init; } = "";

    public DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}
