using System.Security.Cryptography;
using VanQuan.Workflows.Domain.Audit;

namespace VanQuan.Workflows.Domain_Tests.Audit;

/// <summary>Chains as the service writes them, and what somebody with the database file could make of them.</summary>
internal static class Lines
{
    public static readonly DateTimeOffset Start = new(2022, 3, 1, 8, 0, 0, TimeSpan.FromHours(7));

    public static readonly ECDsa Key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>A chain of lines, one minute apart, each with a reason.</summary>
    public static List<AuditLine> Chain(string chain, int count)
    {
        var lines = new List<AuditLine>();
        var head = ChainHead.Start(chain);
        for (var number = 1; number <= count; number++)
        {
            lines.Add(AuditLine.After(head, new AuditEntry(chain, "p1", Start.AddMinutes(number), "TaskSubmitted", $"lý do {number}", new { number }), Salt));
            head = lines[^1].Head;
        }
        return lines;
    }

    public static IReadOnlyList<BrokenLine> Verify(IEnumerable<AuditLine> lines, params IEnumerable<Checkpoint> checkpoints)
    {
        var (heads, broken) = CheckpointedHeads.Read(checkpoints, Key);
        var verifier = new ChainVerifier(heads);
        foreach (var line in lines)
            verifier.Add(line);
        return [.. broken is null ? [] : new[] { broken }, .. verifier.Finish()];
    }

    public static Checkpoint Checkpoint(Checkpoint? previous, params ChainHead[] heads) =>
        Domain.Audit.Checkpoint.After(previous, Start.AddDays(previous?.Number ?? 0), 0, heads, Key);

    /// <summary>Writes a value straight into a line, as SQL would.</summary>
    public static void Tamper(this AuditLine line, string property, object? value) =>
        typeof(AuditLine).GetProperty(property)!.SetValue(line, value);

    /// <summary>Recomputes every hash from a line on, as somebody who knows the code would after an edit.</summary>
    public static void Recompute(List<AuditLine> chain, int from)
    {
        for (var i = from; i < chain.Count; i++)
        {
            chain[i].Tamper(nameof(AuditLine.PreviousHash), i == 0 ? [] : chain[i - 1].Hash);
            chain[i].Tamper(nameof(AuditLine.Hash), chain[i].ComputeHash());
        }
    }

    public static byte[] Salt() => RandomNumberGenerator.GetBytes(PersonalTexts.SaltBytes);
}
