using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using VanQuan.Workflows.Portal.Commands;

namespace VanQuan.Workflows.Benchmarks;

/// <summary>
/// The whole Văn Quan plan lived through by people who are on time, as <c>plan simulate</c> does it: reading the folder, thirteen
/// months on the imagined clock, and every line written. In process, so the first run pays for compiling and the next ones do not.
/// </summary>
internal static class SimulateBenchmark
{
    private const int Runs = 7;

    public static async Task<IReadOnlyList<object>> RunAsync(BenchmarkOptions options)
    {
        var first = await SimulateAsync();
        List<double> seconds = [];
        for (var run = 0; run < Runs; run++)
        {
            var again = await SimulateAsync();
            if (again.Hash != first.Hash)
                throw new InvalidOperationException($"The same plan told another story in run {run + 2}: {again.Hash}, not {first.Hash}.");
            seconds.Add(again.Seconds);
        }
        return [new { Name = "simulate", Seconds = BenchmarkOptions.Median(seconds), first.Events, FirstSeconds = first.Seconds, SlowestSeconds = seconds.Max(), first.Hash }];
    }

    private static async Task<(double Seconds, int Events, string Hash)> SimulateAsync()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var watch = Stopwatch.StartNew();
        var code = await CommandLine.RunAsync(
            ["plan", "simulate", Path.Combine(BenchmarkOptions.Root, "workflows", "van-quan"), "--from", "2021-12-20", "--to", "2023-01-31", "--people", "on-time", "--json"],
            new CommandStreams(TextReader.Null, output, error));
        var seconds = watch.Elapsed.TotalSeconds;
        if (code != 0)
            throw new InvalidOperationException($"plan simulate ended with {code}: {error}");
        var text = output.ToString();
        return (seconds, text.Count(letter => letter == '\n'), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }
}
