using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine.Migration;
using VanQuan.Workflows.Application.Persistence;

namespace VanQuan.Workflows.Application.Engine.Trails;

/// <summary>An open instance and the activities it stands at.</summary>
public sealed record OpenRun(WorkflowInstanceRow Instance, IReadOnlyList<string> StandsAt);

/// <summary>The open instances of a definition, of every version, the oldest first.</summary>
public sealed class ListRuns(IDbContextFactory<WorkflowsDb> databases)
{
    public async Task<IReadOnlyList<OpenRun>> ReadAsync(string definitionId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await PreviewMigration.OpenOf(db, definitionId).OrderBy(row => row.StartedAt).ThenBy(row => row.Id).ToListAsync(ct);
        return [.. rows.Select(row => new OpenRun(row, PreviewMigration.Standing(row.State)))];
    }
}
