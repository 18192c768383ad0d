using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;

namespace VanQuan.Workflows.Application.Audit;

/// <summary>
/// Signs where the chains stand that moved since the last checkpoint. The bell calls it as often as it likes; a checkpoint
/// is made when the last one is old enough and something happened since.
/// </summary>
public sealed class TakeCheckpoint(IDbContextFactory<WorkflowsDb> databases, WriterLock writer, InstallationKey key, AuditSettings settings, TimeProvider time)
{
    /// <returns>The checkpoint, or null when none was due.</returns>
    public async Task<Checkpoint?> RunIfDueAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var last = await db.Set<Checkpoint>().OrderByDescending(checkpoint => checkpoint.Number).Select(checkpoint => (DateTimeOffset?)checkpoint.At).FirstOrDefaultAsync(ct);
        return last is null || last.Value.AddHours(settings.CheckpointHours) <= time.GetUtcNow() ? await RunAsync(ct) : null;
    }

    /// <returns>The checkpoint, or null when no line was written since the last one.</returns>
    public async Task<Checkpoint?> RunAsync(CancellationToken ct = default)
    {
        using var turn = await writer.EnterAsync(ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var previous = await db.Set<Checkpoint>().AsNoTracking().OrderByDescending(checkpoint => checkpoint.Number).FirstOrDefaultAsync(ct);
        var seen = previous?.ThroughLine ?? 0;
        var newest = db.Set<AuditLine>().Where(line => line.Id > seen).GroupBy(line => line.Chain).Select(chain => chain.Max(line => line.Id));
        var heads = await db.Set<AuditLine>().AsNoTracking()
            .Where(line => newest.Contains(line.Id))
            .Select(line => new { line.Id, line.Chain, line.Sequence, line.Hash })
            .ToListAsync(ct);
        if (heads.Count == 0)
            return null;
        var checkpoint = Checkpoint.After(
            previous, time.GetUtcNow(), heads.Max(head => head.Id), heads.Select(head => new ChainHead(head.Chain, head.Sequence, head.Hash)), key.Open());
        db.Add(checkpoint);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return checkpoint;
    }
}
