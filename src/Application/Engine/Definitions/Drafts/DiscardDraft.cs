using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Engine.Definitions.Drafts;

/// <summary>Throws a draft away on purpose; of a procedure that was never published nothing is left but its audit lines.</summary>
public sealed class DiscardDraft(Transition transition, DefinitionAuthority authority)
{
    /// <param name="Revision">What the person saw; null where they did not look into it.</param>
    public sealed record Command(string DefinitionId, int? Revision, string OperationId);

    /// <exception cref="DraftConflictException">Somebody else was there meanwhile.</exception>
    /// <exception cref="DefinitionProblemException">The person may not, or no draft is open.</exception>
    /// <returns>The revision after it.</returns>
    public Task<int> RunAsync(Command command, Actor actor, CancellationToken ct) =>
        transition.RunAsync(actor, $"DiscardDefinitionDraft/{actor.PersonId}/{command.DefinitionId}/{command.OperationId}", async scope =>
        {
            var staff = await authority.DesignerAsync(scope, ct);
            var draft = await DraftDesk.FindAsync(scope, command.DefinitionId, ct);
            if (draft is not { IsOpen: true })
                throw new DefinitionProblemException(DefinitionRefusal.NotFound, DefinitionWords.NoDraft);
            if (command.Revision is { } seen && seen != draft.Revision)
                throw await DraftConflictException.OfAsync(scope, draft, command.DefinitionId, staff, ct);
            DraftDesk.Discard(scope, draft);
            return draft.Revision;
        }, ct);
}
