using System.Security.Cryptography;

namespace VanQuan.Workflows.Domain.Audit;

/// <summary>
/// A signed statement of where chains stood: the heads of every chain that moved since the checkpoint before, and that
/// checkpoint's digest, so that together they speak for all chains. Cutting off a tail, or recomputing a chain after an
/// edit, contradicts it. Kept elsewhere (exported), it also shows that later checkpoints were dropped or redone.
/// </summary>
public sealed class Checkpoint
{
    private Checkpoint(string keyId) => KeyId = keyId;

    /// <summary>1, 2, 3 … without gaps.</summary>
    public int Number { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>The last line, in order of writing, that it covers.</summary>
    public long ThroughLine { get; private set; }

    /// <summary>Heads in ordinal order of their chains.</summary>
    public IReadOnlyList<ChainHead> Heads { get; private set; } = [];

    /// <summary>Empty for the first.</summary>
    public byte[] PreviousDigest { get; private set; } = [];

    /// <summary>Fingerprint of the public key that verifies it.</summary>
    public string KeyId { get; private set; }

    /// <summary>ECDSA P-256 over <see cref="Digest"/>, in the fixed-length form of IEEE P1363.</summary>
    public byte[] Signature { get; private set; } = [];

    public static Checkpoint After(Checkpoint? previous, DateTimeOffset at, long throughLine, IEnumerable<ChainHead> heads, ECDsa key)
    {
        var checkpoint = new Checkpoint(KeyIdOf(key))
        {
            Number = (previous?.Number ?? 0) + 1,
            At = at.ToUniversalTime(),
            ThroughLine = throughLine,
            Heads = [.. heads.OrderBy(head => head.Chain, StringComparer.Ordinal)],
            PreviousDigest = previous?.Digest() ?? [],
        };
        checkpoint.Signature = key.SignHash(checkpoint.Digest());
        return checkpoint;
    }

    /// <summary>As it was stored or exported; nothing is checked here.</summary>
    public static Checkpoint Restore(
        int number, DateTimeOffset at, long throughLine, IReadOnlyList<ChainHead> heads, byte[] previousDigest, string keyId, byte[] signature) =>
        new(keyId) { Number = number, At = at, ThroughLine = throughLine, Heads = heads, PreviousDigest = previousDigest, Signature = signature };

    public byte[] Digest()
    {
        using var hash = new LineHash("vanquan.audit.checkpoint.1");
        hash.Add(Number).Add(At.UtcTicks).Add(ThroughLine).Add(PreviousDigest).Add(KeyId).Add(Heads.Count);
        foreach (var head in Heads)
            hash.Add(head.Chain).Add(head.Sequence).Add(head.Hash);
        return hash.Finish();
    }

    public bool IsSignedBy(ECDsa key) => KeyId == KeyIdOf(key) && key.VerifyHash(Digest(), Signature);

    /// <summary>SHA-256 of the public key's SubjectPublicKeyInfo, in hexadecimal.</summary>
    public static string KeyIdOf(ECDsa key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
}
