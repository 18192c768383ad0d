using System.Data.Common;
using VanQuan.Workflows.Application.Engine.Outside;

namespace VanQuan.Workflows.Elsa.Turns;

/// <summary>
/// Effects on their way back, in a table of ours beside Elsa's: filled from the record of an instance after its state is durable, emptied
/// when they have been applied. Filling it again from the same record adds nothing.
/// </summary>
public sealed class EffectSpool(Func<DbConnection> connections)
{
    private const string Tables = """
        CREATE TABLE IF NOT EXISTS "VanQuanEffects" ("InstanceId" TEXT NOT NULL, "OperationId" TEXT NOT NULL, "Place" BIGINT NOT NULL, "Json" TEXT NOT NULL, PRIMARY KEY ("InstanceId", "OperationId"));
        CREATE INDEX IF NOT EXISTS "IX_VanQuanEffects_Place" ON "VanQuanEffects" ("Place");
        CREATE TABLE IF NOT EXISTS "VanQuanSpooled" ("InstanceId" TEXT PRIMARY KEY, "Counter" BIGINT NOT NULL)
        """;

    public async Task PrepareAsync(CancellationToken ct)
    {
        await using var store = await OpenAsync(ct);
        foreach (var statement in Tables.Split(';'))
            await RunAsync(store, null, statement, [], ct);
    }

    /// <summary>Takes over the effects of an instance that are not here yet and were not here before.</summary>
    public async Task FillAsync(string instanceId, InstanceRecord record, CancellationToken ct)
    {
        if (record.Effects.Count == 0)
            return;
        await using var store = await OpenAsync(ct);
        await using var transaction = await store.BeginTransactionAsync(ct);
        if ((long)(await ScalarAsync(store, transaction, """SELECT COALESCE(MAX("Counter"), 0) FROM "VanQuanSpooled" WHERE "InstanceId" = @a""", [instanceId], ct))! >= record.Counter)
            return;
        var place = (long)(await ScalarAsync(store, transaction, """SELECT COALESCE(MAX("Place"), 0) FROM "VanQuanEffects" """, [], ct))!;
        foreach (var effect in record.Effects)
            await RunAsync(store, transaction, """INSERT INTO "VanQuanEffects" VALUES (@a, @b, @c, @d)""", [instanceId, effect.Effect.OperationId, ++place, EngineJson.Write(effect)], ct);
        await RunAsync(store, transaction, """INSERT INTO "VanQuanSpooled" VALUES (@a, @b) ON CONFLICT ("InstanceId") DO UPDATE SET "Counter" = @b""", [instanceId, (long)record.Counter], ct);
        await transaction.CommitAsync(ct);
    }

    public async Task<IReadOnlyList<StoredEffect>> PendingAsync(CancellationToken ct)
    {
        await using var store = await OpenAsync(ct);
        await using var command = store.CreateCommand();
        command.CommandText = """SELECT "Place", "Json" FROM "VanQuanEffects" ORDER BY "Place" """;
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<StoredEffect> pending = [];
        while (await reader.ReadAsync(ct))
            pending.Add(EngineJson.Read<StoredEffect>(reader.GetString(1)) with { Position = reader.GetInt64(0) });
        return pending;
    }

    public async Task ConfirmAsync(StoredEffect effect, CancellationToken ct)
    {
        await using var store = await OpenAsync(ct);
        await RunAsync(store, null, """DELETE FROM "VanQuanEffects" WHERE "InstanceId" = @a AND "OperationId" = @b""", [effect.Effect.InstanceId, effect.Effect.OperationId], ct);
    }

    private async Task<DbConnection> OpenAsync(CancellationToken ct)
    {
        var store = connections();
        await store.OpenAsync(ct);
        return store;
    }

    private static async Task RunAsync(DbConnection store, DbTransaction? transaction, string sql, object[] values, CancellationToken ct)
    {
        await using var command = Command(store, transaction, sql, values);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<object?> ScalarAsync(DbConnection store, DbTransaction transaction, string sql, object[] values, CancellationToken ct)
    {
        await using var command = Command(store, transaction, sql, values);
        return await command.ExecuteScalarAsync(ct);
    }

    private static DbCommand Command(DbConnection store, DbTransaction? transaction, string sql, object[] values)
    {
        var command = store.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        foreach (var (value, i) in values.Select((value, i) => (value, i)))
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@" + (char)('a' + i), value);
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
