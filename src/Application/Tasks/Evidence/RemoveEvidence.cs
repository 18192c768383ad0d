using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Evidence;

namespace VanQuan.Workflows.Application.Tasks.Evidence;

/// <summary>Takes a file off a task that is worked on. Row and bytes stay: an earlier round may have been handed in with them.</summary>
public sealed class RemoveEvidence(TaskDesk desk)
{
    public sealed record Command(string TaskId, string OperationId, long EvidenceId);

    public Task<TaskAnswer> RunAsync(Command command, Actor actor, CancellationToken ct) =>
        desk.RunAsync(command.TaskId, command.OperationId, actor, async work =>
        {
            var file = await work.Db.Set<EvidenceFile>().FirstOrDefaultAsync(f => f.Id == command.EvidenceId && f.TaskId == work.Task.Id && f.RemovedAt == null, work.Ct)
                ?? throw new TaskRefusedException(TaskAnswerKind.NotFound, EvidenceWords.NotFound);
            if (file.AddedBy != actor.PersonId && (work.Authority.Worker(work.Task, actor) is not { } worker || !TaskAuthority.Holds(work.Task, worker)))
                throw TaskRefusedException.Forbidden(EvidenceWords.NotYourFile);
            var doer = work.Authority.Contributor(work.Task, actor)?.Doer ?? work.Worker();
            work.Task.CountEvidence(doer, -1);
            file.Remove(doer, work.Now);
            work.Note("EvidenceRemoved", data: new { task = work.Task.Id, round = work.Task.Round, sha256 = file.Sha256 });
            return TaskAnswer.Done(EvidenceWords.Removed(file.FileName));
        }, null, ct);
}
