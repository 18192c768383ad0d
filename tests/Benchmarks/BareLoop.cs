using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace VanQuan.Workflows.Benchmarks;

/// <summary>
/// The yardstick of the engine: SQLite transactions that do nothing but write, each durable (WAL, synchronous=FULL) and each
/// as many bytes to the write-ahead log as a transition does.
/// </summary>
internal static class BareLoop
{
    private const int PageBytes = 4096;
    private const int FrameBytes = PageBytes + 24;

    public static double PerSecond(string file, double walBytes, int transactions)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        Run(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE Bytes (Id INTEGER PRIMARY KEY, Value BLOB NOT NULL);");
        var pages = Math.Max(1, (int)Math.Round(walBytes / FrameBytes));
        // The row's own page and the pages its blob overflows into; the first page of the file is rewritten as the file grows.
        var value = new byte[Math.Max(1, pages - 2) * (PageBytes - 4)];
        using var insert = connection.CreateCommand();
        insert.CommandText = "BEGIN IMMEDIATE; INSERT INTO Bytes (Value) VALUES ($value); COMMIT;";
        insert.Parameters.AddWithValue("$value", value);
        for (var i = 0; i < 50; i++)
            insert.ExecuteNonQuery();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < transactions; i++)
            insert.ExecuteNonQuery();
        return transactions / watch.Elapsed.TotalSeconds;
    }

    /// <summary>How many bytes some work adds to a database's log, checkpoints held back meanwhile by a reader.</summary>
    public static async Task<double> WalBytesAsync(string file, Func<Task> work)
    {
        await using var reader = new SqliteConnection($"Data Source={file};Pooling=False");
        reader.Open();
        Run(reader, "PRAGMA wal_checkpoint(TRUNCATE);");
        // Until this reader ends, the log can only grow: what is in it cannot be moved and overwritten.
        Run(reader, "BEGIN; SELECT COUNT(*) FROM Instances;");
        var before = new FileInfo(file + "-wal").Length;
        await work();
        var grown = new FileInfo(file + "-wal").Length - before;
        Run(reader, "COMMIT;");
        return grown;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
