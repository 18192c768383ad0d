using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Persistence;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Persistence;

/// <summary>A database file of its own with the one writer's seat, and a way to write something that is easy to count.</summary>
public abstract class SeatHouse : IAsyncLifetime
{
    protected static readonly DateTimeOffset Now = new(2022, 1, 4, 1, 0, 0, TimeSpan.Zero);
    private readonly string file = Path.Combine(Path.GetTempPath(), $"seat-{Guid.NewGuid():N}.db");
    private readonly ServiceProvider services;

    protected SeatHouse() => services = new ServiceCollection().AddWorkflowsDb(file).BuildServiceProvider();

    protected WriterSeat Seat => services.GetRequiredService<WriterSeat>();

    public async ValueTask InitializeAsync() => await services.GetRequiredService<DatabaseSchema>().BringAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var suffix in (string[])["", "-wal", "-shm"])
            File.Delete(file + suffix);
    }

    /// <summary>A context like those of readers and of writers beside the seat.</summary>
    protected Task<WorkflowsDb> OtherAsync() => services.GetRequiredService<IDbContextFactory<WorkflowsDb>>().CreateDbContextAsync();

    protected static Task<int> AppendAsync(WorkflowsDb db, string id)
    {
        db.Append(new OperationRow { Id = id, At = Now, Answer = "1" });
        return db.SaveChangesAsync();
    }

    protected Task<List<string>> OperationsAsync() =>
        Seat.RunAsync(db => db.Set<OperationRow>().Select(row => row.Id).OrderBy(id => id).ToListAsync(), default);
}
