using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Tasks.Reading;

/// <summary>A line of a task list; dates are local, instants UTC.</summary>
public sealed record TaskListItem(
    string Id, TaskKind Kind, TaskState State, string Title, string? Subject, string? UnitCode, string? PlanCode, int? ActionNumber,
    string Assignee, string? ClaimedBy, string? ClaimedByName, DateOnly? DueDate, DateOnly? OriginalDueDate, string? DueReason, bool Paused,
    int Round, DateTimeOffset OpenedAt, DateTimeOffset? SubmittedAt, string? LastByName, string? LastReason, string InstanceId, DateTimeOffset? ClosedAt, int DueRevision)
{
    /// <inheritdoc cref="UserTask.DeskDay"/>
    public DateOnly DeskDay => Paused ? DateOnly.MaxValue : DueDate ?? DateOnly.MaxValue;
}

/// <summary>Reads lines without the wide columns of a task.</summary>
public static class TaskListReading
{
    public static IQueryable<TaskListItem> AsItems(this IQueryable<UserTask> tasks) => tasks.Select(t => new TaskListItem(
        t.Id, t.Kind, t.State, t.Title, t.Subject, t.UnitCode, t.PlanCode, t.ActionNumber, t.Assignee, t.ClaimedBy, t.ClaimedByName,
        t.DueDate, t.OriginalDueDate, t.DueReason, t.PausedSince != null, t.Round, t.OpenedAt, t.SubmittedAt, t.LastByName, t.LastReason, t.InstanceId, t.ClosedAt, t.DueRevision));

    /// <summary>Everything unfinished that names one of these addresses or is in this person's hands. For mails, which have time; pages read by <see cref="DeskReading"/>.</summary>
    public static IQueryable<UserTask> Naming(this IQueryable<UserTask> tasks, IReadOnlyList<string> addresses, string personId, IQueryable<TaskParty> parties) =>
        tasks.Where(t => t.Lane != null
            && (addresses.Contains(t.Assignee) || t.ClaimedBy == personId || parties.Where(p => addresses.Contains(p.Address)).Select(p => p.TaskId).Contains(t.Id)));
}
