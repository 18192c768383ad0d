namespace VanQuan.Workflows.Application.Webhooks;

/// <summary>
/// An address of another program that hears of events as they happen. The secret signs what is sent, so it has to be kept
/// readable: it stands here encrypted with the keys of the installation. A removed one stays, for its deliveries to point at.
/// </summary>
public sealed class WebhookRow
{
    public required string Id { get; init; }
    public required string Url { get; set; }

    /// <summary>See <see cref="WebhookSecrets"/>.</summary>
    public required string ProtectedSecret { get; set; }

    /// <summary>See <see cref="WebhookEvents"/>.</summary>
    public required List<string> Events { get; set; }

    /// <summary>Who added it.</summary>
    public required string OwnerId { get; init; }
    public bool Enabled { get; set; } = true;
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? RemovedAt { get; set; }
}
