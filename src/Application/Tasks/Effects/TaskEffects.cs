using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Evidence;
using VanQuan.Workflows.Domain.Tasks.Review;

namespace VanQuan.Workflows.Application.Tasks.Effects;

/// <summary>What the engine asks of the task list, as rows of the caller's transaction.</summary>
public sealed class TaskEffects(StaffDirectorySource staff, DueDates dues, TaskMessages messages)
{
    /// <summary>Opens work, or brings back what was returned: the same row where that is not final, else its continuation.</summary>
    public async Task<UserTask> OpenAsync(TransitionScope scope, OpenTask asked, CancellationToken ct)
    {
        var (effect, problems) = OpeningCheck.Of(asked);
        var origin = await OriginAsync(scope, effect.InstanceId, ct);
        var due = await dues.OfAsync(scope.Db, effect.InstanceId, effect.Spec.Due, VietnamTime.DateOf(scope.Now), ct);
        var before = effect.ReopensExecutionId is { } reopens ? await ByExecutionAsync(scope, effect.InstanceId, reopens, ct) : null;
        if (before is { IsFinal: false, IsWorkable: false })
        {
            // A neighbour was sent back and took this one along.
            if (before.State == TaskState.Submitted) before.Withdraw(new Doer(scope.Actor.PersonId, scope.Actor.Name), scope.Now);
            before.Reopen(effect.BookmarkId, effect.ExecutionId, due, scope.Now);
            Note(scope, before, "TaskReopened");
            await messages.ReopenedAsync(scope, before, ct);
            return before;
        }
        var task = before is { IsFinal: true }
            ? UserTask.Continue(before, effect, origin, due, scope.Now) : UserTask.Open(effect, origin, due, scope.Now);
        if (task.ContinuesTaskId is not null && task.EvidenceCount > 0) await CopyEvidenceAsync(scope, before!, task, ct);
        scope.Db.Add(task);
        scope.Db.AddRange(task.Cooperating.Distinct().Select(address => TaskParty.Of(task, address)));
        Note(scope, task, "TaskOpened");
        TaskIncident.Unreadable(scope, task, problems);
        await messages.OpenedAsync(scope, task, ct);
        return task;
    }

    /// <summary>Opens a decision. Seats that only the workers themselves could fill go to the next superior (law 9).</summary>
    public async Task<UserTask> OpenAsync(TransitionScope scope, OpenApproval asked, CancellationToken ct)
    {
        var (effect, problems) = OpeningCheck.Of(asked);
        var origin = await OriginAsync(scope, effect.InstanceId, ct);
        var due = await dues.OfAsync(scope.Db, effect.InstanceId, effect.Spec.Due, VietnamTime.DateOf(scope.Now), ct);
        var approval = UserTask.Open(effect, origin, due, scope.Now);
        var reviewed = await ByExecutionsAsync(scope, effect.InstanceId, effect.ReviewedExecutionIds, ct);
        foreach (var neighbour in reviewed.Where(t => t.State == TaskState.Returned)) neighbour.ReviewAgain(scope.Now);
        var workers = ApprovalRouting.Workers(reviewed);
        var routing = ApprovalRouting.Of(approval.Approvers, workers, await staff.GetAsync(scope.Db, ct), VietnamTime.DateOf(scope.Now));
        approval.Route(routing.Approvers, workers);
        scope.Db.Add(approval);
        scope.Db.AddRange(approval.Approvers.Skip(1).Distinct().Select(address => TaskParty.Of(approval, address)));
        Note(scope, approval, "ApprovalOpened");
        TaskIncident.Unreadable(scope, approval, problems);
        if (routing.Unfilled.Count > 0) TaskIncident.NobodyMayApprove(scope, approval, routing.Unfilled);
        await messages.OpenedAsync(scope, approval, ct);
        return approval;
    }

    /// <summary>The instance no longer waits: what was still open is superseded. A task its own move has just closed stays as it is.</summary>
    public async Task CloseAsync(TransitionScope scope, CloseTask effect, CancellationToken ct)
    {
        var tasks = scope.Db.Set<UserTask>();
        var task = tasks.Local.FirstOrDefault(t => t.InstanceId == effect.InstanceId && t.BookmarkId == effect.BookmarkId)
            ?? await tasks.FirstOrDefaultAsync(t => t.InstanceId == effect.InstanceId && t.BookmarkId == effect.BookmarkId, ct);
        if (task is not { IsWorkable: true }) return;
        await SupersedeAsync(scope, task, effect.Reason, ct);
    }

