namespace VanQuan.Workflows.Domain.Tasks.MoreTime;

/// <summary>Where a request for more time stands.</summary>
public enum ExtensionState
{
    /// <summary>Waits for the assigning side. Not final.</summary>
    Requested,

    /// <summary>The due date was moved. Final.</summary>
    Granted,

    /// <summary>The due date stays. Final.</summary>
    Refused,

    /// <summary>Taken back by its side, or the task was over or given away before anybody decided. Final.</summary>
    Withdrawn,
}
