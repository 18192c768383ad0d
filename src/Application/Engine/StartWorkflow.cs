using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Application.Engine;

/// <summary>Brings an instance into being within the caller's transaction: its row, and the event that starts it.</summary>
public sealed class StartWorkflow(DefinitionStore definitions)
{
    /// <summary>Starting the same instance id again changes nothing.</summary>
    /// <exception cref="InvalidOperationException">Nothing is published under the definition's id, or it is retired.</exception>
    public async Task<WorkflowInstanceRow> RunAsync(TransitionScope scope, NewInstance wanted, CancellationToken ct)
    {
        var start = wanted.Start;
        if (await scope.Db.FindAsync<WorkflowInstanceRow>([start.InstanceId], ct) is { } there)
            return there;
        var last = definitions.Startable(scope.Db, wanted.DefinitionId);
        var version = wanted.Version ?? last;
        var row = new WorkflowInstanceRow
        {
            Id = start.InstanceId,
            DefinitionId = wanted.DefinitionId,
            Version = version,
            Engine = definitions.EngineOf(scope.Db, wanted.DefinitionId, version),
            PlanCode = wanted.PlanCode,
            ActionNumber = wanted.ActionNumber,
            Round = wanted.Round,
            UnitCode = wanted.UnitCode,
            Subject = wanted.Subject,
            SubjectName = wanted.SubjectName,
            ParentId = start.Parent?.InstanceId,
            CallerActivityId = start.Parent?.ActivityId,
            CorrelationId = start.CorrelationId,
            SubStatus = InstanceSubStatus.Executing,
            StartedAt = scope.Now,
        };
        scope.Db.Add(row);
        scope.Db.Audit.Add(AuditChain.Instance(row.Id), scope.Actor, scope.Now, "InstanceStarted", data: new { definition = row.DefinitionId, version });
        scope.Raise(row.Id, start);
        return row;
    }
}
