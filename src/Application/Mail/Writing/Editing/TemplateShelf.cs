using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;

namespace VanQuan.Workflows.Application.Mail.Writing.Editing;

/// <summary>
/// The templates administrators changed, as texts in force, kept in memory. Versions are only added, so their number says whether
/// something is new: whoever sends or shows mails asks first, and so another node's change is seen too.
/// </summary>
public sealed class TemplateShelf
{
    private volatile Picture picture = new(0, ImmutableDictionary<string, string>.Empty);

    /// <summary>Null for one as it was shipped.</summary>
    public string? Find(string name) => picture.Texts.GetValueOrDefault(name);

    public async Task RefreshAsync(WorkflowsDb db, CancellationToken ct)
    {
        var versions = await db.Set<MailTemplateRow>().CountAsync(ct);
        if (versions == picture.Versions)
            return;
        var latest = await db.Set<MailTemplateRow>().AsNoTracking()
            .Where(row => !db.Set<MailTemplateRow>().Any(later => later.Name == row.Name && later.Version > row.Version)).ToListAsync(ct);
        picture = new Picture(versions, latest.Where(row => row.Text is not null).ToImmutableDictionary(row => row.Name, row => row.Text!));
    }

    private sealed record Picture(int Versions, ImmutableDictionary<string, string> Texts);
}
