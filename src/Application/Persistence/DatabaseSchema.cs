using Microsoft.EntityFrameworkCore;

namespace VanQuan.Workflows.Application.Persistence;

/// <summary>Brings the database to the schema this release works with; what is there already stays.</summary>
public sealed class DatabaseSchema(IDbContextFactory<WorkflowsDb> contexts)
{
    public async Task BringAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (db.Database.GetConnectionString() is { } text && new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(text).DataSource is { Length: > 0 } file && file != ":memory:")
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        await db.Database.MigrateAsync(ct);
        // Kept in the file itself: readers do not wait for the writer, and a commit is one flush.
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", ct);
    }
}
