using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Engine.Incidents;

/// <summary>Why an incident was not dealt with.</summary>
public enum IncidentRefusal { NotAllowed, NotFound, AlreadyClosed, CannotSkip, EngineCannot }

/// <summary>The incident stays as it was; <see cref="Refusal"/> says why, for the page to put in words.</summary>
public sealed class IncidentRefusedException(IncidentRefusal refusal, string message) : Exception(message)
{
    public IncidentRefusal Refusal { get; } = refusal;
}

/// <summary>Takes an incident up for somebody, in the transaction that deals with it: administrators only (law 9).</summary>
public sealed class IncidentDesk(StaffDirectorySource staff)
{
    public async Task<IncidentRow> TakeAsync(TransitionScope scope, string instanceId, string incidentId, CancellationToken ct)
    {
        if (scope.Actor.IsPerson && (await staff.GetAsync(scope.Db, ct)).Find(scope.Actor.PersonId)?.Is(SystemRoles.Administrator) != true)
            throw new IncidentRefusedException(IncidentRefusal.NotAllowed, "Incidents are dealt with by administrators.");
        var incident = await scope.Db.FindAsync<IncidentRow>([instanceId, incidentId], ct)
            ?? throw new IncidentRefusedException(IncidentRefusal.NotFound, $"There is no incident {incidentId} of {instanceId}.");
        return incident.ClosedAt is null
            ? incident
            : throw new IncidentRefusedException(IncidentRefusal.AlreadyClosed, $"Incident {incidentId} was closed by {incident.ClosedBy} ({incident.End}).");
    }

    /// <summary>Tells the instance what was decided; an engine that cannot do it takes everything back.</summary>
    /// <exception cref="IncidentRefusedException">Its engine does not know how.</exception>
    public static async Task TellAsync(TransitionScope scope, CancellationToken ct)
    {
        try
        {
            await scope.DrainAsync(ct);
        }
        catch (CommandRefusedException refused)
        {
            throw new IncidentRefusedException(IncidentRefusal.EngineCannot, refused.Message);
        }
    }

    /// <summary>A round that could not start belongs to no instance yet.</summary>
    public static string ChainOf(IncidentRow incident) => incident.InstanceId.Length == 0 ? AuditChain.Service : AuditChain.Instance(incident.InstanceId);
}
