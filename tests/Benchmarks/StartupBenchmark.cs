using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace VanQuan.Workflows.Benchmarks;

/// <summary>
/// Start to first page, and resident memory, of the Portal (Production, its database already there) as ratios of
/// <see cref="MinimalWebApp"/>, the two started in turn in one run; medians of <see cref="Runs"/> starts each.
/// </summary>
internal static class StartupBenchmark
{
    private const int Runs = 7;

    public static async Task<IReadOnlyList<object>> RunAsync(BenchmarkOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("startup-").FullName;
        var portal = Path.Combine(BenchmarkOptions.Root, "src/Portal/bin/Release/net10.0/VanQuan.Workflows.Portal.dll");
        var minimal = Path.Combine(AppContext.BaseDirectory, "VanQuan.Workflows.Benchmarks.dll");
        List<Start> portalStarts = [], minimalStarts = [];

        // The first start of each creates its database and warms the disk; it is not counted.
        for (var run = 0; run <= Runs; run++)
        {
            var url = $"http://127.0.0.1:{FreePort()}";
            var one = await StartAsync(url + "/", [minimal, MinimalWebApp.Argument, url, Path.Combine(folder, "minimal.db")], []);
            url = $"http://127.0.0.1:{FreePort()}";
            var other = await StartAsync(url + "/dang-nhap", [portal, "--urls", url], new()
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["Database__File"] = Path.Combine(folder, "portal.db"),
                ["Audit__KeyFile"] = Path.Combine(folder, "audit-key.pem"),
                ["Mail__PickupFolder"] = Path.Combine(folder, "mail"),
            });
            if (run == 0)
                continue;
            minimalStarts.Add(one);
            portalStarts.Add(other);
        }

        Directory.Delete(folder, recursive: true);
        double seconds = BenchmarkOptions.Median(portalStarts.Select(start => start.Seconds)), bare = BenchmarkOptions.Median(minimalStarts.Select(start => start.Seconds));
        double memory = BenchmarkOptions.Median(portalStarts.Select(start => start.MegaBytes)), bareMemory = BenchmarkOptions.Median(minimalStarts.Select(start => start.MegaBytes));
        return [new { Name = "startup", TimeRatio = seconds / bare, MemoryRatio = memory / bareMemory, Seconds = seconds, MinimalSeconds = bare, MegaBytes = memory, MinimalMegaBytes = bareMemory }];
    }

    private static async Task<Start> StartAsync(string page, string[] command, Dictionary<string, string> environment)
    {
        var info = new ProcessStartInfo("dotnet", command) { WorkingDirectory = BenchmarkOptions.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            info.Environment[name] = value;

        var watch = Stopwatch.StartNew();
        using var process = Process.Start(info)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await FirstPageAsync(page, process, errors);
            var seconds = watch.Elapsed.TotalSeconds;
            process.Refresh();
            return new Start(seconds, process.WorkingSet64 / 1024.0 / 1024.0);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    private static async Task FirstPageAsync(string page, Process process, Task<string> errors)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(60) };
#pragma warning disable RS0030 // A benchmark measures the real clock.
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(10), TimeProvider.System);
#pragma warning restore RS0030
        for (var tries = 0; tries < 6000; tries++)
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The program ended before its first page: {await errors}");
            try
            {
                using var answer = await client.GetAsync(new Uri(page));
                if (answer.StatusCode == HttpStatusCode.OK)
                    return;
                throw new InvalidOperationException($"{page} answered {answer.StatusCode}");
            }
            catch (HttpRequestException refused) when (refused.InnerException is SocketException)
            {
                await pause.WaitForNextTickAsync();
            }
        }

        throw new TimeoutException($"{page} never answered.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed record Start(double Seconds, double MegaBytes);
}
