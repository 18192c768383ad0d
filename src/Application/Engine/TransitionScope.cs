using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Engine;

/// <summary>
/// What one transaction works with: the database as it reads it, the moment and the person it is done by, and the way to tell
/// instances what happened. What is raised here is handed to their engines when the work is done, or earlier by
/// <see cref="DrainAsync"/>, for a use case that needs to see what it led to.
/// </summary>
public sealed class TransitionScope
{
    private readonly Queue<EngineCommand> commands = new();
    private readonly EngineRoom engines;

    internal TransitionScope(WorkflowsDb db, Actor actor, DateTimeOffset now, EngineRoom engines)
    {
        Db = db;
        Actor = actor;
        Now = now;
        this.engines = engines;
    }

    public WorkflowsDb Db { get; }
    public Actor Actor { get; }

    /// <summary>The one moment of everything in this transaction.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>Something waits to be handed to an engine with a store of its own once this is committed.</summary>
    internal bool HandsOver { get; set; }

    /// <summary>Tells an instance what happened, after what was raised before.</summary>
    public void Raise(string instanceId, EngineEvent happened) => commands.Enqueue(new EngineCommand(instanceId, happened));

    /// <summary>Delivers what has been raised so far, and what that raises in turn.</summary>
    public Task DrainAsync(CancellationToken ct = default) => engines.DrainAsync(this, ct);

    /// <summary>The row of an instance, tracked; one that this transaction has just created is found too.</summary>
    /// <exception cref="InvalidOperationException">There is no such instance.</exception>
    public async ValueTask<WorkflowInstanceRow> InstanceAsync(string id, CancellationToken ct = default) =>
        Db.Set<WorkflowInstanceRow>().Local.FindEntry(id)?.Entity
        ?? await ById(Db, id, ct)
        ?? throw new InvalidOperationException($"There is no instance {id}.");

    private static readonly Func<WorkflowsDb, string, CancellationToken, Task<WorkflowInstanceRow?>> ById = EF.CompileAsyncQuery(
        (WorkflowsDb db, string id, CancellationToken ct) => db.Set<WorkflowInstanceRow>().FirstOrDefault(row => row.Id == id));

    internal bool TryTake(out EngineCommand command) => commands.TryDequeue(out command!);
}
