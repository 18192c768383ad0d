using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Application.Engine;

/// <summary>Incidents, indicators, called instances and the end of an instance, as rows and audit lines.</summary>
public sealed class InstanceEffects(StartWorkflow startWorkflow)
{
    public static async Task OpenIncidentAsync(TransitionScope scope, OpenIncident effect, CancellationToken ct)
    {
        if (await scope.Db.FindAsync<IncidentRow>([effect.InstanceId, effect.IncidentId], ct) is not null)
            return;
        scope.Db.Add(new IncidentRow
        {
            InstanceId = effect.InstanceId,
            Id = effect.IncidentId,
            Kind = IncidentKind.Fault,
            ActivityId = effect.ActivityId,
            Message = effect.Message,
            OpenedAt = scope.Now,
        });
        Note(scope, effect.InstanceId, "IncidentOpened", new { incident = effect.IncidentId, activity = effect.ActivityId });
    }

    public static async Task CloseIncidentAsync(TransitionScope scope, CloseIncident effect, CancellationToken ct) =>
        (await scope.Db.FindAsync<IncidentRow>([effect.InstanceId, effect.IncidentId], ct))?.Close(IncidentEnd.Closed, scope.Actor.PersonId, scope.Now);

    public static async Task RecordIndicatorAsync(TransitionScope scope, RecordIndicator effect, CancellationToken ct)
    {
        if (await scope.Db.FindAsync<IndicatorRow>([effect.OperationId], ct) is not null)
            return;
        var instance = await scope.InstanceAsync(effect.InstanceId, ct);
        scope.Db.Add(new IndicatorRow
        {
            OperationId = effect.OperationId,
            InstanceId = effect.InstanceId,
            ActivityId = effect.ActivityId,
            PlanCode = instance.PlanCode,
            ActionNumber = instance.ActionNumber,
            CriteriaSet = effect.CriteriaSet,
            Code = effect.Code,
            UnitCode = effect.Unit,
            Value = effect.Value.GetRawText(),
            Evidence = effect.Evidence,
            RecordedAt = scope.Now,
        });
        Note(scope, effect.InstanceId, "IndicatorRecorded", new { set = effect.CriteriaSet, code = effect.Code, unit = effect.Unit, value = effect.Value });
    }

    public static async Task RequestTaskAsync(TransitionScope scope, RequestTask effect, CancellationToken ct)
    {
        if (await scope.Db.FindAsync<TaskRequestRow>([effect.InstanceId, effect.BookmarkId], ct) is not null)
            return;
        scope.Db.Add(new TaskRequestRow
        {
            InstanceId = effect.InstanceId,
            BookmarkId = effect.BookmarkId,
            TaskName = effect.TaskName,
            Payload = effect.Payload.GetRawText(),
            RequestedAt = scope.Now,
        });
    }

    /// <summary>The called instance is about the same action, body and subject as its caller.</summary>
    public async Task StartChildAsync(TransitionScope scope, StartChild effect, CancellationToken ct)
    {
        var caller = await scope.InstanceAsync(effect.InstanceId, ct);
        await startWorkflow.RunAsync(scope, new NewInstance(effect.Start, effect.DefinitionId)
        {
            PlanCode = caller.PlanCode,
            ActionNumber = caller.ActionNumber,
            Round = caller.Round,
            UnitCode = caller.UnitCode,
            Subject = caller.Subject,
            SubjectName = caller.SubjectName,
        }, ct);
    }

    public static Task ReturnToParentAsync(TransitionScope scope, ReturnToParent effect)
    {
        scope.Raise(effect.ParentInstanceId, effect.Event);
        return Task.CompletedTask;
    }

    public static void Finished(TransitionScope scope, FinishInstance effect) =>
        Note(scope, effect.InstanceId, "InstanceFinished", new { subStatus = effect.SubStatus.ToString() });

    private static void Note(TransitionScope scope, string instanceId, string verb, object data) =>
        scope.Db.Audit.Add(AuditChain.Instance(instanceId), scope.Actor, scope.Now, verb, data: data);
}
