namespace VanQuan.Workflows.Domain.Audit;

/// <summary>What is wrong with a line.</summary>
public enum AuditDefect
{
    /// <summary>The line says something else than when it was written.</summary>
    Edited,

    /// <summary>The line does not follow the one before it: something between was removed, inserted or swapped.</summary>
    Unlinked,

    /// <summary>A personal text beside the line was replaced (erasing it is allowed).</summary>
    TextReplaced,

    /// <summary>The chain ends before a line that a signed checkpoint saw.</summary>
    Cut,

    /// <summary>The chain is whole in itself, but not the one a signed checkpoint saw.</summary>
    Recomputed,

    /// <summary>A checkpoint is not signed by the installation's key, or does not follow the checkpoint before it.</summary>
    Checkpoint,
}

/// <summary>The first broken line of a chain. <paramref name="LineId"/> orders findings by time of writing; 0 when the line is gone.</summary>
public sealed record BrokenLine(string Chain, long Sequence, long LineId, AuditDefect Defect, string Message);

/// <summary>Walks chains and says where each first breaks. Lines come in order of chain, then sequence.</summary>
public sealed class ChainVerifier(CheckpointedHeads checkpointed)
{
    private readonly List<BrokenLine> broken = [];
    private readonly HashSet<string> seen = [];
    private ChainHead head = ChainHead.Start("");
    private bool chainIsBroken;

    public long Lines { get; private set; }

    public int Chains => seen.Count;

    public void Add(AuditLine line)
    {
        Lines++;
        if (line.Chain != head.Chain)
            StartChain(line.Chain);
        if (chainIsBroken)
            return;
        if (Check(line) is { } defect)
            Break(line, defect);
        head = line.Head;
    }

    /// <summary>Findings in order of writing, at most one per chain; empty when everything holds.</summary>
    public IReadOnlyList<BrokenLine> Finish()
    {
        EndChain();
        foreach (var chain in checkpointed.Chains.Where(chain => !seen.Contains(chain)))
            Cut(chain, 0);
        head = ChainHead.Start("");
        return [.. broken.OrderBy(line => line.LineId == 0 ? long.MaxValue : line.LineId).ThenBy(line => line.Chain, StringComparer.Ordinal)];
    }

    private AuditDefect? Check(AuditLine line)
    {
        if (line.Sequence != head.Sequence + 1 || !line.PreviousHash.AsSpan().SequenceEqual(head.Hash))
            return AuditDefect.Unlinked;
        if (!line.Hash.AsSpan().SequenceEqual(line.ComputeHash()))
            return AuditDefect.Edited;
        if (PersonalTexts.FirstAltered(line.Digests, line.Texts) is not null)
            return AuditDefect.TextReplaced;
        return checkpointed.Contradicts(line.Head) ? AuditDefect.Recomputed : null;
    }

    private void StartChain(string chain)
    {
        EndChain();
        head = ChainHead.Start(chain);
        seen.Add(chain);
        chainIsBroken = false;
    }

    private void EndChain()
    {
        if (head.Chain.Length > 0 && !chainIsBroken && checkpointed.Last(head.Chain) > head.Sequence)
            Cut(head.Chain, head.Sequence);
    }

    private void Cut(string chain, long last) =>
        broken.Add(new BrokenLine(chain, last + 1, 0, AuditDefect.Cut, $"{chain} line {last + 1}: the chain ends at {last}, but a signed checkpoint saw line {checkpointed.Last(chain)}."));

    private void Break(AuditLine line, AuditDefect defect)
    {
        chainIsBroken = true;
        var what = defect switch
        {
            AuditDefect.Edited => "it no longer has the hash it was written with",
            AuditDefect.Unlinked => $"it does not follow line {head.Sequence}",
            AuditDefect.TextReplaced => "a personal text beside it was replaced",
            _ => "a signed checkpoint saw another line in this place",
        };
        broken.Add(new BrokenLine(line.Chain, line.Sequence, line.Id, defect, $"{line.Chain} line {line.Sequence} ({line.Verb}, {line.At:yyyy-MM-ddTHH:mm:ssZ}): {what}."));
    }
}
