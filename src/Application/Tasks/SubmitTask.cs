using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application.Tasks.Effects;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Evidence;
using VanQuan.Workflows.Domain.Tasks.Forms;
using VanQuan.Workflows.Domain.Tasks.Review;

namespace VanQuan.Workflows.Application.Tasks;

/// <summary>
/// Hands a task in. An unfinished form is kept as a draft and answered field by field; a task nobody has claimed is claimed
/// on the way. The instance moves on in the same transaction.
/// </summary>
public sealed class SubmitTask(TaskDesk desk, SaveDraft drafts, TaskMessages messages)
{
    /// <summary><paramref name="Outcome"/> null: the first the task declares. <paramref name="IfVersion"/>: only where the task still is as it was read.</summary>
    public sealed record Command(string TaskId, string OperationId, string? Outcome, IReadOnlyDictionary<string, string> Values, int? IfVersion = null);

    public async Task<TaskAnswer> RunAsync(Command command, Actor actor, CancellationToken ct)
    {
        var answer = await SubmitAsync(command, actor, ct);
        if (answer.Kind == TaskAnswerKind.Invalid)
            await drafts.RunAsync(new SaveDraft.Command(command.TaskId, command.OperationId + "/draft", command.Values), actor, ct);
        return answer;
    }

    private Task<TaskAnswer> SubmitAsync(Command command, Actor actor, CancellationToken ct) =>
        desk.RunAsync(command.TaskId, command.OperationId, actor, async work =>
        {
            var task = work.Task;
            work.RequireVersion(command.IfVersion);
            var doer = work.Holder();
            if (task.Kind != TaskKind.UserTask) throw new TaskRefusedException(TaskAnswerKind.NotFound, DeskWords.NotFound);
            if (task.State == TaskState.Open) task.Claim(doer, work.Now);
            var outcome = command.Outcome ?? task.Outcomes[0];
            var form = TaskForm.Parse(task.FormJson);
            var (values, errors) = FormCheck.Read(form, command.Values);
            if (task.EvidenceCount < task.EvidenceRequired)
                errors = [.. errors, new FieldError(FieldError.Evidence, FormWords.TooFewFiles(task.EvidenceRequired, task.EvidenceCount))];
            if (!task.Outcomes.Contains(outcome)) errors = [.. errors, new FieldError(FieldError.Outcome, DeskWords.NoOutcome)];
            if (errors.Count > 0) throw new TaskRefusedException(TaskAnswerKind.Invalid, DeskWords.FormUnfinished, errors);
            task.Submit(doer, outcome, values, await EvidenceAsync(work), work.Now);
            work.Note("TaskSubmitted", data: new { task = task.Id, round = task.Round, outcome, onBehalfOf = doer.OnBehalfOf }, texts: Texts(values));
            await messages.ClosedAsync(work.Scope, task, work.Ct);
            work.Resume(task, outcome, form.Fields.Count == 0 ? null : FormResult.Of(form, values));
            await work.Scope.DrainAsync();
            return TaskAnswer.Done(task.State == TaskState.Completed ? DeskWords.Completed : WhoIsNext(work));
        }, command.Values, ct);

    private static async Task<IReadOnlyList<RoundEvidence>> EvidenceAsync(TaskWork work)
    {
        if (work.Task.EvidenceCount == 0) return [];
        var files = await work.Db.Set<EvidenceFile>().AsNoTracking()
            .Where(f => f.TaskId == work.Task.Id && f.RemovedAt == null).OrderBy(f => f.Id).ToListAsync(work.Ct);
        return [.. files.Select(f => new RoundEvidence(f.Id, f.FileName, f.Sha256))];
    }

    private static Words WhoIsNext(TaskWork work)
    {
        var review = work.Db.Set<UserTask>().Local.FirstOrDefault(t => t.Kind == TaskKind.Approval && t.ReviewedExecutionIds.Contains(work.Task.ExecutionId) && !t.IsFinal);
        if (review is null || !Address.TryParse(review.Assignee, out var seat, out _)) return DeskWords.Submitted(null, null);
        return DeskWords.Submitted(work.Authority.Staff.Resolve(seat, work.Authority.On).Select(p => p.Name).FirstOrDefault(), review.DueDate);
    }

    private static Dictionary<string, string>? Texts(IReadOnlyDictionary<string, string> values) =>
        values.Count == 0 ? null : new() { ["values"] = System.Text.Json.JsonSerializer.Serialize(values) };
}
