namespace VanQuan.Workflows.Domain.Tasks;

partial class UserTask
{
    /// <summary>
    /// Where it lies on the desks of those it concerns; null once final. It follows from kind and state, and is stored beside
    /// them so that a list reads its first page by an index and not everything: the setters are the store's and keep nothing.
    /// </summary>
    public TaskLane? Lane
    {
        get => (Kind, State) switch
        {
            _ when IsFinal => null,
            (TaskKind.Approval, _) => TaskLane.Decision,
            (_, TaskState.Open) => TaskLane.Work,
            _ => TaskLane.Elsewhere,
        };
        private set => _ = value;
    }

    /// <summary>The local date it is sorted by: the due date, or the end of time where there is none or its count stands still.</summary>
    public DateOnly DeskDay
    {
        get => IsPaused ? DateOnly.MaxValue : DueDate ?? DateOnly.MaxValue;
        private set => _ = value;
    }
}
