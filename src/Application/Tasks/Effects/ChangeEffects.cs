using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Review;
using Microsoft.EntityFrameworkCore;

namespace VanQuan.Workflows.Application.Tasks.Effects;

/// <summary>An open task that its instance's new version asks for in other words: the row changes, reminders and people follow.</summary>
public sealed class ChangeEffects(StaffDirectorySource staff, DueDates dues, TaskMessages messages)
{
    public async Task ChangeAsync(TransitionScope scope, ChangeTask asked, CancellationToken ct)
    {
        if (await FindAsync(scope, asked.InstanceId, asked.BookmarkId, ct) is not { IsWorkable: true } task)
            return;
        var (open, problems) = OpeningCheck.Of(new OpenTask(asked.OperationId, asked.InstanceId, asked.BookmarkId, asked.ActivityId, task.ExecutionId, asked.Spec, asked.Reviewed, null));
        var effect = asked with { Spec = open.Spec };
        var hands = effect.Changed.Contains("assignee") && task.AssignedBy is null && effect.Spec.Assignee != task.Assignee;
        await ChangeAsync(scope, task, effect.Changed, effect.Spec.Due, hands, (due, paused) => task.AskAnew(effect, due, paused, scope.Now), ct);
        if (effect.Changed.Contains("cooperating"))
            await PartiesAsync(scope, task, task.Cooperating, ct);
        TaskIncident.Unreadable(scope, task, problems);
    }

    public async Task ChangeAsync(TransitionScope scope, ChangeApproval asked, CancellationToken ct)
    {
        if (await FindAsync(scope, asked.InstanceId, asked.BookmarkId, ct) is not { IsWorkable: true } task)
            return;
        var executions = asked.ReviewedExecutionIds.ToList();
        var reviewed = await scope.Db.Set<UserTask>().Where(t => t.InstanceId == asked.InstanceId && executions.Contains(t.ExecutionId)).ToListAsync(ct);
        var workers = ApprovalRouting.Workers(reviewed);
        var routing = ApprovalRouting.Of(asked.Spec.Approvers, workers, await staff.GetAsync(scope.Db, ct), VietnamTime.DateOf(scope.Now));
        var hands = asked.Changed.Contains("approvers") && task.AssignedBy is null && routing.Approvers[0] != task.Assignee;
        await ChangeAsync(scope, task, asked.Changed, asked.Spec.Due, hands, (due, paused) => task.AskAnew(asked, due, paused, routing.Approvers, workers, scope.Now), ct);
        if (asked.Changed.Contains("approvers"))
            await PartiesAsync(scope, task, [.. task.Approvers.Skip(1)], ct);
        if (routing.Unfilled.Count > 0 && asked.Changed.Contains("approvers"))
            TaskIncident.NobodyMayApprove(scope, task, routing.Unfilled);
    }

    private async Task ChangeAsync(
        TransitionScope scope, UserTask task, IReadOnlyList<string> changed, AnchoredDeadline? deadline, bool hands, Action<TaskDue?, DateOnly?> change, CancellationToken ct)
    {
        var moves = (changed.Contains("due") && !task.IsDueByHand) || changed.Contains("reminders");
        var before = new { task.Title, task.Assignee, task.DueDate };
        TaskDue? due = null;
        DateOnly? paused = null;
        if (changed.Contains("due"))
        {
            due = await dues.OfAsync(scope.Db, task.InstanceId, deadline, VietnamTime.DateOf(scope.Now), ct);
            paused = (await DueDates.PausesAsync(scope.Db, task.InstanceId, ct))
                .Where(pause => pause.Until is null && deadline?.Rule.Pauses?.Contains(pause.ActivityId) == true).Select(pause => (DateOnly?)pause.From).Min();
        }
        if (hands)
            await messages.LeavingAsync(scope, task, "the procedure now gives it to another body", ct);
        if (moves)
            messages.DueMoves(scope, task);
        change(due, paused);
        if (moves)
            messages.DueMoved(scope, task);
        if (hands)
            await messages.AssignedAsync(scope, task, ct);
        scope.Db.Audit.Add(AuditChain.Instance(task.InstanceId), scope.Actor, scope.Now, "TaskAskedAnew", data: new
        {
            task = task.Id, changed, from = new { assignee = before.Assignee, due = before.DueDate }, to = new { assignee = task.Assignee, due = task.DueDate }, revision = task.DueRevision,
        });
    }

    private static async Task PartiesAsync(TransitionScope scope, UserTask task, IReadOnlyList<string> addresses, CancellationToken ct)
    {
        var there = await scope.Db.Set<TaskParty>().Where(party => party.TaskId == task.Id).ToListAsync(ct);
        scope.Db.RemoveRange(there.Where(party => !addresses.Contains(party.Address)));
        scope.Db.AddRange(addresses.Distinct().Where(address => there.All(party => party.Address != address)).Select(address => TaskParty.Of(task, address)));
    }

    private static async Task<UserTask?> FindAsync(TransitionScope scope, string instanceId, string bookmarkId, CancellationToken ct) =>
        scope.Db.Set<UserTask>().Local.FirstOrDefault(t => t.InstanceId == instanceId && t.BookmarkId == bookmarkId)
        ?? await scope.Db.Set<UserTask>().FirstOrDefaultAsync(t => t.InstanceId == instanceId && t.BookmarkId == bookmarkId, ct);
}
