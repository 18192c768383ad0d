namespace VanQuan.Workflows.Domain.Tasks;

/// <summary>A move the lifecycle does not know. Names the state the task is in and the one the move would have led to.</summary>
public sealed class IllegalTaskMoveException(string taskId, TaskState from, TaskState to, TaskMove move)
    : InvalidOperationException($"Task {taskId} is {from}: {move} cannot make it {to}.")
{
    public string TaskId { get; } = taskId;
    public TaskState From { get; } = from;
    public TaskState To { get; } = to;
    public TaskMove Move { get; } = move;
}
