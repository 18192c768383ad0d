using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace VanQuan.Workflows.Application.Persistence;

/// <summary>
/// SQLite as the service needs it: a commit that was answered survives a power cut (synchronous=FULL on a write-ahead log),
/// and another process that writes is waited for by SQLite itself, not by polling.
/// </summary>
public static class SqliteSettings
{
    private const int BusyTimeoutMilliseconds = 15_000;

    /// <summary>The one database at a path, with fresh contexts for transitions and a scoped one for reading.</summary>
    public static IServiceCollection AddWorkflowsDb(this IServiceCollection services, string path) => services
        .AddSingleton<WriterLock>()
        .AddSingleton<WriterSeat>()
        .AddSingleton<DatabaseSchema>()
        .AddPooledDbContextFactory<WorkflowsDb>(options => options.UseWorkflowsFile(path));

    public static DbContextOptionsBuilder UseWorkflowsFile(this DbContextOptionsBuilder options, string path) => options
        .UseSqlite(new SqliteConnectionStringBuilder { DataSource = path }.ToString())
        // A count that stops at a bound takes any rows: to order them first would read them all.
        .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning))
        .AddInterceptors(EachConnection.Instance, PreparedStatements.Instance);

    private sealed class EachConnection : DbConnectionInterceptor
    {
        public static readonly EachConnection Instance = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Prepare(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Prepare(connection);
            return Task.CompletedTask;
        }

        private static void Prepare(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA synchronous=FULL; PRAGMA busy_timeout={BusyTimeoutMilliseconds};";
            command.ExecuteNonQuery();
        }
    }
}
