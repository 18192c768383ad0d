using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;

namespace VanQuan.Workflows.Application.Audit;

/// <summary>
/// Walks every chain of the database and holds it against the signed checkpoints: those in the database and, when given,
/// those somebody exported and kept. Needs the public key only, and no running service.
/// </summary>
public sealed class VerifyAudit(WorkflowsDb db)
{
    /// <param name="Broken">At most one line per chain, in order of writing; broken checkpoints first.</param>
    public sealed record Result(long Lines, int Chains, int Checkpoints, IReadOnlyList<BrokenLine> Broken)
    {
        public bool Ok => Broken.Count == 0;
    }

    /// <param name="key">Null: the installation has never signed; a checkpoint in the database is then a finding.</param>
    public async Task<Result> RunAsync(ECDsa? key, IReadOnlyList<Checkpoint>? kept = null, CancellationToken ct = default)
    {
        var stored = await db.Set<Checkpoint>().AsNoTracking().OrderBy(checkpoint => checkpoint.Number).ToListAsync(ct);
        var broken = new List<BrokenLine>();
        if (kept is not null && Difference(stored, kept) is { } difference)
            broken.Add(difference);
        // What was kept elsewhere is believed before what stands in the database.
        var (heads, bad) = Believe(broken.Count > 0 ? kept! : stored, key);
        if (bad is not null)
            broken.Add(bad);

        var verifier = new ChainVerifier(heads);
        var lines = db.Set<AuditLine>().AsNoTracking().OrderBy(line => line.Chain).ThenBy(line => line.Sequence).AsAsyncEnumerable();
        await foreach (var line in lines.WithCancellation(ct))
            verifier.Add(line);
        broken.AddRange(verifier.Finish());
        return new Result(verifier.Lines, verifier.Chains, stored.Count, broken);
    }

    private static (CheckpointedHeads Heads, BrokenLine? Broken) Believe(IReadOnlyList<Checkpoint> checkpoints, ECDsa? key) =>
        checkpoints.Count == 0 ? (CheckpointedHeads.None, null)
        : key is null ? (CheckpointedHeads.None, Broken(checkpoints[0].Number, "there is no key to check its signature with"))
        : CheckpointedHeads.Read(checkpoints, key);

    private static BrokenLine? Difference(List<Checkpoint> stored, IReadOnlyList<Checkpoint> kept)
    {
        foreach (var (checkpoint, index) in kept.Select((checkpoint, index) => (checkpoint, index)))
            if (index >= stored.Count)
                return Broken(checkpoint.Number, "it was exported, but the database no longer has it");
            else if (!checkpoint.Digest().AsSpan().SequenceEqual(stored[index].Digest()))
                return Broken(checkpoint.Number, "the database has another one than was exported");
        return null;
    }

    private static BrokenLine Broken(int number, string complaint) =>
        new("checkpoint", number, 0, AuditDefect.Checkpoint, $"checkpoint {number}: {complaint}.");
}
