using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace VanQuan.Workflows.Benchmarks;

/// <summary>The engine's speed with 100,000 finished instances already there, as a ratio of its speed with none.</summary>
internal static class EngineGrowthBenchmark
{
    private const int Pattern = 100;
    private const int Measured = 300;

    public static async Task<IReadOnlyList<object>> RunAsync(BenchmarkOptions options)
    {
        var there = options.Instances ?? 100_000;
        var folder = Directory.CreateTempSubdirectory("engine-growth-").FullName;
        await using var small = await EngineService.CreateAsync(Path.Combine(folder, "small.db"));
        await using var large = await EngineService.CreateAsync(Path.Combine(folder, "large.db"));
        await EngineBenchmark.LiveThroughAsync(small, "pattern", 1, Pattern);
        await EngineBenchmark.LiveThroughAsync(large, "pattern", 1, Pattern);
        Multiply(large.File, Math.Max(0, (there / Pattern) - 1));
        List<double> with = [], without = [];
        // In turns, so that a slow moment of the disk meets both.
        for (var round = 0; round < 6; round++)
        {
            without.Add(await SpeedAsync(small, round));
            with.Add(await SpeedAsync(large, round));
        }
        double grown = BenchmarkOptions.Median(with), none = BenchmarkOptions.Median(without);
        return [new { Name = "engine-growth", Ratio = grown / none, TransitionsPerSecond = grown, WithNone = none, Instances = there, Database = large.File }];
    }

    private static async Task<double> SpeedAsync(EngineService service, int round)
    {
        var watch = Stopwatch.StartNew();
        await EngineBenchmark.LiveThroughAsync(service, $"round-{round}", 1, Measured / 6);
        return Measured / 6 * EngineService.TransitionsPerInstance / watch.Elapsed.TotalSeconds;
    }

    /// <summary>Copies everything the pattern's instances left behind, under new ids, as if many more had been lived through.</summary>
    private static void Multiply(string file, int copies)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA synchronous=OFF; BEGIN;");
        string[] tables = ["Instances", "Tasks", "AuditLines", "Outbox", "Operations", "ReminderLedger"];
        foreach (var table in tables)
            Execute(connection, $"CREATE TEMP TABLE Pattern{table} AS SELECT * FROM {table};");
        foreach (var table in tables)
            Execute(connection, Copy(connection, table, copies));
        Execute(connection, "COMMIT; ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);");
    }

    private static string Copy(SqliteConnection connection, string table, int copies)
    {
        using var columns = connection.CreateCommand();
        columns.CommandText = $"SELECT name FROM pragma_table_info('{table}') WHERE NOT (name = 'Id' AND '{table}' = 'AuditLines');";
        using var reader = columns.ExecuteReader();
        List<string> names = [];
        while (reader.Read())
            names.Add(reader.GetString(0));
        var values = names.Select(name => (table, name) switch
        {
            ("Outbox", "Id") => "upper(hex(randomblob(4))||'-'||hex(randomblob(2))||'-'||hex(randomblob(2))||'-'||hex(randomblob(2))||'-'||hex(randomblob(6)))",
            (_, "Id" or "InstanceId" or "TaskId" or "Chain" or "BookmarkId" or "ExecutionId" or "ThreadKey" or "MessageId") => $"\"{name}\" || '~' || n",
            _ => $"\"{name}\"",
        });
        var list = string.Join(", ", names.Select(name => $"\"{name}\""));
        return $"""
            WITH RECURSIVE Numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM Numbers WHERE n < {copies})
            INSERT INTO {table} ({list}) SELECT {string.Join(", ", values)} FROM Numbers CROSS JOIN Pattern{table} WHERE {copies} > 0;
            """;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }
}
