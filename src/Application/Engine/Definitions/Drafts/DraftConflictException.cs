using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Engine.Definitions.Drafts;

/// <summary>Somebody saved, discarded or published since this person's revision. It carries what stands there now; nothing was overwritten.</summary>
public sealed class DraftConflictException : DefinitionProblemException
{
    private DraftConflictException(string who, DraftMove move, int revision, string? json, DateTimeOffset at, string? by)
        : base(DefinitionRefusal.Conflict, DefinitionWords.Overtaken(who, move, at)) =>
        (Revision, Json, At, By, ByName) = (revision, json, at, by, who);

    public int Revision { get; }

    /// <summary>The draft as it stands, or the version published last where none is open.</summary>
    public string? Json { get; }
    public DateTimeOffset At { get; }
    public string? By { get; }
    public string ByName { get; }

    internal static async Task<DraftConflictException> OfAsync(TransitionScope scope, DraftRow? draft, string id, StaffDirectory staff, CancellationToken ct)
    {
        var last = draft is { IsOpen: true } ? null : await DraftDesk.LastRowAsync(scope, id, ct);
        if (draft is null && last is null)
            throw new DefinitionProblemException(DefinitionRefusal.NotFound, DefinitionWords.NotFound);
        var by = draft?.SavedBy ?? last?.PublishedBy;
        return new(by is null ? Actor.System.Name : staff.NameOf(by), draft?.LastMove ?? DraftMove.Published, draft?.Revision ?? 0,
            draft?.Json ?? last?.Json, draft?.SavedAt ?? last!.PublishedAt, by);
    }
}
