namespace VanQuan.Workflows.Application.Engine.Definitions;

/// <summary>How a request to publish stands. All but the first are final.</summary>
public enum PublishRequestState
{
    /// <summary>Somebody else has to decide.</summary>
    Waiting,

    /// <summary>A second person agreed; it was published.</summary>
    Confirmed,

    /// <summary>A second person did not agree, and said why.</summary>
    Declined,

    /// <summary>Whoever asked took it back.</summary>
    Withdrawn,

    /// <summary>A newer request took its place.</summary>
    Replaced,
}

/// <summary>
/// A request that a second person publishes exactly this text. Whoever asked, and whoever drew any of it, cannot be that person
/// (law 9). Instants are UTC.
/// </summary>
public sealed class PublishRequestRow
{
    public required string Id { get; init; }
    public required string DefinitionId { get; init; }

    /// <summary>The draft's revision that holds this text.</summary>
    public required int Revision { get; init; }
    public required string AskedBy { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public required string Reason { get; init; }
    public required IReadOnlyList<AcceptedWarning> Warnings { get; init; }

    /// <summary>Everybody who saved the draft since it was begun.</summary>
    public required IReadOnlyList<string> Editors { get; init; }

    public PublishRequestState State { get; private set; }
    public string? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string? DecisionReason { get; private set; }

    /// <summary>The version it became.</summary>
    public int? Version { get; private set; }

    /// <summary>What is to be published, to the letter.</summary>
    public required string Json { get; init; }

    public bool IsOwnWorkOf(string personId) => AskedBy == personId || Editors.Contains(personId);

    public void Confirm(string by, int version, DateTimeOffset now)
    {
        Decide(PublishRequestState.Confirmed, by, null, now);
        Version = version;
    }

    public void Decline(string by, string reason, DateTimeOffset now) => Decide(PublishRequestState.Declined, by, reason, now);

    public void Withdraw(DateTimeOffset now) => Decide(PublishRequestState.Withdrawn, AskedBy, null, now);

    public void Replace(string by, DateTimeOffset now) => Decide(PublishRequestState.Replaced, by, null, now);

    private void Decide(PublishRequestState state, string by, string? reason, DateTimeOffset now)
    {
        if (State != PublishRequestState.Waiting)
            throw new InvalidOperationException($"The request {Id} is {State} and cannot become {state}.");
        (State, DecidedBy, DecisionReason, DecidedAt) = (state, by, reason, now);
    }
}
