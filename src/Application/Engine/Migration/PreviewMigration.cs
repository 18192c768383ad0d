using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Migration;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Engine.Migration;

/// <summary>
/// What going over to another version would do, instance by instance. It is the migration itself on a context of its own that is never
/// saved: nothing in the database changes, and what is shown is what would happen.
/// </summary>
public sealed class PreviewMigration(IDbContextFactory<WorkflowsDb> contexts, EngineRoom engines, MigrationDesk desk, Identity.StaffDirectorySource staff, TimeProvider time)
{
    /// <param name="Instances">Null for every open instance of that version.</param>
    public sealed record Query(string DefinitionId, int From, int To, IReadOnlyList<StandingMove> Moves, IReadOnlyList<string>? Instances = null);

    /// <exception cref="MigrationRefusedException">The person may not move instances.</exception>
    public async Task<IReadOnlyList<InstancePreview>> RunAsync(Query query, Actor actor, CancellationToken ct)
    {
        List<WorkflowInstanceRow> rows;
        await using (var db = await contexts.CreateDbContextAsync(ct))
        {
            await desk.EnsureMayAsync(new TransitionScope(db, actor, time.GetUtcNow(), engines), ct);
            rows = await OpenOf(db, query.DefinitionId).Where(row => row.Version == query.From).OrderBy(row => row.StartedAt).ThenBy(row => row.Id).ToListAsync(ct);
        }
        var previews = new List<InstancePreview>();
        foreach (var row in rows.Where(row => query.Instances?.Contains(row.Id) != false))
            previews.Add(await OneAsync(row, query, actor, ct));
        return previews;
    }

    /// <summary>Instances that have not come to their end, a fault is none.</summary>
    public static IQueryable<WorkflowInstanceRow> OpenOf(WorkflowsDb db, string definitionId) => db.Set<WorkflowInstanceRow>().AsNoTracking()
        .Where(row => row.DefinitionId == definitionId && (row.Status == InstanceStatus.Running || row.SubStatus == InstanceSubStatus.Faulted));

    private async Task<InstancePreview> OneAsync(WorkflowInstanceRow row, Query query, Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var scope = new TransitionScope(db, actor, time.GetUtcNow(), engines);
        var standing = Standing(row.State);
        try
        {
            var answer = await desk.MoveAsync(scope, await scope.InstanceAsync(row.Id, ct), query.To, query.Moves, "preview", ct);
            var changes = new UnsavedChanges(db, row.Id, await staff.GetAsync(db, ct), scope.Now);
            return new InstancePreview(row, row.RowVersion, standing, Standing((await scope.InstanceAsync(row.Id, ct)).State), [], answer.Places, answer.PassedOver,
                await changes.TasksAsync(ct), changes.Going(), changes.Withdrawn(), changes.Waits(), changes.IsUndoable())
            {
                Notes = answer.Notes,
            };
        }
        catch (MigrationRefusedException refused)
        {
            return Refused(row, standing, refused.Refusals);
        }
        catch (CommandRefusedException refused)
        {
            return Refused(row, standing, [EngineCannot(refused)]);
        }
    }

    internal static MigrationRefusal EngineCannot(CommandRefusedException refused) => new(null,
        $"Bộ máy “{refused.Engine}” chạy lượt này không chuyển phiên bản được: {refused.Words}.", $"The engine “{refused.Engine}” of this run cannot migrate: {refused.Words}.");

    /// <summary>Activities an instance stands at; a faulted one stands at its fault too.</summary>
    public static IReadOnlyList<string> Standing(string? state)
    {
        if (state is null)
            return [];
        var read = InstanceState.Deserialize(state);
        return [.. read.Bookmarks.Select(bookmark => bookmark.ActivityId).Concat(read.Incidents.Select(incident => incident.ActivityId)).Distinct()];
    }

    private static InstancePreview Refused(WorkflowInstanceRow row, IReadOnlyList<string> standing, IReadOnlyList<MigrationRefusal> refusals) =>
        new(row, row.RowVersion, standing, standing, refusals, [], [], [], [], [], [], Undoable: true);
}
