using VanQuan.Workflows.Benchmarks;

// One benchmark a run: dotnet run -c Release --project tests/Benchmarks -- NAME --json [--instances N]
var benchmarks = new Dictionary<string, Func<BenchmarkOptions, Task<IReadOnlyList<object>>>>(StringComparer.Ordinal)
{
    ["startup"] = StartupBenchmark.RunAsync,
    ["engine"] = EngineBenchmark.RunAsync,
#if ELSA
    ["engines"] = TwoEnginesBenchmark.RunAsync,
#endif
    ["engine-growth"] = EngineGrowthBenchmark.RunAsync,
    ["simulate"] = SimulateBenchmark.RunAsync,
    ["verify"] = VerifyBenchmark.RunAsync,
    ["mail"] = MailBenchmark.RunAsync,
    ["designer"] = DesignerBenchmark.RunAsync,
    ["pages"] = PagesBenchmark.RunAsync,
};

if (args is [MinimalWebApp.Argument, var url, var database])
    return await MinimalWebApp.RunAsync(url, database);

if (args.Length == 0 || !benchmarks.TryGetValue(args[0], out var benchmark))
{
    await Console.Error.WriteLineAsync($"Name one of: {string.Join(", ", benchmarks.Keys)}");
    return 2;
}

foreach (var line in await benchmark(BenchmarkOptions.Parse(args)))
    Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(line, BenchmarkOptions.Json));
return 0;
