using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Tasks;

/// <summary>Says something about a task, in whatever state it is. Everybody concerned may.</summary>
public sealed class AddComment(TaskDesk desk)
{
    public sealed record Command(string TaskId, string OperationId, string Text);

    public Task<TaskAnswer> RunAsync(Command command, Actor actor, CancellationToken ct) =>
        desk.RunAsync(command.TaskId, command.OperationId, actor, work =>
        {
            if (!work.Authority.Concerns(work.Task, actor)) throw TaskRefusedException.Forbidden(DeskWords.NotConcerned);
            var text = TaskWork.Text("text", command.Text, TaskComment.Longest);
            work.Db.Add(new TaskComment(work.Task.Id, work.Task.Round, work.Outsider(), text, work.Now));
            work.Note("TaskCommented", texts: new Dictionary<string, string> { ["text"] = text });
            return Task.FromResult(TaskAnswer.Done(DeskWords.Commented));
        }, new Dictionary<string, string> { ["text"] = command.Text }, ct);
}
