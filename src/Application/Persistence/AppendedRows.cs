using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace VanQuan.Workflows.Application.Persistence;

/// <summary>
/// Rows that are only ever added: audit lines, ledger lines, queued mails, done operations. Nobody looks for changes in them, so
/// they are not tracked: they wait here and are written when the context saves, in its transaction, each by its table's one
/// INSERT, made from the same mapping that reads them.
/// </summary>
internal sealed class AppendedRows(WorkflowsDb db)
{
    private readonly List<object> waiting = [];

    public bool Any => waiting.Count > 0;

    public void Add(object row) => waiting.Add(row);

    public bool Has<T>() => waiting.Exists(row => row is T);

    public IEnumerable<T> Of<T>() => waiting.OfType<T>();

    public void Forget() => waiting.Clear();

    /// <exception cref="DbUpdateException">A row is already there, or the database refused it.</exception>
    /// <returns>How many rows were written.</returns>
    public async Task<int> WriteAsync(CancellationToken ct)
    {
        var inserts = PreparedStatements.InsertsOf(db.Database.GetDbConnection());
        foreach (var row in waiting)
        {
            if (!inserts.TryGetValue(row.GetType(), out var insert))
                inserts.Add(row.GetType(), insert = new Insert(db, row.GetType()));
            try
            {
                await insert.RunAsync(row, db.Database.CurrentTransaction!.GetDbTransaction(), ct);
            }
            catch (DbException refused)
            {
                throw new DbUpdateException($"A row of {row.GetType().Name} was not added: {refused.Message}", refused);
            }
        }
        var written = waiting.Count;
        waiting.Clear();
        return written;
    }

    /// <summary>One table's INSERT on one connection.</summary>
    internal sealed class Insert : IDisposable
    {
        private readonly DbCommand command;
        private readonly (DbParameter Parameter, Func<object, object?> Value)[] values;

        public Insert(WorkflowsDb db, Type type)
        {
            var entity = db.Model.FindEntityType(type) ?? throw new InvalidOperationException($"{type.Name} is not mapped.");
            var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
            var sql = db.GetService<ISqlGenerationHelper>();
            // A key that the database counts up is left to it.
            var columns = entity.GetProperties().Where(property => !(property.ValueGenerated == ValueGenerated.OnAdd && property.ClrType == typeof(long))).ToArray();
            command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText =
                $"INSERT INTO {sql.DelimitIdentifier(table.Name)} ({string.Join(", ", columns.Select(column => sql.DelimitIdentifier(column.GetColumnName(table)!)))}) "
                + $"VALUES ({string.Join(", ", columns.Select((_, i) => sql.GenerateParameterName("p" + i)))})";
            values = [.. columns.Select((column, i) => (ParameterOf(column, sql.GenerateParameterName("p" + i)), ValueOf(column)))];
            foreach (var (parameter, _) in values)
                command.Parameters.Add(parameter);
        }

        public Task RunAsync(object row, DbTransaction transaction, CancellationToken ct)
        {
            command.Transaction = transaction;
            foreach (var (parameter, value) in values)
                parameter.Value = value(row) ?? DBNull.Value;
            return command.ExecuteNonQueryAsync(ct);
        }

        public void Dispose() => command.Dispose();

        private DbParameter ParameterOf(IProperty column, string name) =>
            column.GetRelationalTypeMapping().CreateParameter(command, name, value: null, column.IsNullable);

        private static Func<object, object?> ValueOf(IProperty column)
        {
            var getter = column.GetGetter();
            var convert = column.GetTypeMapping().Converter?.ConvertToProvider;
            return convert is null ? getter.GetClrValueUsingContainingEntity : row => convert(getter.GetClrValueUsingContainingEntity(row));
        }
    }
}
