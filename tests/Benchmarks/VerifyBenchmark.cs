using System.Diagnostics;
using VanQuan.Workflows.Domain.Engine.Soundness;

namespace VanQuan.Workflows.Benchmarks;

/// <summary>How long a proof takes, warm: every shipped procedure, and drawn ones of a hundred activities that must come out decided and sound: branches of
/// tasks, and branches in which work is returned.</summary>
internal static class VerifyBenchmark
{
    private const int Runs = 5;

    public static async Task<IReadOnlyList<object>> RunAsync(BenchmarkOptions options)
    {
        var shipped = new List<(string File, double Milliseconds)>();
        foreach (var path in Directory.GetFiles(Path.Combine(BenchmarkOptions.Root, "workflows", "van-quan"), "*.json").Order(StringComparer.Ordinal))
        {
            // The plan lies beside its procedures and is none itself.
            if (Path.GetFileName(path) != "plan.json")
                shipped.Add((Path.GetFileName(path), Measure(await File.ReadAllTextAsync(path)).Milliseconds));
        }
        var (plain, returns) = (Decided(DrawnDefinition.Of(100)), Decided(DrawnDefinition.WithReturns()));
        var slowest = shipped.MaxBy(one => one.Milliseconds);
        return [new { Name = "verify", SlowestMs = slowest.Milliseconds, SlowestFile = slowest.File, HundredMs = Math.Max(plain, returns), HundredPlainMs = plain, HundredReturnsMs = returns, Procedures = shipped.Count }];
    }

    private static double Decided(string json)
    {
        var (milliseconds, findings) = Measure(json);
        return findings.FirstOrDefault(finding => finding.Severity == Severity.Error || finding.Rule == "undecided") is { } wrong
            ? throw new InvalidOperationException($"A sound procedure of a hundred activities was not proved: {wrong.Rule}.") : milliseconds;
    }

    private static (double Milliseconds, IReadOnlyList<Finding> Findings) Measure(string json)
    {
        var proof = new Proof();
        var findings = proof.Of(json);
        List<double> milliseconds = [];
        for (var run = 0; run < Runs; run++)
        {
            var watch = Stopwatch.StartNew();
            findings = proof.Of(json);
            milliseconds.Add(watch.Elapsed.TotalMilliseconds);
        }
        return (BenchmarkOptions.Median(milliseconds), findings);
    }
}
