using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Engine.Definitions.Reading;

/// <summary>How a procedure stands as a whole.</summary>
public enum DefinitionStanding { Drawn, InForce, Retired }

/// <summary>All procedures with how they stand. No definition's JSON is read for it, however many there are.</summary>
public sealed class ListDefinitions(StaffDirectorySource staff)
{
    /// <param name="Version">The version published last; null when there is none.</param>
    /// <param name="HasDraft">Something is being drawn.</param>
    /// <param name="IsWaiting">A request to publish waits for a second person.</param>
    /// <param name="Running">Instances that have not ended, of any version.</param>
    public sealed record Item(
        string Id, string? Name, string? NameEn, DefinitionStanding Standing, int? Version, bool HasDraft, bool IsWaiting, int Running, DateTimeOffset ChangedAt, string? ChangedBy)
    {
        public string NameIn(string language) => (language == "en" ? NameEn ?? Name : Name) ?? Id;
    }

    /// <param name="By">Who saved it last.</param>
    public sealed record Drawn(string By, DateTimeOffset At, int? BasedOn);

    /// <summary>One procedure by name, for the head of its pages.</summary>
    public sealed record Named(string Id, string? Name, string? NameEn, int Revision, Drawn? Draft, bool IsWaiting)
    {
        public string NameIn(string language) => (language == "en" ? NameEn ?? Name : Name) ?? Id;
    }

    /// <summary>Null where nothing is published and nothing is being drawn under this id.</summary>
    public static async Task<Named?> NameAsync(WorkflowsDb db, string id, CancellationToken ct)
    {
        var last = await db.Set<DefinitionRow>().Where(row => row.DefinitionId == id).OrderByDescending(row => row.Version).Select(row => new { row.Name, row.NameEn }).FirstOrDefaultAsync(ct);
        var draft = await db.Set<DraftRow>().Where(row => row.DefinitionId == id)
            .Select(row => new { row.IsOpen, row.Revision, row.Name, row.NameEn, row.SavedBy, row.SavedAt, row.BasedOn }).FirstOrDefaultAsync(ct);
        if (last is null && draft is not { IsOpen: true })
            return null;
        var waiting = await db.Set<PublishRequestRow>().AnyAsync(row => row.DefinitionId == id && row.State == PublishRequestState.Waiting, ct);
        return new(id, last is null ? draft!.Name : last.Name, last is null ? draft!.NameEn : last.NameEn, draft?.Revision ?? 0,
            draft is { IsOpen: true } ? new(draft.SavedBy!, draft.SavedAt, draft.BasedOn) : null, waiting);
    }

    /// <param name="search">Words that all have to occur in a name, in either language, diacritics aside.</param>
    public async Task<IReadOnlyList<Item>> RunAsync(WorkflowsDb db, string? search, CancellationToken ct)
    {
        var people = await staff.GetAsync(db, ct);
        var versions = await db.Set<DefinitionRow>().AsNoTracking()
            .Select(row => new { row.DefinitionId, row.Version, row.RetiredAt, row.PublishedAt, row.PublishedBy, row.Name, row.NameEn }).ToListAsync(ct);
        var drafts = await db.Set<DraftRow>().AsNoTracking().Where(row => row.IsOpen)
            .Select(row => new { row.DefinitionId, row.Name, row.NameEn, row.SavedAt, row.SavedBy }).ToDictionaryAsync(row => row.DefinitionId, ct);
        var waiting = await db.Set<PublishRequestRow>().Where(row => row.State == PublishRequestState.Waiting).Select(row => row.DefinitionId).ToHashSetAsync(ct);
        var running = await RunningAsync(db, ct);
        var last = versions.GroupBy(row => row.DefinitionId).ToDictionary(group => group.Key, group => group.MaxBy(row => row.Version)!);
        var words = SearchFolding.Words(search);
        return
        [
            .. from id in last.Keys.Union(drafts.Keys)
               let published = last.GetValueOrDefault(id)
               let draft = drafts.GetValueOrDefault(id)
               let name = published is null ? draft!.Name : published.Name
               let nameEn = published is null ? draft!.NameEn : published.NameEn
               where IsFound(words, name, nameEn, draft?.Name)
               let newest = Newest(draft is null ? null : (draft.SavedAt, draft.SavedBy), published is null ? null : (published.RetiredAt ?? published.PublishedAt, published.PublishedBy))
               let standing = published is null ? DefinitionStanding.Drawn : published.RetiredAt is null ? DefinitionStanding.InForce : DefinitionStanding.Retired
               orderby SearchFolding.Fold(name), id
               select new Item(id, name, nameEn, standing, published?.Version, draft is not null, waiting.Contains(id), running.GetValueOrDefault(id), newest.At,
                   PersonOf(people, newest.By)),
        ];
    }

    /// <summary>Null for the service itself and its console.</summary>
    internal static string? PersonOf(StaffDirectory people, string? id) => id is null || id == Actor.System.PersonId || id == Actor.Operator.PersonId ? null : people.NameOf(id);

    private static bool IsFound(IReadOnlyList<string> words, params string?[] names)
    {
        if (words.Count == 0)
            return true;
        var text = string.Join(' ', names.Select(SearchFolding.Fold));
        return words.All(word => text.Contains(word, StringComparison.Ordinal));
    }

    private static (DateTimeOffset At, string? By) Newest((DateTimeOffset At, string? By)? draft, (DateTimeOffset At, string? By)? published) =>
        draft is { } drawn && (published is not { } other || drawn.At >= other.At) ? drawn : published!.Value;

    private static Task<Dictionary<string, int>> RunningAsync(WorkflowsDb db, CancellationToken ct) =>
        ReadDraft.Open(db.Set<WorkflowInstanceRow>()).GroupBy(row => row.DefinitionId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, ct);
}
