namespace VanQuan.Workflows.Domain.Tasks.Review;

/// <summary>What an approver says: agree, send back for rework, or refuse for good.</summary>
public enum ApprovalVerdict { Approved, Returned, Rejected }

/// <summary>
/// One person's word on an approval. <paramref name="Seat"/> is the approver address it was given for;
/// <paramref name="OnBehalfOf"/> the person whose delegation was used.
/// </summary>
public sealed record ApprovalDecision(
    string PersonId, string PersonName, string? OnBehalfOf, string Seat, ApprovalVerdict Verdict, string? Reason, DateTimeOffset At);
