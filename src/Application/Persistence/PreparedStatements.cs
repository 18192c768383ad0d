using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace VanQuan.Workflows.Application.Persistence;

/// <summary>
/// Keeps statements prepared on a connection that stays open. EF Core makes a new command for every question, and SQLite would
/// parse and plan the same few texts thousands of times a minute. A text that is still being read is run the ordinary way.
/// </summary>
internal sealed class PreparedStatements : DbCommandInterceptor
{
    public static readonly PreparedStatements Instance = new();

    /// <summary>More different texts than the hot paths have; beyond it, texts are not kept.</summary>
    private const int Most = 256;

    private static readonly ConditionalWeakTable<DbConnection, Dictionary<string, Statement>> Kept = [];
    private static readonly ConditionalWeakTable<DbConnection, Dictionary<Type, AppendedRows.Insert>> Inserts = [];

    /// <summary>From now on what is asked on this connection stays prepared; <see cref="Drop"/> it before it closes.</summary>
    public static void Keep(DbConnection connection)
    {
        Kept.GetOrCreateValue(connection);
        Inserts.GetOrCreateValue(connection);
    }

    /// <summary>
    /// Lets go of everything prepared. A connection object that is closed and opened again may come back with another handle of
    /// the pool, and a statement of the old one would then run on a handle that somebody else uses.
    /// </summary>
    public static void Drop(DbConnection connection)
    {
        if (Kept.TryGetValue(connection, out var statements))
            foreach (var statement in statements.Values)
                statement.Dispose();
        if (Inserts.TryGetValue(connection, out var inserts))
            foreach (var insert in inserts.Values)
                insert.Dispose();
        Kept.Remove(connection);
        Inserts.Remove(connection);
    }

    /// <summary>The connection's INSERT of each type of appended row; on a connection that is not kept, of this moment only.</summary>
    public static Dictionary<Type, AppendedRows.Insert> InsertsOf(DbConnection connection) => Inserts.TryGetValue(connection, out var inserts) ? inserts : [];

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Find(command) is { } statement ? InterceptionResult<DbDataReader>.SuppressWithResult(statement.Run((SqliteCommand)command)) : result);

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
        Find(command) is { } statement ? InterceptionResult<DbDataReader>.SuppressWithResult(statement.Run((SqliteCommand)command)) : result;

    public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        if (command.Connection is { } connection && Kept.TryGetValue(connection, out var statements)
            && statements.TryGetValue(command.CommandText, out var statement))
            statement.Release(eventData.DataReader);
        return result;
    }

    private static Statement? Find(DbCommand command)
    {
        if (command.Connection is not { } connection || !Kept.TryGetValue(connection, out var statements))
            return null;
        if (!statements.TryGetValue(command.CommandText, out var statement))
        {
            if (statements.Count == Most)
                return null;
            statements.Add(command.CommandText, statement = new Statement());
        }
        return statement.IsFree ? statement : null;
    }

    private sealed class Statement : IDisposable
    {
        private SqliteCommand? prepared;
        private DbDataReader? reading;

        public bool IsFree => reading is null;

        public DbDataReader Run(SqliteCommand asked)
        {
            prepared ??= new SqliteCommand(asked.CommandText, asked.Connection);
            prepared.Transaction = asked.Transaction;
            prepared.CommandTimeout = asked.CommandTimeout;
            prepared.Parameters.Clear();
            foreach (SqliteParameter parameter in asked.Parameters)
                prepared.Parameters.Add(parameter);
            prepared.Prepare();
            return reading = prepared.ExecuteReader(CommandBehavior.Default);
        }

        public void Dispose() => prepared?.Dispose();

        public void Release(DbDataReader reader)
        {
            if (ReferenceEquals(reader, reading))
                reading = null;
        }
    }
}
