using System.Diagnostics;
using System.Globalization;

namespace VanQuan.Workflows.Benchmarks;

/// <summary>Debian's python3-aiosmtpd with its own handler that drops mails, in a process of its own, on a free loopback port.</summary>
internal sealed class RealSmtpServer : IDisposable
{
    public const string Name = "aiosmtpd (Debian's python3-aiosmtpd), its Sink handler, plain, loopback";

    private const string Python = "/usr/bin/python3";

    private const string Program = """
        import asyncio
        from aiosmtpd.smtp import SMTP
        from aiosmtpd.handlers import Sink

        async def main():
            server = await asyncio.get_running_loop().create_server(lambda: SMTP(Sink(), hostname="mail.test"), "127.0.0.1", 0)
            print(server.sockets[0].getsockname()[1], flush=True)
            await server.serve_forever()

        asyncio.run(main())
        """;

    private readonly Process process;

    private RealSmtpServer(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    /// <exception cref="InvalidOperationException">The package is missing.</exception>
    public static async Task<RealSmtpServer> StartAsync()
    {
        var process = Process.Start(new ProcessStartInfo(Python, ["-W", "ignore", "-c", Program]) { RedirectStandardOutput = true })!;
        return await process.StandardOutput.ReadLineAsync() is { } port
            ? new RealSmtpServer(process, int.Parse(port, CultureInfo.InvariantCulture))
            : throw new InvalidOperationException("aiosmtpd did not start: apt-get install python3-aiosmtpd.");
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }
}
