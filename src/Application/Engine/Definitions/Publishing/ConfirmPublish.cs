using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine.Definitions.Drafts;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Engine.Definitions.Publishing;

/// <summary>A second person agrees: exactly the text of the request is proved once more and published.</summary>
public sealed class ConfirmPublish(Transition transition, IDbContextFactory<WorkflowsDb> contexts, PublishRequestDesk desk, PublishDefinition publish, PublishProof proof)
{
    public sealed record Command(string DefinitionId, string RequestId, string OperationId);

    /// <exception cref="PublishRefusedException">The proof finds something by now.</exception>
    /// <exception cref="DefinitionProblemException">There is no such request, it is decided, or it is this person's own work.</exception>
    /// <returns>The version it became.</returns>
    public async Task<int> RunAsync(Command command, Actor actor, CancellationToken ct)
    {
        var text = DefinitionJson.With(await TextAsync(command, ct), id: command.DefinitionId);
        var reasons = await ReasonsAsync(command, ct);
        try
        {
            await proof.AcceptAsync(text, reasons, ct);
        }
        catch (PublishRefusedException refused) when (refused.Words == PublishWords.WarningsNeedReasons)
        {
            throw new PublishRefusedException(PublishWords.NewWarnings, refused.Findings);
        }
        return await transition.RunAsync(actor, $"ConfirmPublish/{actor.PersonId}/{command.RequestId}/{command.OperationId}", async scope =>
        {
            var request = await desk.TakeAsync(scope, command.DefinitionId, command.RequestId, ct);
            DraftDesk.Note(scope, command.DefinitionId, "PublishConfirmed", new { request = request.Id, askedBy = request.AskedBy });
            var version = await publish.RunAsync(scope, text, ct, grounds:
                new(request.Reason, request.Warnings, new { request = request.Id, askedBy = request.AskedBy, revision = request.Revision }));
            request.Confirm(actor.PersonId, version, scope.Now);
            if (await DraftDesk.FindAsync(scope, command.DefinitionId, ct) is { IsOpen: true } draft)
                GoOn(draft, request, version, scope);
            return version;
        }, ct);
    }

    /// <summary>What was drawn since the request goes on, now from what was published.</summary>
    private static void GoOn(DraftRow draft, PublishRequestRow request, int version, TransitionScope scope)
    {
        if (draft.Revision == request.Revision)
            draft.Close(DraftMove.Published, scope.Actor.PersonId, scope.Now);
        else
            draft.Rebase(version);
    }

    private async Task<string> TextAsync(Command command, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<PublishRequestRow>().Where(row => row.Id == command.RequestId && row.DefinitionId == command.DefinitionId).Select(row => row.Json).FirstOrDefaultAsync(ct)
            ?? throw new DefinitionProblemException(DefinitionRefusal.NotFound, PublishWords.NoRequest);
    }

    private async Task<IReadOnlyDictionary<string, string>> ReasonsAsync(Command command, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var warnings = await db.Set<PublishRequestRow>().AsNoTracking().Where(row => row.Id == command.RequestId).Select(row => row.Warnings).FirstAsync(ct);
        return warnings.Where(warning => warning.Reason is not null).ToDictionary(warning => warning.Key, warning => warning.Reason!);
    }
}
