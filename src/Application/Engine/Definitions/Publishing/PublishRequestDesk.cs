using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Engine.Definitions.Publishing;

/// <summary>Takes a waiting request up for a second person, in the transaction that decides it (law 9: nobody decides on their own work).</summary>
public sealed class PublishRequestDesk(DefinitionAuthority authority)
{
    /// <exception cref="DefinitionProblemException">There is no such request, it is decided, or this person may not.</exception>
    public async Task<PublishRequestRow> TakeAsync(TransitionScope scope, string definitionId, string requestId, CancellationToken ct)
    {
        var staff = await authority.DesignerOrAdministratorAsync(scope, ct);
        var request = await WaitingAsync(scope, definitionId, requestId, staff, ct);
        return request.IsOwnWorkOf(scope.Actor.PersonId) ? throw new DefinitionProblemException(DefinitionRefusal.Forbidden, PublishWords.OwnWork) : request;
    }

    /// <exception cref="DefinitionProblemException">There is no such request, it is decided, or this person did not ask.</exception>
    public async Task<PublishRequestRow> TakeOwnAsync(TransitionScope scope, string definitionId, string requestId, CancellationToken ct)
    {
        var request = await WaitingAsync(scope, definitionId, requestId, await authority.DesignerOrAdministratorAsync(scope, ct), ct);
        return request.AskedBy == scope.Actor.PersonId ? request : throw new DefinitionProblemException(DefinitionRefusal.Forbidden, PublishWords.NotYours);
    }

    private static async Task<PublishRequestRow> WaitingAsync(TransitionScope scope, string definitionId, string requestId, StaffDirectory staff, CancellationToken ct)
    {
        var request = await scope.Db.FindAsync<PublishRequestRow>([requestId], ct);
        if (request is null || request.DefinitionId != definitionId)
            throw new DefinitionProblemException(DefinitionRefusal.NotFound, PublishWords.NoRequest);
        return request.State == PublishRequestState.Waiting
            ? request : throw new DefinitionProblemException(DefinitionRefusal.Conflict, PublishWords.Decided(staff.NameOf(request.DecidedBy!), request.State));
    }
}
