namespace VanQuan.Workflows.Application.Identity.Tokens;

/// <summary>
/// A key a person gave to a program: whoever shows it acts as that person, within the scopes. Only the hash of the secret is
/// kept. Instants are the system's time, not the demo clock's (law 10); <see cref="LastUsedAt"/> is coarse.
/// </summary>
public sealed class AccessTokenRow
{
    /// <summary>Stands in the token itself, in front of the secret; says nothing about the person.</summary>
    public required string Id { get; init; }
    public required string AccountId { get; init; }

    /// <summary>What the person calls it.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the secret.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>See <see cref="TokenScopes"/>.</summary>
    public required List<string> Scopes { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? LastUsedAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }

    public bool IsLive(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;
}
