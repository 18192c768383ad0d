using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Engine.Definitions.Publishing;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Engine.Definitions.Reading;

/// <summary>What the designer opens: the draft, or where none is open the version published last, and how the procedure stands.</summary>
public sealed class ReadDraft(StaffDirectorySource staff, IOptions<DesignerSettings> settings)
{
    public sealed record Person(string Id, string Name);

    public sealed record Published(int Version, DateTimeOffset At, int RunningInstances);

    public sealed record Waiting(string Id, Person By, DateTimeOffset At);

    public sealed record May(bool Edit, bool Publish);

    /// <param name="Json">Null where a draft was discarded before anything was published.</param>
    public sealed record View(
        string DefinitionId, string? Name, string? NameEn, int Revision, int? BasedOn, bool IsOpen, string? Json, DateTimeOffset? SavedAt, Person? SavedBy,
        Published? Published, bool Retired, bool SecondPerson, Waiting? WaitingRequest, May May);

    /// <summary>Null where there is no such definition.</summary>
    public async Task<View?> RunAsync(WorkflowsDb db, string id, Actor reader, CancellationToken ct)
    {
        var draft = await db.Set<DraftRow>().AsNoTracking().FirstOrDefaultAsync(row => row.DefinitionId == id, ct);
        var last = await db.Set<DefinitionRow>().AsNoTracking().Where(row => row.DefinitionId == id).OrderByDescending(row => row.Version)
            .Select(row => new { row.Version, row.PublishedAt, row.RetiredAt, row.Name, row.NameEn, Json = draft != null && draft.IsOpen ? null : row.Json }).FirstOrDefaultAsync(ct);
        if (last is null && draft is not { IsOpen: true })
            return null;
        var people = await staff.GetAsync(db, ct);
        var running = last is null ? 0 : await Open(db.Set<WorkflowInstanceRow>().AsNoTracking()).CountAsync(row => row.DefinitionId == id, ct);
        var request = await db.Set<PublishRequestRow>().AsNoTracking().Where(row => row.DefinitionId == id && row.State == PublishRequestState.Waiting)
            .Select(row => new { row.Id, row.AskedBy, row.AskedAt }).FirstOrDefaultAsync(ct);
        var draws = DefinitionAuthority.MayDraw(people, reader);
        var open = draft is { IsOpen: true };
        return new View(
            id, open ? draft!.Name : last!.Name, open ? draft!.NameEn : last!.NameEn, draft?.Revision ?? 0, open ? draft!.BasedOn : last!.Version, open, open ? draft!.Json : last!.Json,
            draft is { SavedBy: not null } ? draft.SavedAt : null, draft?.SavedBy is { } by ? new Person(by, people.NameOf(by)) : null,
            last is null ? null : new Published(last.Version, last.PublishedAt, running), last?.RetiredAt is not null, settings.Value.SecondPerson,
            request is null ? null : new Waiting(request.Id, new(request.AskedBy, people.NameOf(request.AskedBy)), request.AskedAt), new May(draws, draws));
    }

    /// <summary>Instances that have not ended: a fault is not an end.</summary>
    internal static IQueryable<WorkflowInstanceRow> Open(IQueryable<WorkflowInstanceRow> instances) =>
        instances.Where(row => row.Status == InstanceStatus.Running || row.SubStatus == InstanceSubStatus.Faulted);
}
