using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Tasks;

/// <summary>A cooperating body adds its part. It never submits: only the lead does.</summary>
public sealed class Contribute(TaskDesk desk)
{
    public sealed record Command(string TaskId, string OperationId, string Text);

    public Task<TaskAnswer> RunAsync(Command command, Actor actor, CancellationToken ct) =>
        desk.RunAsync(command.TaskId, command.OperationId, actor, work =>
        {
            var (unit, doer) = work.Authority.Contributor(work.Task, actor) ?? throw TaskRefusedException.Forbidden(DeskWords.NotCooperating);
            var text = TaskWork.Text("text", command.Text, FormCheck.LongestText);
            work.Task.Contribute(doer, unit, text, work.Now);
            work.Note("TaskContributed", data: new { task = work.Task.Id, round = work.Task.Round, unit }, texts: new Dictionary<string, string> { ["text"] = text });
            return Task.FromResult(TaskAnswer.Done(DeskWords.Contributed));
        }, new Dictionary<string, string> { ["text"] = command.Text }, ct);
}
