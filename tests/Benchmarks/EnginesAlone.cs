using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Application.Engine.Expressions;
using VanQuan.Workflows.Application.Engine.Outside;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Elsa;
using VanQuan.Workflows.Elsa.Turns;

namespace VanQuan.Workflows.Benchmarks;

/// <summary>
/// Engine against engine, without the rooms behind the port: each event is read from the store, taken, and durable when the next comes. The
/// built-in engine's store is one row and one transaction; Elsa's is Elsa's, with what it asks put aside and confirmed.
/// </summary>
internal static class EnginesAlone
{
    public static double BuiltIn(string file, int instances)
    {
        var kernel = new Kernel(new ExpressionEvaluator(), _ => null);
        using var store = new SqliteConnection($"Data Source={file};Pooling=False");
        store.Open();
        Run(store, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE Instances (Id TEXT PRIMARY KEY, State TEXT NOT NULL)");
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < instances; i++)
        {
            var (id, bookmark) = ($"alone-{i}", "");
            for (var step = 0; step <= EngineService.Tasks; step++)
            {
                using var transaction = store.BeginTransaction();
                var state = Read(store, transaction, id) is { } text ? InstanceState.Deserialize(text) : null;
                var taken = kernel.Step(EngineService.Procedure, state, Event(id, bookmark, step), Now);
                bookmark = taken.Effects.OfType<OpenTask>().FirstOrDefault()?.BookmarkId ?? "";
                Run(store, "INSERT INTO Instances VALUES ($a, $b) ON CONFLICT (Id) DO UPDATE SET State = $b", transaction, ("$a", id), ("$b", taken.Instance.Serialize()));
                transaction.Commit();
            }
        }
        return instances * EngineService.TransitionsPerInstance / watch.Elapsed.TotalSeconds;
    }

    public static async Task<double> ElsaAsync(EngineService service, string prefix, int instances)
    {
        var elsa = service.Make<Open>();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < instances; i++)
        {
            var (id, bookmark) = ($"{prefix}-{i}", "");
            for (var step = 0; step <= EngineService.Tasks; step++)
                bookmark = await elsa.TakeAsync(new StoredCommand(id, EngineService.Procedure.DefinitionId, EngineService.Procedure.Version, Event(id, bookmark, step)));
        }
        return instances * EngineService.TransitionsPerInstance / watch.Elapsed.TotalSeconds;
    }

    private static DateTimeOffset Now { get; } = new(2022, 3, 1, 8, 0, 0, TimeSpan.FromHours(7));

    private static EngineEvent Event(string id, string bookmark, int step) => step == 0
        ? new StartInstance($"start:{id}", id, null, new Dictionary<string, System.Text.Json.JsonElement>(), new Dictionary<string, DateOnly>())
        : new ResumeBookmark($"{id}:op{step}", bookmark, "Done", null);

    private static string? Read(SqliteConnection store, SqliteTransaction transaction, string id)
    {
        using var command = store.CreateCommand();
        (command.CommandText, command.Transaction) = ("SELECT State FROM Instances WHERE Id = $a", transaction);
        command.Parameters.AddWithValue("$a", id);
        return command.ExecuteScalar() as string;
    }

    private static void Run(SqliteConnection store, string sql, SqliteTransaction? transaction = null, params (string Name, object Value)[] values)
    {
        using var command = store.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }

    private sealed class Open(IServiceScopeFactory scopes, EffectSpool spool, ElsaStart start) : ElsaEngine(scopes, spool, start)
    {
        public async Task<string> TakeAsync(StoredCommand command)
        {
            await TakeAsync(command, default);
            var asked = await PendingAsync(default);
            foreach (var effect in asked)
                await ConfirmAsync(effect, default);
            return asked.Select(effect => effect.Effect).OfType<OpenTask>().FirstOrDefault()?.BookmarkId ?? "";
        }
    }
}
