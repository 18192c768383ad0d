using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Application.Engine.Definitions.Drafts;

/// <summary>
/// Where drafts are opened, saved and closed, within the caller's transaction. A save leaves an audit line when a draft begins,
/// changes hands, or is taken up again after a quarter of an hour; what is typed in between belongs to the same sitting.
/// </summary>
public sealed class DraftDesk(DefinitionAuthority authority)
{
    public static readonly TimeSpan Sitting = TimeSpan.FromMinutes(15);

    /// <summary>Keeps the text as the draft's next revision; the same text again changes nothing.</summary>
    /// <exception cref="DraftConflictException">Somebody else was there since the given revision.</exception>
    /// <exception cref="DefinitionProblemException">The person may not, or there is no such definition.</exception>
    public async Task<DraftRow> SaveAsync(TransitionScope scope, string id, WorkflowDefinition definition, int revision, CancellationToken ct)
    {
        var staff = await authority.DesignerAsync(scope, ct);
        var json = definition.Write(indented: false);
        var draft = await FindAsync(scope, id, ct);
        if (draft is { IsOpen: true } && DefinitionJson.Same(draft.Json!, json))
            return draft;
        if ((draft?.Revision ?? 0) != revision)
            throw await DraftConflictException.OfAsync(scope, draft, id, staff, ct);
        var last = DefinitionStore.Last(scope.Db, id);
        if (draft is null && last is null)
            throw new DefinitionProblemException(DefinitionRefusal.NotFound, DefinitionWords.NotFound);
        Write(scope, draft ?? Add(scope, id), last?.Version, json, definition);
        return scope.Db.Set<DraftRow>().Local.FindEntry(id)!.Entity;
    }

    /// <summary>Saves without asking for rights or revision, which the caller has done.</summary>
    public static void Write(TransitionScope scope, DraftRow draft, int? basedOn, string json, WorkflowDefinition definition, string? verb = null, object? more = null)
    {
        var (by, now) = (scope.Actor.PersonId, scope.Now);
        var begins = !draft.IsOpen;
        if (begins)
            draft.Begin(basedOn, by, now);
        verb ??= begins ? "DraftBegun" : draft.SavedBy != by || now - draft.SavedAt >= Sitting ? "DraftTakenUp" : null;
        var before = draft.Json is { } text && verb is not null ? DefinitionJson.Digest(text) : null;
        draft.Save(json, (definition.Name, DefinitionRow.EnglishNameOf(definition)), by, now);
        if (verb is not null)
            Note(scope, draft.DefinitionId, verb, new { revision = draft.Revision, basedOn = draft.BasedOn, before, more });
    }

    /// <summary>Closes the draft, with a line that names what it held.</summary>
    public static void Discard(TransitionScope scope, DraftRow draft)
    {
        Note(scope, draft.DefinitionId, "DraftDiscarded", new { revision = draft.Revision, digest = DefinitionJson.Digest(draft.Json!) });
        draft.Close(DraftMove.Discarded, scope.Actor.PersonId, scope.Now);
    }

    public static DraftRow Add(TransitionScope scope, string id) => scope.Db.Add(new DraftRow { DefinitionId = id }).Entity;

    public static ValueTask<DraftRow?> FindAsync(TransitionScope scope, string id, CancellationToken ct) => scope.Db.FindAsync<DraftRow>([id], ct);

    public static void Note(TransitionScope scope, string id, string verb, object data, string? reason = null, IReadOnlyDictionary<string, string>? texts = null) =>
        scope.Db.Audit.Add(AuditChain.Definition(id), scope.Actor, scope.Now, verb, reason, data, texts);

    /// <summary>The latest published text; null when nothing is published.</summary>
    internal static Task<DefinitionRow?> LastRowAsync(TransitionScope scope, string id, CancellationToken ct) =>
        scope.Db.Set<DefinitionRow>().Where(row => row.DefinitionId == id).OrderByDescending(row => row.Version).FirstOrDefaultAsync(ct);
}
