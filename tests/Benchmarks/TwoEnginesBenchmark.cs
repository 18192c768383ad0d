using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Elsa;

namespace VanQuan.Workflows.Benchmarks;

/// <summary>
/// The built-in engine and Elsa in one run: instances of six user tasks, started and completed through the service's own use cases, in turns,
/// so that a slow moment of the machine meets both. Bytes are those of all the stores an engine's service writes, after a checkpoint.
/// </summary>
internal static class TwoEnginesBenchmark
{
    private const int Rounds = 5, Warmup = 40;

    public static async Task<IReadOnlyList<object>> RunAsync(BenchmarkOptions options)
    {
        var instances = options.Instances ?? 200;
        var folder = Directory.CreateTempSubdirectory("engines-").FullName;
        var builtIn = await BeginAsync(Path.Combine(folder, "built-in.db"), null);
        var elsa = await BeginAsync(Path.Combine(folder, "service.db"), Path.Combine(folder, "elsa.db"));
        for (var round = 0; round < Rounds; round++)
        {
            await builtIn.LiveAsync(round, instances / Rounds);
            await elsa.LiveAsync(round, instances / Rounds);
        }
        var (ours, theirs) = (builtIn.Tell("built-in", instances), elsa.Tell("elsa", instances));
        await builtIn.DisposeAsync();
        await elsa.DisposeAsync();
        return
        [
            ours, theirs,
            new
            {
                Name = "engines", Instances = instances,
                TransitionsRatio = ours.TransitionsPerSecond / theirs.TransitionsPerSecond,
                BytesRatio = ours.BytesPerInstance / theirs.BytesPerInstance,
                MemoryRatio = ours.AllocatedBytesPerTransition / theirs.AllocatedBytesPerTransition,
            },
        ];
    }

    private static async Task<Measured> BeginAsync(string file, string? elsa)
    {
        var service = await EngineService.CreateAsync(file, elsa is null ? null : services => services
            .AddElsaEngine(ElsaStorage.File(elsa)).AddSingleton(new NewVersionsRunOn(ElsaEngine.EngineName)));
        await EngineBenchmark.LiveThroughAsync(service, "warm", 1, Warmup);
        return new Measured(service, elsa is null ? [file] : [file, elsa]);
    }

    private sealed record Result(string Engine, double TransitionsPerSecond, double BytesPerInstance, double AllocatedBytesPerTransition, IReadOnlyList<string> Files);

    private sealed class Measured(EngineService service, string[] files) : IAsyncDisposable
    {
        private readonly long before = files.Sum(Size);
        private readonly List<double> speeds = [];
        private long allocated;

        public async Task LiveAsync(int round, int instances)
        {
            var start = GC.GetTotalAllocatedBytes(precise: true);
            var watch = Stopwatch.StartNew();
            await EngineBenchmark.LiveThroughAsync(service, $"round-{round}", 1, instances);
            speeds.Add(instances * EngineService.TransitionsPerInstance / watch.Elapsed.TotalSeconds);
            allocated += GC.GetTotalAllocatedBytes(precise: true) - start;
        }

        public Result Tell(string engine, int instances) => new(
            engine, BenchmarkOptions.Median(speeds), (files.Sum(Size) - before) / (double)instances, allocated / (double)(instances * EngineService.TransitionsPerInstance), files);

        public ValueTask DisposeAsync() => service.DisposeAsync();

        private static long Size(string file)
        {
            using var store = new SqliteConnection($"Data Source={file};Pooling=False");
            store.Open();
            using var command = store.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE);";
            command.ExecuteNonQuery();
            return new FileInfo(file).Length;
        }
    }
}
