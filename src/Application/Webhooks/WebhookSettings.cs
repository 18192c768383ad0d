using System.Net;

namespace VanQuan.Workflows.Application.Webhooks;

/// <summary>Settings under <c>Webhooks</c>.</summary>
public sealed class WebhookSettings
{
    /// <summary>Lets addresses on this very machine be called, also without https. For development.</summary>
    public bool AllowLoopback { get; set; }

    /// <summary>Private networks that may be called all the same, as <c>10.20.0.0/16</c>: another system of the same house.</summary>
    public IList<string> AllowedNetworks { get; } = [];

    /// <summary>How long one attempt may take, everything included.</summary>
    public int TimeoutSeconds { get; set; } = 10;

    /// <summary>Attempts before a delivery is given up; with 1 minute to 12 hours between them, about two days.</summary>
    public int MaxAttempts { get; set; } = 10;

    /// <summary>How long what has arrived can be read here.</summary>
    public int KeepDays { get; set; } = 30;

    /// <summary>How long a sender may hold a delivery before another may take it over.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(10);

    public IReadOnlyList<IPNetwork> Networks => [.. AllowedNetworks.Select(text => IPNetwork.Parse(text))];
}
