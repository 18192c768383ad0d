namespace VanQuan.Workflows.Application.Webhooks;

/// <summary>What other programs can hear of.</summary>
public static class WebhookEvents
{
    public const string TaskOpened = "task.opened";
    public const string TaskClaimed = "task.claimed";
    public const string TaskSubmitted = "task.submitted";
    public const string TaskReturned = "task.returned";
    public const string TaskCompleted = "task.completed";
    public const string TaskApproved = "task.approved";
    public const string TaskRejected = "task.rejected";
    public const string TaskOverdue = "task.overdue";
    public const string TaskDueChanged = "task.due-changed";
    public const string InstanceStarted = "instance.started";
    public const string InstanceFinished = "instance.finished";
    public const string IncidentOpened = "incident.opened";

    /// <summary>Sent when somebody tries an address out; nobody subscribes to it.</summary>
    public const string Ping = "ping";

    public static IReadOnlyList<string> All { get; } =
    [
        TaskOpened, TaskClaimed, TaskSubmitted, TaskReturned, TaskCompleted, TaskApproved, TaskRejected, TaskOverdue, TaskDueChanged,
        InstanceStarted, InstanceFinished, IncidentOpened,
    ];
}
