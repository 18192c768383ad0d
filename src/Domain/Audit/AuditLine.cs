namespace VanQuan.Workflows.Domain.Audit;

/// <summary>
/// One change that happened: who, when, what, why, and the hash of the line before it in the same chain.
/// Lines are only ever added. The one thing that may change is that a personal text beside the line is erased.
/// </summary>
public sealed class AuditLine
{
    private AuditLine(string chain, string actorId, string verb)
    {
        Chain = chain;
        ActorId = actorId;
        Verb = verb;
    }

    /// <summary>Order of writing over all chains; not part of the hash.</summary>
    public long Id { get; private set; }

    public string Chain { get; private set; }

    /// <summary>1 for the first line of the chain, then without gaps.</summary>
    public long Sequence { get; private set; }

    public string ActorId { get; private set; }

    /// <summary>UTC, by the service's clock (the demo clock where one runs).</summary>
    public DateTimeOffset At { get; private set; }

    public string Verb { get; private set; }

    /// <summary>Canonical JSON.</summary>
    public string? Data { get; private set; }

    /// <summary>Digests of the personal texts by name, as JSON; part of the hash.</summary>
    public string? Digests { get; private set; }

    /// <summary>The personal texts themselves, with their salts, as JSON; not part of the hash. Null when there were none or all are erased.</summary>
    public string? Texts { get; private set; }

    /// <summary>Empty for the first line of a chain.</summary>
    public byte[] PreviousHash { get; private set; } = [];

    public byte[] Hash { get; private set; } = [];

    public ChainHead Head => new(Chain, Sequence, Hash);

    /// <summary>What was given as reason; null when there was none or it was erased.</summary>
    public string? Reason => Text(AuditEntry.ReasonName);

    public string? Text(string name) => PersonalTexts.Read(Texts).GetValueOrDefault(name)?.Text;

    /// <summary>Makes the line that follows <paramref name="head"/>. <paramref name="newSalt"/> gives random bytes, once per personal text.</summary>
    /// <exception cref="ArgumentException">The head belongs to another chain.</exception>
    public static AuditLine After(ChainHead head, AuditEntry entry, Func<byte[]> newSalt)
    {
        if (head.Chain != entry.Chain)
            throw new ArgumentException($"A line of {entry.Chain} cannot follow one of {head.Chain}.", nameof(head));
        var line = new AuditLine(entry.Chain, entry.ActorId, entry.Verb)
        {
            Sequence = head.Sequence + 1,
            At = entry.At.ToUniversalTime(),
            Data = entry.Data is null ? null : CanonicalJson.Of(entry.Data),
            PreviousHash = head.Hash,
        };
        if (entry.PersonalTexts is { } texts)
            (line.Digests, line.Texts) = PersonalTexts.Seal(texts, newSalt);
        line.Hash = line.ComputeHash();
        return line;
    }

    /// <summary>The hash this line ought to have by what it says now.</summary>
    public byte[] ComputeHash()
    {
        using var hash = new LineHash("vanquan.audit.line.1");
        return hash.Add(Chain).Add(Sequence).Add(ActorId).Add(At.UtcTicks).Add(Verb).Add(Data).Add(Digests).Add(PreviousHash).Finish();
    }

    /// <summary>Erases the personal texts beside the line for good; false when there is nothing (left) to erase.</summary>
    public bool EraseTexts()
    {
        var had = Texts is not null;
        Texts = null;
        return had;
    }
}
