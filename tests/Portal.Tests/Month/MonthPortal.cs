using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;
using VanQuan.Workflows.Application_Tests.Mail;
using VanQuan.Workflows.Portal_Tests.Pages;

namespace VanQuan.Workflows.Portal_Tests.Month;

/// <summary>The demonstration with a mail server: what it sends arrives, and the links in it lead back to this very service.</summary>
public sealed class MonthPortal : DemoPortal
{
    private readonly SmtpServer server;

    private MonthPortal(SmtpServer server) => (this.server, Port) = (server, FreePort());

    protected override int Port { get; }

    public static async Task<MonthPortal> StartAsync()
    {
        var portal = new MonthPortal(await SmtpServer.StartAsync(startTls: false));
        await portal.InitializeAsync();
        return portal;
    }

    /// <summary>The first mail that is wanted, once it has arrived; null where it does not.</summary>
    public Task<ReceivedMail?> MailAsync(Predicate<ReceivedMail> wanted) => server.MailAsync(wanted);

    public Task<IReadOnlyList<ReceivedMail>> MailsAsync() => server.MailsAsync();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await server.DisposeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Mail:Host", "127.0.0.1");
        builder.UseSetting("Mail:Port", $"{server.Port}");
        builder.UseSetting("Mail:Security", "None");
        builder.UseSetting("Mail:Portal", $"http://localhost:{Port}/");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
