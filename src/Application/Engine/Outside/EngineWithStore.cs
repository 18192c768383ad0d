using Microsoft.EntityFrameworkCore;

namespace VanQuan.Workflows.Application.Engine.Outside;

/// <summary>
/// An engine that keeps its instances in a store of its own. Law 2 then holds per store: a command enters our outbox in the
/// transaction of whoever gave it, and is handed over afterwards; an effect enters our inbox in the transaction that applies it.
/// Both carry operation ids, both may come twice, neither does anything twice.
/// </summary>
public abstract class EngineWithStore : IWorkflowEngine
{
    public abstract string Name { get; }

    public abstract string? Refusal(EngineCommand command);

    public async Task<EngineAnswer> HandleAsync(TransitionScope scope, WorkflowInstanceRow instance, EngineCommand command, CancellationToken ct)
    {
        if (await scope.Db.Set<EngineOutboxRow>().AnyAsync(row => row.Engine == Name && row.OperationId == command.OperationId, ct))
            return new EngineAnswer(false, []);
        scope.Db.Add(new EngineOutboxRow
        {
            Engine = Name, OperationId = command.OperationId, InstanceId = command.InstanceId, WrittenAt = scope.Now,
            Command = EngineJson.Write(new StoredCommand(command.InstanceId, instance.DefinitionId, instance.Version, command.Event)),
        });
        scope.HandsOver = true;
        return EngineAnswer.Later;
    }

    /// <summary>Takes a command into the engine's store; one that it has already taken changes nothing there.</summary>
    protected internal abstract Task TakeAsync(StoredCommand command, CancellationToken ct);

    /// <summary>Effects that have not been confirmed yet, in the order they happened.</summary>
    protected internal abstract Task<IReadOnlyList<StoredEffect>> PendingAsync(CancellationToken ct);

    /// <summary>We have applied the effect; it need not be given again.</summary>
    protected internal abstract Task ConfirmAsync(StoredEffect effect, CancellationToken ct);
}
