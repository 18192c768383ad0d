using System.Security.Cryptography;

namespace VanQuan.Workflows.Domain.Audit;

/// <summary>Everything a series of checkpoints says about chains, for holding lines against it.</summary>
public sealed class CheckpointedHeads
{
    private readonly Dictionary<string, SortedList<long, byte[]>> heads = [];

    public static CheckpointedHeads None { get; } = new();

    public IEnumerable<string> Chains => heads.Keys;

    /// <summary>
    /// Takes in checkpoints, oldest first, as far as each is signed by the key and follows the one before it.
    /// The first that does not is returned as broken, and nothing after it is believed.
    /// </summary>
    public static (CheckpointedHeads Heads, BrokenLine? Broken) Read(IEnumerable<Checkpoint> checkpoints, ECDsa key)
    {
        var result = new CheckpointedHeads();
        Checkpoint? previous = null;
        foreach (var checkpoint in checkpoints)
        {
            if (Complaint(checkpoint, previous, key) is { } complaint)
                return (result, new BrokenLine("checkpoint", checkpoint.Number, 0, AuditDefect.Checkpoint, $"checkpoint {checkpoint.Number}: {complaint}."));
            foreach (var head in checkpoint.Heads)
                result.Add(head);
            previous = checkpoint;
        }
        return (result, null);
    }

    /// <summary>The last sequence any checkpoint saw of the chain; 0 when none did.</summary>
    public long Last(string chain) => heads.TryGetValue(chain, out var seen) ? seen.GetKeyAtIndex(seen.Count - 1) : 0;

    public bool Contradicts(ChainHead line) =>
        heads.TryGetValue(line.Chain, out var seen) && seen.TryGetValue(line.Sequence, out var hash) && !hash.AsSpan().SequenceEqual(line.Hash);

    private static string? Complaint(Checkpoint checkpoint, Checkpoint? previous, ECDsa key)
    {
        if (checkpoint.Number != (previous?.Number ?? 0) + 1)
            return $"it does not follow checkpoint {previous?.Number ?? 0}";
        if (!checkpoint.IsSignedBy(key))
            return "it is not signed by this installation's key";
        return checkpoint.PreviousDigest.AsSpan().SequenceEqual(previous?.Digest() ?? []) ? null : $"it was made after another checkpoint {previous?.Number ?? 0}";
    }

    private void Add(ChainHead head)
    {
        if (!heads.TryGetValue(head.Chain, out var seen))
            heads[head.Chain] = seen = [];
        seen[head.Sequence] = head.Hash;
    }
}
