using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using VanQuan.Workflows.Application.Audit;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Migration;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Engine.Migration;

/// <summary>A running service with one instance of version 1 of a chain of three tasks, to be moved to a version 2.</summary>
internal sealed class MovingHouse(RunningService service) : IAsyncDisposable
{
    public static readonly Actor Admin = new("admin", "admin"), Officer = new("officer", "officer");
    private int operations;

    public RunningService Service => service;

    public static FakeTimeProvider Clock() => new(new DateTimeOffset(2022, 3, 1, 1, 0, 0, TimeSpan.Zero));

    public static async Task<MovingHouse> BuildAsync(TimeProvider clock)
    {
        var service = await RunningService.StartAsync(clock);
        await service.StartInstanceAsync(Procedures.Chain(3));
        return new MovingHouse(service);
    }

    /// <summary>Becomes version 2.</summary>
    public Task<bool> PublishAsync(params JsonObject[] activities) => service.InAsync<PublishDefinition, bool>(publish =>
        service.RunAsync(async scope => await publish.RunAsync(scope, Procedures.Flow("chain", activities), default) == 2));

    public async Task<InstancePreview> PreviewAsync(params StandingMove[] moves) => Assert.Single(await service.InAsync<PreviewMigration, IReadOnlyList<InstancePreview>>(preview =>
        preview.RunAsync(new("chain", 1, 2, moves), Admin, default)));

    public async Task<MigrateInstances.Outcome> MigrateAsync(int? seen = null, string? operation = null, Actor? actor = null, params StandingMove[] moves)
    {
        var rowVersion = seen ?? (await service.InstanceAsync()).RowVersion;
        return Assert.Single(await service.InAsync<MigrateInstances, IReadOnlyList<MigrateInstances.Outcome>>(migrate =>
            migrate.RunAsync(new("chain", 1, 2, moves, new Dictionary<string, int> { ["i1"] = rowVersion }, "Quy trình mới", operation ?? $"m{++operations}"), actor ?? Admin, default)));
    }

    public Task<string> UndoAsync(string migration) =>
        service.InAsync<UndoMigration, string>(undo => undo.RunAsync(new(migration, $"u{++operations}", "Chuyển nhầm"), Admin, default));

    public Task<UserTask> TaskAsync(string activity) =>
        service.ReadAsync(db => db.Set<UserTask>().AsNoTracking().SingleAsync(task => task.ActivityId == activity));

    public Task<List<T>> RowsAsync<T>()
        where T : class => service.ReadAsync(db => db.Set<T>().AsNoTracking().ToListAsync());

    public async Task DoAsync(string activity) => Assert.True((await service.SubmitAsync(await TaskAsync(activity), "officer")).IsDone);

    public Task<bool> AuditHoldsAsync() => service.ReadAsync(async db => (await new VerifyAudit(db).RunAsync(null)).Ok);

    /// <summary>Grows with every commit of anybody else, so that "nothing was written" can be seen.</summary>
    public sealed class Watch : IDisposable
    {
        private readonly SqliteConnection connection;

        public Watch(RunningService service)
        {
            connection = new SqliteConnection($"Data Source={Path.Combine(service.Folder, "service.db")};Pooling=False");
            connection.Open();
        }

        public long Read()
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA data_version;";
            return (long)command.ExecuteScalar()!;
        }

        public void Dispose() => connection.Dispose();
    }

    public ValueTask DisposeAsync() => service.DisposeAsync();
}
