using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Engine;

/// <summary>Brings one event to its instance inside the scope's transaction: step, effects, and whatever events those raise.</summary>
public delegate Task DeliverEvent(TransitionScope scope, string instanceId, EngineEvent happened, CancellationToken ct);

/// <summary>
/// One database transaction as the use cases see it. Events raised are delivered in order when the work is done, or earlier
/// by <see cref="DrainAsync"/>, for a use case that needs to see what they led to.
/// </summary>
public sealed class TransitionScope(WorkflowsDb db, DateTimeOffset now, Actor actor, DeliverEvent deliver, CancellationToken ct)
{
    private readonly Queue<(string InstanceId, EngineEvent Event)> raised = [];

    public WorkflowsDb Db => db;

    /// <summary>The moment of the whole transaction.</summary>
    public DateTimeOffset Now => now;
    public Actor Actor => actor;

    public void Raise(string instanceId, EngineEvent happened) => raised.Enqueue((instanceId, happened));

    /// <summary>Delivers what has been raised so far, and what that raises in turn.</summary>
    public async Task DrainAsync()
    {
        while (raised.TryDequeue(out var next))
            await deliver(this, next.InstanceId, next.Event, ct);
    }
}
