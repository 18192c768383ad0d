using System.Diagnostics;

namespace VanQuan.Workflows.Benchmarks;

/// <summary>
/// Instances of six user tasks in sequence, started and completed through the service's own use cases, by one person and then
/// by eight at once; beside a bare loop of durable transactions that write the same bytes, in the same run.
/// </summary>
internal static class EngineBenchmark
{
    private const int Warmup = 300;

    public static async Task<IReadOnlyList<object>> RunAsync(BenchmarkOptions options)
    {
        var instances = options.Instances ?? 1000;
        var folder = Directory.CreateTempSubdirectory("engine-").FullName;
        var walBytes = await MeasureAsync(folder);
        // Around each measurement, because the disk is shared and its moods last longer than a run.
        var (before, one) = (Bare(folder, "before", walBytes, instances), await PersonsAsync(folder, 1, instances));
        var (between, eight) = (Bare(folder, "between", walBytes, instances), await PersonsAsync(folder, 8, instances));
        var after = Bare(folder, "after", walBytes, instances);
        return [Line(one, (before + between) / 2, walBytes, 1), Line(eight, (between + after) / 2, walBytes, 8)];
    }

    private static object Line((double PerSecond, string File) run, double raw, double walBytes, int people) => new
    {
        Name = "engine",
        People = people,
        TransitionsPerSecond = run.PerSecond,
        RawPerSecond = raw,
        Ratio = run.PerSecond / raw,
        WalBytesPerInstance = walBytes * EngineService.TransitionsPerInstance,
        Database = run.File,
    };

    /// <summary>WAL bytes of one transition; also what warms the process up.</summary>
    private static async Task<double> MeasureAsync(string folder)
    {
        await using var service = await EngineService.CreateAsync(Path.Combine(folder, "warm.db"));
        for (var i = 0; i < Warmup; i++)
            await service.LiveThroughAsync($"warm-{i}");
        var bytes = await BareLoop.WalBytesAsync(service.File, async () =>
        {
            for (var i = 0; i < Warmup; i++)
                await service.LiveThroughAsync($"measured-{i}");
        });
        return bytes / Warmup / EngineService.TransitionsPerInstance;
    }

    private static double Bare(string folder, string name, double walBytes, int instances)
    {
        var file = Path.Combine(folder, $"bare-{name}.db");
        var perSecond = BareLoop.PerSecond(file, walBytes, Math.Min(instances, 300) * EngineService.TransitionsPerInstance);
        File.Delete(file);
        return perSecond;
    }

    private static async Task<(double PerSecond, string File)> PersonsAsync(string folder, int people, int instances)
    {
        await using var service = await EngineService.CreateAsync(Path.Combine(folder, $"people-{people}.db"));
        var watch = Stopwatch.StartNew();
        await LiveThroughAsync(service, "i", people, instances);
        return (instances * EngineService.TransitionsPerInstance / watch.Elapsed.TotalSeconds, service.File);
    }

    public static Task LiveThroughAsync(EngineService service, string prefix, int people, int instances) =>
        Task.WhenAll(Enumerable.Range(0, people).Select(person => Task.Run(async () =>
        {
            for (var i = person; i < instances; i += people)
                await service.LiveThroughAsync($"{prefix}-{i}");
        })));
}
