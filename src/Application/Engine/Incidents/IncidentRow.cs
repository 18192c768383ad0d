namespace VanQuan.Workflows.Application.Engine;

/// <summary>Why an incident stands open.</summary>
public enum IncidentKind
{
    /// <summary>An activity faulted: retried or skipped.</summary>
    Fault,

    /// <summary>Nobody is left who may decide: closed once somebody was appointed.</summary>
    NoApprover,

    /// <summary>An engine refused a command, or a due moment could not be handled: retried.</summary>
    Refused,
}

/// <summary>How an incident ended; null while it is open.</summary>
public enum IncidentEnd { Retried, Skipped, Closed }

/// <summary>Something that went wrong and waits for an administrator. It never vanishes: a closed one stays readable.</summary>
public sealed class IncidentRow
{
    public required string InstanceId { get; init; }
    public required string Id { get; init; }
    public required IncidentKind Kind { get; init; }
    public required string ActivityId { get; init; }
    public required string Message { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public IncidentEnd? End { get; private set; }

    /// <summary>The person's id, or the service's.</summary>
    public string? ClosedBy { get; private set; }

    /// <summary>Closing a closed one changes nothing: the engine repeats what a person has just done.</summary>
    public void Close(IncidentEnd end, string by, DateTimeOffset now)
    {
        if (ClosedAt is not null) return;
        (ClosedAt, End, ClosedBy) = (now, end, by);
    }
}
