using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Engine.Definitions.Drafts;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Engine.Definitions.Publishing;

/// <summary>
/// Publishes what the designer sees: the text comes with the request, is saved as the draft and published in one transaction, so
/// that what was typed an instant ago is in it. Where the setting asks for a second person it becomes a request that holds exactly this text.
/// </summary>
public sealed class PublishDraft(Transition transition, DraftDesk desk, PublishDefinition publish, PublishProof proof, IOptions<DesignerSettings> settings, EngineLimits limits)
{
    /// <param name="WarningReasons">Why it is published in spite of each warning, by the finding's key.</param>
    public sealed record Command(string DefinitionId, string Json, int Revision, string Reason, IReadOnlyDictionary<string, string> WarningReasons, string OperationId);

    /// <summary>The version it became, or the request that waits for a second person.</summary>
    public sealed record Result(int? Version, string? Request, int Revision);

    /// <exception cref="DraftConflictException">Somebody else was there meanwhile; nothing was saved or published.</exception>
    /// <exception cref="PublishRefusedException">The proof found errors, or warnings without a reason.</exception>
    /// <exception cref="DefinitionProblemException">The person may not, or gave no reason.</exception>
    /// <exception cref="DefinitionRefusedException">It cannot be read.</exception>
    public async Task<Result> RunAsync(Command command, Actor actor, CancellationToken ct)
    {
        var definition = WorkflowDefinition.Parse(command.Json, limits);
        var reason = DefinitionWords.Reason(command.Reason);
        var text = DefinitionJson.With(command.Json, id: command.DefinitionId);
        var warnings = await proof.AcceptAsync(text, command.WarningReasons, ct);
        return await transition.RunAsync(actor, $"PublishDraft/{actor.PersonId}/{command.DefinitionId}/{command.OperationId}", async scope =>
        {
            // Rights and revision are asked here, at commit.
            var draft = await desk.SaveAsync(scope, command.DefinitionId, definition, command.Revision, ct);
            await ReplaceWaitingAsync(scope, command.DefinitionId, ct);
            if (settings.Value.SecondPerson && actor.IsPerson)
                return new Result(null, Ask(scope, draft, reason, warnings, command.OperationId), draft.Revision);
            var version = await publish.RunAsync(scope, text, ct, grounds: new(reason, warnings, new { revision = draft.Revision }));
            draft.Close(DraftMove.Published, actor.PersonId, scope.Now);
            return new Result(version, null, draft.Revision);
        }, ct);
    }

    private static string Ask(TransitionScope scope, DraftRow draft, string reason, IReadOnlyList<AcceptedWarning> warnings, string operationId)
    {
        var request = new PublishRequestRow
        {
            // A clock that stands still must not make two requests one.
            Id = $"{draft.DefinitionId}@{draft.Revision}-{Guid.CreateVersion7(scope.Now):N}",
            DefinitionId = draft.DefinitionId,
            Revision = draft.Revision,
            AskedBy = scope.Actor.PersonId,
            AskedAt = scope.Now,
            Reason = reason,
            Warnings = warnings,
            Editors = draft.Editors,
            Json = draft.Json!,
        };
        scope.Db.Add(request);
        DraftDesk.Note(scope, draft.DefinitionId, "PublishRequested", new { request = request.Id, revision = draft.Revision, digest = DefinitionJson.Digest(draft.Json!), operation = operationId }, reason);
        return request.Id;
    }

    /// <summary>What is published or asked for now makes an older request pointless.</summary>
    private static async Task ReplaceWaitingAsync(TransitionScope scope, string id, CancellationToken ct)
    {
        if (await scope.Db.Set<PublishRequestRow>().FirstOrDefaultAsync(row => row.DefinitionId == id && row.State == PublishRequestState.Waiting, ct) is not { } older)
            return;
        older.Replace(scope.Actor.PersonId, scope.Now);
        // The index lets one request wait at a time: this one has to leave before the next comes.
        DraftDesk.Note(scope, id, "PublishRequestReplaced", new { request = older.Id });
        await scope.Db.SaveChangesAsync(ct);
    }
}