    /// <summary>
    /// The instance has ended. Work whose approval ended it is approved; work still waiting for a review that will never come
    /// is superseded.
    /// </summary>
    public async Task FinishAsync(TransitionScope scope, FinishInstance effect, CancellationToken ct)
    {
        TaskState[] waiting = [TaskState.Open, TaskState.Claimed, TaskState.Submitted, TaskState.Returned];
        await scope.Db.Set<UserTask>().Where(t => t.InstanceId == effect.InstanceId && waiting.Contains(t.State)).LoadAsync(ct);
        foreach (var task in scope.Db.Set<UserTask>().Local.Where(t => t.InstanceId == effect.InstanceId && !t.IsFinal).ToList())
        {
            if (Agreement(scope, task) is { } last)
            {
                var by = new Doer(last.PersonId, last.PersonName, last.OnBehalfOf);
                task.Approve(by, scope.Now);
                await messages.DecidedAsync(scope, task, by, last.Reason, ct);
            }
            else
            {
                await SupersedeAsync(scope, task, $"instance {effect.SubStatus}", ct);
            }
        }
    }

    /// <summary>The decision of this very transaction that agreed to the work, if there is one.</summary>
    private static ApprovalDecision? Agreement(TransitionScope scope, UserTask work) =>
        scope.Db.Set<UserTask>().Local.Where(work.IsAgreedBy).Select(t => t.Decisions[^1]).LastOrDefault();

    private static async ValueTask<TaskOrigin> OriginAsync(TransitionScope scope, string instanceId, CancellationToken ct)
    {
        var instance = await scope.InstanceAsync(instanceId, ct);
        return new TaskOrigin(instance.PlanCode, instance.ActionNumber, instance.UnitCode, instance.SubjectName ?? instance.Subject);
    }

    private async Task SupersedeAsync(TransitionScope scope, UserTask task, string reason, CancellationToken ct)
    {
        task.Supersede(reason, scope.Now);
        Note(scope, task, "TaskSuperseded", reason);
        await messages.ClosedAsync(scope, task, ct);
    }

    private static async Task<UserTask?> ByExecutionAsync(TransitionScope scope, string instanceId, string executionId, CancellationToken ct) =>
        await ByExecutionsAsync(scope, instanceId, [executionId], ct) is [.., var last] ? last : null;

    /// <summary>Newest last. What the transaction already holds is not read again.</summary>
    private static async Task<IReadOnlyList<UserTask>> ByExecutionsAsync(
        TransitionScope scope, string instanceId, IReadOnlyList<string> executions, CancellationToken ct)
    {
        var tasks = scope.Db.Set<UserTask>();
        var held = tasks.Local.Where(t => t.InstanceId == instanceId).Select(t => t.ExecutionId).ToHashSet();
        var missing = executions.Where(e => !held.Contains(e)).ToList();
        if (missing.Count > 0) await tasks.Where(t => t.InstanceId == instanceId && missing.Contains(t.ExecutionId)).LoadAsync(ct);
        return [.. tasks.Local.Where(t => t.InstanceId == instanceId && executions.Contains(t.ExecutionId)).OrderBy(t => t.SubmittedAt)];
    }

    private static async Task CopyEvidenceAsync(TransitionScope scope, UserTask from, UserTask to, CancellationToken ct)
    {
        var files = await scope.Db.Set<EvidenceFile>().AsNoTracking().Where(f => f.TaskId == from.Id && f.RemovedAt == null).OrderBy(f => f.Id).ToListAsync(ct);
        scope.Db.AddRange(files.Select(f => f.CopyTo(to.Id)));
    }

    private static void Note(TransitionScope scope, UserTask task, string verb, string? reason = null) =>
        scope.Db.Audit.Add(AuditChain.Instance(task.InstanceId), scope.Actor, scope.Now, verb, reason,
            new { task = task.Id, round = task.Round, assignee = task.Assignee, due = task.DueDate });
}
