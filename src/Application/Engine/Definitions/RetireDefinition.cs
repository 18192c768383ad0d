using VanQuan.Workflows.Application.Engine.Definitions.Drafts;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Engine.Definitions;

/// <summary>
/// Takes a procedure out of force: no new instance starts, whether by a round, an event or another procedure; those that run
/// go on to their end. Publishing it again puts it back.
/// </summary>
public sealed class RetireDefinition(Transition transition, DefinitionAuthority authority)
{
    public sealed record Command(string DefinitionId, string Reason, string OperationId);

    /// <exception cref="DefinitionProblemException">The person may not, gave no reason, or there is nothing to retire.</exception>
    /// <returns>The version that was retired.</returns>
    public Task<int> RunAsync(Command command, Actor actor, CancellationToken ct) =>
        transition.RunAsync(actor, $"RetireDefinition/{actor.PersonId}/{command.DefinitionId}/{command.OperationId}", async scope =>
        {
            await authority.DesignerOrAdministratorAsync(scope, ct);
            var reason = DefinitionWords.Reason(command.Reason);
            var last = await DraftDesk.LastRowAsync(scope, command.DefinitionId, ct)
                ?? throw new DefinitionProblemException(DefinitionRefusal.NotFound, DefinitionWords.NotPublished);
            if (last.IsRetired)
                throw new DefinitionProblemException(DefinitionRefusal.Conflict, DefinitionWords.RetiredAlready);
            last.Retire(actor.PersonId, reason, scope.Now);
            DraftDesk.Note(scope, command.DefinitionId, "DefinitionRetired", new { version = last.Version }, reason);
            return last.Version;
        }, ct);
}
