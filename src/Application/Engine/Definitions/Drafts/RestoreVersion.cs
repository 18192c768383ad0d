using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Engine.Definitions.Drafts;

/// <summary>Takes an earlier version up again as the draft. A draft that is open is only replaced by whoever has seen it.</summary>
public sealed class RestoreVersion(Transition transition, DefinitionAuthority authority, EngineLimits limits)
{
    /// <param name="Revision">The draft's revision the person saw.</param>
    public sealed record Command(string DefinitionId, int Version, int Revision, string OperationId);

    /// <exception cref="DraftConflictException">Somebody else was there meanwhile.</exception>
    /// <exception cref="DefinitionProblemException">The person may not, or there is no such version.</exception>
    public Task<SaveDraft.Saved> RunAsync(Command command, Actor actor, CancellationToken ct) =>
        transition.RunAsync(actor, $"RestoreVersion/{actor.PersonId}/{command.DefinitionId}/{command.OperationId}", async scope =>
        {
            var staff = await authority.DesignerAsync(scope, ct);
            var row = await scope.Db.Set<DefinitionRow>().AsNoTracking()
                .FirstOrDefaultAsync(row => row.DefinitionId == command.DefinitionId && row.Version == command.Version, ct)
                ?? throw new DefinitionProblemException(DefinitionRefusal.NotFound, DefinitionWords.NoVersion);
            var draft = await DraftDesk.FindAsync(scope, command.DefinitionId, ct);
            if ((draft?.Revision ?? 0) != command.Revision)
                throw await DraftConflictException.OfAsync(scope, draft, command.DefinitionId, staff, ct);
            draft ??= DraftDesk.Add(scope, command.DefinitionId);
            DraftDesk.Write(scope, draft, DefinitionStore.Last(scope.Db, command.DefinitionId)!.Version, row.Json,
                WorkflowDefinition.Parse(row.Json, limits), "VersionRestored", new { version = command.Version });
            return new SaveDraft.Saved(draft.Revision, draft.SavedAt);
        }, ct);
}
