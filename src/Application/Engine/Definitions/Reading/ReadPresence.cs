using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;

namespace VanQuan.Workflows.Application.Engine.Definitions.Reading;

/// <summary>How far a draft has come, without reading it: asked every few seconds by whoever has it open.</summary>
public sealed class ReadPresence(StaffDirectorySource staff)
{
    public sealed record View(int Revision, DateTimeOffset? SavedAt, ReadDraft.Person? SavedBy);

    public async Task<View> RunAsync(WorkflowsDb db, string id, CancellationToken ct)
    {
        var draft = await db.Set<DraftRow>().Where(row => row.DefinitionId == id).Select(row => new { row.Revision, row.SavedAt, row.SavedBy }).FirstOrDefaultAsync(ct);
        return draft is null ? new View(0, null, null)
            : new View(draft.Revision, draft.SavedAt, draft.SavedBy is { } by ? new(by, (await staff.GetAsync(db, ct)).NameOf(by)) : null);
    }
}
