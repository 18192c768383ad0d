using VanQuan.Workflows.Application.Identity.SigningIn.Sessions;

namespace VanQuan.Workflows.Portal.Hosting.SigningIn;

/// <summary>Writes down, beside the requests, when sessions were last used.</summary>
public sealed class SeenSessionsWriter(SeenSessions seen) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => seen.KeepWritingAsync(stoppingToken);
}
