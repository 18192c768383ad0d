using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace VanQuan.Workflows.Benchmarks;

/// <summary>The demonstration as a release build runs it, in a process and a folder of its own, with the passwords it printed.</summary>
internal sealed partial class RunningPortal : IAsyncDisposable
{
    private readonly Process process;
    private readonly string folder;
    private readonly Dictionary<string, string> passwords = [];

    private RunningPortal(Process process, string folder, Uri address) => (this.process, this.folder, Address) = (process, folder, address);

    public Uri Address { get; }

    public string PasswordOf(string userName) => passwords[userName];

    public static async Task<RunningPortal> StartAsync(string lastAccount)
    {
        var folder = Directory.CreateTempSubdirectory("portal-").FullName;
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        var info = new ProcessStartInfo("dotnet", [Path.Combine(BenchmarkOptions.Root, "src/Portal/bin/Release/net10.0/VanQuan.Workflows.Portal.dll"), "--urls", address.ToString()])
        {
            WorkingDirectory = BenchmarkOptions.Root,
            RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["Database__File"] = Path.Combine(folder, "portal.db"),
                ["Audit__KeyFile"] = Path.Combine(folder, "audit-key.pem"),
                ["Mail__PickupFolder"] = Path.Combine(folder, "mail"),
            },
        };
        var portal = new RunningPortal(Process.Start(info)!, folder, address);
        await portal.ListenAsync(lastAccount);
        return portal;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Reads the accounts as they are printed, then lets the output run on unread by anybody.</summary>
    private async Task ListenAsync(string lastAccount)
    {
        var listening = false;
        while (!(listening && passwords.ContainsKey(lastAccount)))
        {
            var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The Portal ended before it listened.");
            if (Account().Match(line) is { Success: true } account)
                passwords[account.Groups[1].Value] = account.Groups[2].Value;
            listening |= line.Contains("Now listening on", StringComparison.Ordinal);
        }
        _ = process.StandardOutput.ReadToEndAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"^  (\S+) +(\S+-\S+) +\S")]
    private static partial Regex Account();
}
