namespace VanQuan.Workflows.Domain.Identity;

/// <summary>How far up an urging goes: officer → head of body → district office → vice-chairman.</summary>
public enum EscalationLevel { Officer, Head, Office, ViceChairman }

/// <summary>One rung of the ladder above a body, and who answers there.</summary>
public sealed record EscalationStep(EscalationLevel Level, Address Address);

/// <summary>In which capacity a person may act on an address; <see cref="OnBehalfOf"/> is the delegator's id, null for one's own post.</summary>
public sealed record Standing(string PersonId, string? OnBehalfOf);
