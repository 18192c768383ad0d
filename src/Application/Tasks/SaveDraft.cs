using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Tasks;

/// <summary>Keeps what was typed so far, valid or not, over rounds and restarts. Leaves no audit line: a draft changes nothing yet.</summary>
public sealed class SaveDraft(TaskDesk desk)
{
    /// <summary><paramref name="IfVersion"/>: only where the task still is as it was read.</summary>
    public sealed record Command(string TaskId, string OperationId, IReadOnlyDictionary<string, string> Values, int? IfVersion = null);

    public Task<TaskAnswer> RunAsync(Command command, Actor actor, CancellationToken ct) =>
        desk.RunAsync(command.TaskId, command.OperationId, actor, work =>
        {
            work.RequireVersion(command.IfVersion);
            var doer = work.Holder();
            if (work.Task.State == TaskState.Open) Claim(work, doer);
            var (values, _) = FormCheck.Read(TaskForm.Parse(work.Task.FormJson), command.Values);
            work.Task.SaveDraft(values, work.Now);
            return Task.FromResult(TaskAnswer.Done(DeskWords.DraftSaved(work.Now)));
        }, command.Values, ct);

    private static void Claim(TaskWork work, Doer doer)
    {
        work.Task.Claim(doer, work.Now);
        work.Note("TaskClaimed");
    }
}
