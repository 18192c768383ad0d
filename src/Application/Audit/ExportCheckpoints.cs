using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;

namespace VanQuan.Workflows.Application.Audit;

/// <summary>Writes every checkpoint, after making one for what happened since the last, so that the export speaks for all lines.</summary>
public sealed class ExportCheckpoints(WorkflowsDb db, TakeCheckpoint take, InstallationKey key)
{
    /// <returns>How many checkpoints were written.</returns>
    public async Task<int> RunAsync(TextWriter writer, CancellationToken ct = default)
    {
        await take.RunAsync(ct);
        var checkpoints = db.Set<Checkpoint>().AsNoTracking().OrderBy(checkpoint => checkpoint.Number);
        await CheckpointFile.WriteAsync(writer, key.Open(), checkpoints.AsAsyncEnumerable(), ct);
        return await checkpoints.CountAsync(ct);
    }
}
