using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Elsa;

namespace VanQuan.Workflows.Benchmarks;

/// <summary>
/// The built-in engine and Elsa in one run: instances of six user tasks, started and completed through the service's own use cases, in turns,
/// so that a slow moment of the machine meets both; by one person and by eight at once. Bytes are those of all the stores an engine's service
/// writes, after a checkpoint; the engine's own are its instances' state: a row of ours, Elsa's whole file.
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
            foreach (var people in (int[])[1, 8])
            {
                await builtIn.LiveAsync(round, people, instances / Rounds / 2);
                await elsa.LiveAsync(round, people, instances / Rounds / 2);
            }
        }
        var (ours, theirs) = (builtIn.Tell("built-in", instances), elsa.Tell("elsa", instances));
        List<double> kernel = [], elsaAlone = [];
        for (var round = 0; round < Rounds; round++)
        {
            kernel.Add(EnginesAlone.BuiltIn(Path.Combine(folder, $"alone-{round}.db"), instances / Rounds));
            elsaAlone.Add(await EnginesAlone.ElsaAsync(elsa.Service, $"alone-{round}", instances / Rounds / 4));
        }
        await builtIn.DisposeAsync();
        await elsa.DisposeAsync();
        return
        [
            ours, theirs,
            new
            {
                Name = "engines", Instances = instances,
                TransitionsRatio = ours.TransitionsPerSecond / theirs.TransitionsPerSecond,
                AloneTransitionsPerSecond = new[] { BenchmarkOptions.Median(kernel), BenchmarkOptions.Median(elsaAlone) },
                AloneTransitionsRatio = BenchmarkOptions.Median(kernel) / BenchmarkOptions.Median(elsaAlone),
                TransitionsRatioOfEight = ours.TransitionsPerSecondOfEight / theirs.TransitionsPerSecondOfEight,
                BytesRatio = ours.BytesPerInstance / theirs.BytesPerInstance,
                EngineBytesRatio = ours.EngineBytesPerInstance / theirs.EngineBytesPerInstance,
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

    private sealed record Result(
        string Engine, double TransitionsPerSecond, double TransitionsPerSecondOfEight, double BytesPerInstance, double EngineBytesPerInstance, double AllocatedBytesPerTransition, IReadOnlyList<string> Files);

    private sealed class Measured(EngineService service, string[] files) : IAsyncDisposable
    {
        private readonly long before = files.Sum(Size), engineBefore = EngineBytes(files);
        private readonly Dictionary<int, List<double>> speeds = new() { [1] = [], [8] = [] };
        private long allocated;

        public EngineService Service => service;

        public async Task LiveAsync(int round, int people, int instances)
        {
            var start = GC.GetTotalAllocatedBytes(precise: true);
            var watch = Stopwatch.StartNew();
            await EngineBenchmark.LiveThroughAsync(service, $"round-{round}-{people}", people, instances);
            speeds[people].Add(instances * EngineService.TransitionsPerInstance / watch.Elapsed.TotalSeconds);
            allocated += GC.GetTotalAllocatedBytes(precise: true) - start;
        }

        public Result Tell(string engine, int instances) => new(
            engine, BenchmarkOptions.Median(speeds[1]), BenchmarkOptions.Median(speeds[8]), (files.Sum(Size) - before) / (double)instances, (EngineBytes(files) - engineBefore) / (double)instances, allocated / (double)(instances * EngineService.TransitionsPerInstance), files);

        public ValueTask DisposeAsync() => service.DisposeAsync();

        private static long EngineBytes(string[] files)
        {
            if (files.Length > 1)
                return Size(files[1]);
            using var store = new SqliteConnection($"Data Source={files[0]};Pooling=False");
            store.Open();
            using var command = store.CreateCommand();
            command.CommandText = """SELECT COALESCE(SUM(LENGTH(CAST("State" AS BLOB)) + LENGTH(CAST(COALESCE("Passed", '') AS BLOB))), 0) FROM "Instances" """;
            return (long)command.ExecuteScalar()!;
        }

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
