using Microsoft.Data.Sqlite;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Outside;
using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Application_Tests.Engine;

/// <summary>
/// A second engine with a store of its own: whatever the definition says, it opens two tasks one after the other. It can be
/// cut off after its store has committed and before anybody hears of it.
/// </summary>
internal sealed class ToyEngine(string file) : EngineWithStore
{
    public const string ToyName = "toy";
    private const int Tasks = 2;

    public override string Name => ToyName;

    /// <summary>Throws once, right after the store has committed.</summary>
    public bool CutOffAfterTaking { get; set; }

    /// <summary>Throws once, when an effect that was applied should be confirmed.</summary>
    public bool CutOffBeforeConfirming { get; set; }

    /// <summary>An instance whose commands it cannot take.</summary>
    public string? Failing { get; set; }

    public int CommandsTakenTwice { get; private set; }

    public override string? Refusal(EngineCommand command) =>
        command.Event is StartInstance or ResumeBookmark or PassDueDate ? null : $"this engine cannot do {command.Event.GetType().Name}";

    protected override Task TakeAsync(StoredCommand command, CancellationToken ct)
    {
        if (command.InstanceId == Failing)
            throw new IOException("cut off: cannot take it");
        using var store = Open();
        using var transaction = store.BeginTransaction();
        if (Scalar(store, "SELECT COUNT(*) FROM Taken WHERE Operation = $a", command.Event.OperationId) > 0)
        {
            CommandsTakenTwice++;
            return Task.CompletedTask;
        }
        Run(store, "INSERT INTO Taken VALUES ($a)", command.Event.OperationId);
        if (command.Event is not PassDueDate)
            Step(store, command.InstanceId);
        transaction.Commit();
        if (CutOffAfterTaking)
        {
            CutOffAfterTaking = false;
            throw new IOException("cut off after taking");
        }
        return Task.CompletedTask;
    }

    protected override Task<IReadOnlyList<StoredEffect>> PendingAsync(CancellationToken ct)
    {
        using var store = Open();
        using var command = store.CreateCommand();
        command.CommandText = "SELECT Position, Json FROM Effects WHERE Confirmed = 0 ORDER BY Position";
        using var reader = command.ExecuteReader();
        var pending = new List<StoredEffect>();
        while (reader.Read())
            pending.Add(EngineJson.Read<StoredEffect>(reader.GetString(1)) with { Position = reader.GetInt64(0) });
        return Task.FromResult<IReadOnlyList<StoredEffect>>(pending);
    }

    protected override Task ConfirmAsync(StoredEffect effect, CancellationToken ct)
    {
        if (CutOffBeforeConfirming)
        {
            CutOffBeforeConfirming = false;
            throw new IOException("cut off before confirming");
        }
        using var store = Open();
        Run(store, "UPDATE Effects SET Confirmed = 1 WHERE Position = $a", effect.Position);
        return Task.CompletedTask;
    }

    private static void Step(SqliteConnection store, string id)
    {
        Run(store, "INSERT INTO Instances VALUES ($a, 0) ON CONFLICT DO NOTHING", id);
        Run(store, "UPDATE Instances SET Step = Step + 1 WHERE Id = $a", id);
        var step = Scalar(store, "SELECT Step FROM Instances WHERE Id = $a", id);
        var spec = new TaskSpec($"Việc {step}", null, "unit:TNMT", [], null, null, null, 0, null, null, ["Done"]);
        var effect = step <= Tasks
            ? new StoredEffect(0, new OpenTask($"{id}/open{step}", id, $"{id}/b{step}", $"T{step}", $"{id}/e{step}", spec, false, null), InstanceStatus.Running, InstanceSubStatus.Suspended)
            : new StoredEffect(0, new FinishInstance($"{id}/finish", id, InstanceSubStatus.Finished), InstanceStatus.Finished, InstanceSubStatus.Finished);
        Run(store, "INSERT INTO Effects (Json, Confirmed) VALUES ($a, 0)", EngineJson.Write(effect));
    }

    private SqliteConnection Open()
    {
        var store = new SqliteConnection($"Data Source={file};Pooling=False");
        store.Open();
        Run(store, """
            CREATE TABLE IF NOT EXISTS Taken (Operation TEXT PRIMARY KEY);
            CREATE TABLE IF NOT EXISTS Instances (Id TEXT PRIMARY KEY, Step INTEGER NOT NULL);
            CREATE TABLE IF NOT EXISTS Effects (Position INTEGER PRIMARY KEY, Json TEXT NOT NULL, Confirmed INTEGER NOT NULL);
            """, "");
        return store;
    }

    private static void Run(SqliteConnection store, string sql, object value)
    {
        using var command = store.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$a", value);
        command.ExecuteNonQuery();
    }

    private static long Scalar(SqliteConnection store, string sql, string value)
    {
        using var command = store.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$a", value);
        return (long)command.ExecuteScalar()!;
    }
}
