using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Persistence;

public sealed class MigrationTests : IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=:memory:");

    [Fact]
    public void Every_change_of_the_model_has_a_migration()
    {
        using var db = Open();
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Migrating_twice_leaves_the_same_schema_as_the_model_makes()
    {
        await using var migrated = Open();
        await migrated.Database.MigrateAsync();
        await migrated.Database.MigrateAsync();

        using var other = new SqliteConnection("Data Source=:memory:");
        other.Open();
        await using var made = new WorkflowsDb(new DbContextOptionsBuilder<WorkflowsDb>().UseSqlite(other).Options);
        await made.Database.EnsureCreatedAsync();

        Assert.Equal(Schema(other), Schema(connection));
    }

    public void Dispose() => connection.Dispose();

    private WorkflowsDb Open()
    {
        connection.Open();
        return new(new DbContextOptionsBuilder<WorkflowsDb>().UseSqlite(connection).Options);
    }

    private static List<string> Schema(SqliteConnection at)
    {
        using var command = at.CreateCommand();
        command.CommandText = "SELECT type || ' ' || name FROM sqlite_master WHERE name NOT LIKE '\\_\\_EF%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY 1";
        using var reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
            rows.Add(reader.GetString(0));
        Assert.NotEmpty(rows);
        return rows;
    }
}
