using VanQuan.Workflows.Domain.Identity;
using Retry = VanQuan.Workflows.Domain.Engine.Execution.RetryIncident;

namespace VanQuan.Workflows.Application.Engine.Incidents;

/// <summary>
/// An administrator has mended the cause: the faulted activity runs again. An incident that is no fault of an activity
/// (nobody may decide, a due moment that failed) is closed; the bell comes back to what is still due by itself.
/// </summary>
public sealed class RetryIncident(Transition transition, IncidentDesk desk)
{
    public sealed record Command(string InstanceId, string IncidentId, string OperationId);

    /// <exception cref="IncidentRefusedException">The person may not, there is no such incident, or it is closed already.</exception>
    public Task<IncidentEnd> RunAsync(Command command, Actor actor, CancellationToken ct) => transition.RunAsync(actor, command.OperationId, async scope =>
    {
        var incident = await desk.TakeAsync(scope, command.InstanceId, command.IncidentId, ct);
        if (incident.Kind == IncidentKind.Fault)
            scope.Raise(incident.InstanceId, new Retry(command.OperationId, incident.Id));
        incident.Close(IncidentEnd.Retried, actor.PersonId, scope.Now);
        scope.Db.Audit.Add(IncidentDesk.ChainOf(incident), actor, scope.Now, "IncidentRetried", data: new { incident = incident.Id, activity = incident.ActivityId });
        await IncidentDesk.TellAsync(scope, ct);
        return IncidentEnd.Retried;
    }, ct);
}
