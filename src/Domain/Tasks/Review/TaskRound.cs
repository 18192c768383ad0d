namespace VanQuan.Workflows.Domain.Tasks.Review;

/// <summary>
/// One person's part in a round of a task. <paramref name="OnBehalfOf"/>: the person whose delegation was used; the work
/// counts as both people's own.
/// </summary>
public sealed record Participation(string PersonId, string? OnBehalfOf, ParticipationKind Kind);

/// <summary>What makes work one's own (law 9).</summary>
public enum ParticipationKind { Claimed, Contributed, Submitted }

/// <summary>How the review of a round ended; <c>Pending</c> while nobody has decided, or nobody reviews.</summary>
public enum RoundVerdict { Pending, Approved, Returned, Rejected, Withdrawn }

/// <summary>
/// What was handed in, kept as it was: later rounds are compared with it. Instants are UTC.
/// <paramref name="Reason"/> is the reviewer's, of a return or a refusal.
/// </summary>
public sealed record TaskRound(
    int Number,
    string SubmittedBy,
    string SubmittedByName,
    string? OnBehalfOf,
    DateTimeOffset SubmittedAt,
    string Outcome,
    IReadOnlyDictionary<string, string> Values,
    IReadOnlyList<RoundEvidence> Evidence,
    RoundVerdict Verdict = RoundVerdict.Pending,
    string? DecidedBy = null,
    string? DecidedByName = null,
    DateTimeOffset? DecidedAt = null,
    string? Reason = null);

/// <summary>A file as it stood in a round, by content hash.</summary>
public sealed record RoundEvidence(long Id, string FileName, string Sha256);

/// <summary>What a cooperating unit added. It never submits: only the lead does.</summary>
public sealed record Contribution(int Round, string UnitCode, string PersonId, string PersonName, DateTimeOffset At, string Text);
