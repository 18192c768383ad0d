using VanQuan.Workflows.Domain.Identity;
using Skip = VanQuan.Workflows.Domain.Engine.Execution.SkipIncident;

namespace VanQuan.Workflows.Application.Engine.Incidents;

/// <summary>An administrator leaves a faulted activity behind: its instance goes on by the outcome they name, with a reason.</summary>
public sealed class SkipIncident(Transition transition, IncidentDesk desk)
{
    public sealed record Command(string InstanceId, string IncidentId, string OperationId, string Outcome, string Reason);

    /// <exception cref="IncidentRefusedException">The person may not, there is no such incident, it is closed or cannot be skipped.</exception>
    public Task<IncidentEnd> RunAsync(Command command, Actor actor, CancellationToken ct) => transition.RunAsync(actor, command.OperationId, async scope =>
    {
        var incident = await desk.TakeAsync(scope, command.InstanceId, command.IncidentId, ct);
        if (incident.Kind != IncidentKind.Fault)
            throw new IncidentRefusedException(IncidentRefusal.CannotSkip, $"Incident {incident.Id} is {incident.Kind}: only a faulted activity can be skipped.");
        scope.Raise(incident.InstanceId, new Skip(command.OperationId, incident.Id, command.Outcome));
        incident.Close(IncidentEnd.Skipped, actor.PersonId, scope.Now);
        scope.Db.Audit.Add(IncidentDesk.ChainOf(incident), actor, scope.Now, "IncidentSkipped", command.Reason,
            new { incident = incident.Id, activity = incident.ActivityId, outcome = command.Outcome });
        await IncidentDesk.TellAsync(scope, ct);
        return IncidentEnd.Skipped;
    }, ct);
}
