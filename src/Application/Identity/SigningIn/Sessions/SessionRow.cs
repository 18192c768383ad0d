namespace VanQuan.Workflows.Application.Identity.SigningIn.Sessions;

/// <summary>
/// One sign-in on one device. The cookie carries its id; once it has ended, the next request with that cookie is a stranger's.
/// Instants are the system's (law 10).
/// </summary>
public sealed class SessionRow
{
    public Guid Id { get; init; } = Guid.NewGuid();

    public required string AccountId { get; init; }

    public string Browser { get; init; } = "";

    public string System { get; init; } = "";

    /// <summary>See <see cref="Visit.From"/>.</summary>
    public string From { get; init; } = "";

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>To within <see cref="SeenSessions.Coarse"/>.</summary>
    public DateTimeOffset LastSeenAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
}
