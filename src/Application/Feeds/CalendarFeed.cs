using System.Security.Cryptography;
using System.Text;

namespace VanQuan.Workflows.Application.Feeds;

/// <summary>
/// A secret address under which a calendar program reads due dates, of a person or of a body. Whoever has the address reads
/// without signing in, so only its hash is kept: the address is shown once, and one that was lost is renewed, not found again.
/// Times are the system's, as for all that lets people in.
/// </summary>
public sealed class CalendarFeed
{
    public required string Id { get; init; }

    /// <summary>SHA-256 of the token; the token has 256 random bits, so that a hash without salt gives nothing away.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>Whose work; null for a body's feed.</summary>
    public string? PersonId { get; init; }

    /// <summary>The body as it was called when the feed began; once it has ended, its heir's work is shown.</summary>
    public string? UnitCode { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>When a calendar program last asked, to the hour; null until it has.</summary>
    public DateTimeOffset? LastReadAt { get; set; }

    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
