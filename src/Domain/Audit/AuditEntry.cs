namespace VanQuan.Workflows.Domain.Audit;

/// <summary>
/// A change about to become a line. <paramref name="Verb"/> is one word, past tense (<c>TaskSubmitted</c>).
/// <paramref name="Data"/> is any value that serialises to JSON and names nobody except by id.
/// What people wrote (the reason, and anything in <paramref name="Texts"/>) can be erased later without breaking the chain.
/// </summary>
public sealed record AuditEntry(
    string Chain,
    string ActorId,
    DateTimeOffset At,
    string Verb,
    string? Reason = null,
    object? Data = null,
    IReadOnlyDictionary<string, string>? Texts = null)
{
    /// <summary>The name under which the reason is kept among the texts.</summary>
    public const string ReasonName = "reason";

    /// <summary>Everything personal by name, the reason included; null when there is nothing.</summary>
    public IReadOnlyDictionary<string, string>? PersonalTexts
    {
        get
        {
            if (Reason is null)
                return Texts is { Count: > 0 } ? Texts : null;
            return new Dictionary<string, string>(Texts ?? new Dictionary<string, string>()) { [ReasonName] = Reason };
        }
    }
}
