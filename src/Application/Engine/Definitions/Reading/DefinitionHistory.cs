using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;

namespace VanQuan.Workflows.Application.Engine.Definitions.Reading;

/// <summary>Who published what when and why, who asked for it, and what was not agreed to. Newest first.</summary>
public sealed class DefinitionHistory(StaffDirectorySource staff)
{
    /// <param name="AskedBy">Who asked, where a second person published.</param>
    public sealed record Version(
        int Number, DateTimeOffset At, string? By, string? AskedBy, string? Reason, IReadOnlyList<AcceptedWarning> Warnings,
        DateTimeOffset? RetiredAt, string? RetiredBy, string? RetiredReason, int Running);

    public sealed record Request(
        string Id, PublishRequestState State, string AskedById, string AskedBy, DateTimeOffset AskedAt, string Reason, IReadOnlyList<AcceptedWarning> Warnings, int Revision,
        string? DecidedBy, DateTimeOffset? DecidedAt, string? DecisionReason, bool IsOwnWork);

    public async Task<IReadOnlyList<Version>> VersionsAsync(WorkflowsDb db, string id, CancellationToken ct)
    {
        var people = await staff.GetAsync(db, ct);
        var rows = await db.Set<DefinitionRow>().AsNoTracking().Where(row => row.DefinitionId == id).OrderByDescending(row => row.Version)
            .Select(row => new { row.Version, row.PublishedAt, row.PublishedBy, row.Reason, row.Warnings, row.RetiredAt, row.RetiredBy, row.RetiredReason }).ToListAsync(ct);
        var running = await ReadDraft.Open(db.Set<WorkflowInstanceRow>().Where(row => row.DefinitionId == id)).GroupBy(row => row.Version)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        var asked = await db.Set<PublishRequestRow>().Where(row => row.DefinitionId == id && row.Version != null)
            .Select(row => new { Version = row.Version!.Value, row.AskedBy, row.DecidedAt }).ToListAsync(ct);
        return [.. rows.Select(row => new Version(
            row.Version, row.PublishedAt, NameOf(row.PublishedBy), NameOf(asked.Where(one => one.Version == row.Version).MinBy(one => one.DecidedAt)?.AskedBy), row.Reason, row.Warnings,
            row.RetiredAt, NameOf(row.RetiredBy), row.RetiredReason, running.GetValueOrDefault(row.Version)))];

        string? NameOf(string? personId) => ListDefinitions.PersonOf(people, personId);
    }

    /// <param name="reader">Whose own work is told from others'.</param>
    public async Task<IReadOnlyList<Request>> RequestsAsync(WorkflowsDb db, string id, string reader, CancellationToken ct)
    {
        var people = await staff.GetAsync(db, ct);
        var rows = await db.Set<PublishRequestRow>().AsNoTracking().Where(row => row.DefinitionId == id).OrderByDescending(row => row.AskedAt)
            .Select(row => new { row.Id, row.State, row.AskedBy, row.AskedAt, row.Reason, row.Warnings, row.Revision, row.Editors, row.DecidedBy, row.DecidedAt, row.DecisionReason }).ToListAsync(ct);
        return [.. rows.Select(row => new Request(
            row.Id, row.State, row.AskedBy, people.NameOf(row.AskedBy), row.AskedAt, row.Reason, row.Warnings, row.Revision,
            row.DecidedBy is { } by ? people.NameOf(by) : null, row.DecidedAt, row.DecisionReason, row.AskedBy == reader || row.Editors.Contains(reader)))];
    }
}
