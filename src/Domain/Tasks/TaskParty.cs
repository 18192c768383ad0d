namespace VanQuan.Workflows.Domain.Tasks;

/// <summary>
/// A further address an unfinished task concerns (cooperating bodies, approvers beyond the first), for lists by person.
/// Gone once the task is final. It repeats what a list sorts by, and follows when that changes.
/// </summary>
public sealed record TaskParty(string TaskId, string Address)
{
    public TaskLane? Lane { get; private set; }

    /// <inheritdoc cref="UserTask.DeskDay"/>
    public DateOnly DeskDay { get; private set; } = DateOnly.MaxValue;

    public static TaskParty Of(UserTask task, string address)
    {
        var party = new TaskParty(task.Id, address);
        party.Follow(task);
        return party;
    }

    public void Follow(UserTask task) => (Lane, DeskDay) = (task.Lane, task.DeskDay);
}
