using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Review;

namespace VanQuan.Workflows.Domain.Simulation;

/// <summary>
/// The task list of a simulation: what the engine asks for becomes the same tasks as in the live service
/// (<c>Application/Tasks/Effects</c>), without rows.
/// </summary>
internal sealed class SimulatedTasks(World world, SimulatedMail mail, Action<UserTask> opened)
{
    private readonly Dictionary<string, List<UserTask>> byInstance = [];
    private readonly Dictionary<string, List<CountPause>> pauses = [];

    public IReadOnlyList<UserTask> Of(string instanceId) => byInstance.GetValueOrDefault(instanceId) ?? [];

    /// <summary>The n-th time the instance asks for this step, the time at hand included.</summary>
    public int TimeOf(UserTask task) =>
        Of(task.InstanceId).Where(other => other.ActivityId == task.ActivityId).Sum(other => other.ContinuesTaskId is null ? other.Round : 1);

    public IReadOnlyList<UserTask> ReviewedBy(UserTask approval) => ByExecutions(approval.InstanceId, approval.ReviewedExecutionIds);

    public void Open(OpenTask effect)
    {
        var due = DueOf(effect.InstanceId, effect.Spec.Due);
        var before = effect.ReopensExecutionId is { } reopens ? ByExecutions(effect.InstanceId, [reopens]) is [.., var last] ? last : null : null;
        if (before is { IsFinal: false, IsWorkable: false })
        {
            // A neighbour was sent back and took this one along.
            if (before.State == TaskState.Submitted)
                before.Withdraw(new Doer("system", "system"), world.Now);
            before.Reopen(effect.BookmarkId, effect.ExecutionId, due, world.Now);
            world.Tell(SimulationKind.TaskReopened, before);
            Watch(before);
            if (before.Rounds is [.., { Verdict: RoundVerdict.Returned } returned])
                mail.About(before, MailOccasion.Returned, "returned", returned.DecidedByName, returned.Reason);
            return;
        }
        var origin = world.TaskOriginOf(effect.InstanceId);
        Add(before is { IsFinal: true } ? UserTask.Continue(before, effect, origin, due, world.Now) : UserTask.Open(effect, origin, due, world.Now));
    }

    public void Open(OpenApproval effect)
    {
        var approval = UserTask.Open(effect, world.TaskOriginOf(effect.InstanceId), DueOf(effect.InstanceId, effect.Spec.Due), world.Now);
        var reviewed = ByExecutions(effect.InstanceId, effect.ReviewedExecutionIds);
        foreach (var neighbour in reviewed.Where(task => task.State == TaskState.Returned))
            neighbour.ReviewAgain(world.Now);
        var workers = ApprovalRouting.Workers(reviewed);
        var routing = ApprovalRouting.Of(approval.Approvers, workers, world.Staff, world.Today);
        approval.Route(routing.Approvers, workers);
        Add(approval);
        if (routing.Unfilled.Count > 0)
            world.Tell(SimulationKind.IncidentOpened, approval, line => line with { Detail = $"nobody may decide for {string.Join(", ", routing.Unfilled)}" });
    }

    public void Close(CloseTask effect)
    {
        if (Of(effect.InstanceId).FirstOrDefault(task => task.BookmarkId == effect.BookmarkId) is { IsWorkable: true } task)
            Supersede(task, effect.Reason);
    }

    public void Finish(FinishInstance effect)
    {
        var held = Of(effect.InstanceId);
        foreach (var task in held.Where(task => !task.IsFinal))
        {
            if (held.LastOrDefault(task.IsAgreedBy) is { Decisions: [.., var last] })
                Agree(task, new Doer(last.PersonId, last.PersonName));
            else
                Supersede(task, $"instance {effect.SubStatus}");
        }
        byInstance.Remove(effect.InstanceId);
        pauses.Remove(effect.InstanceId);
    }

    /// <summary>Nobody else is to review it: the work is approved, for good.</summary>
    public void Agree(UserTask task, Doer by)
    {
        task.Approve(by, world.Now);
        world.Tell(SimulationKind.TaskCompleted, task, line => line with { Detail = task.Outcome });
        mail.About(task, MailOccasion.Approved, "approved", by.Name);
    }

    public void Pause(PauseClock effect)
    {
        var held = pauses.TryGetValue(effect.InstanceId, out var known) ? known : pauses[effect.InstanceId] = [];
        if (held.Any(pause => pause.ActivityId == effect.ActivityId && pause.Until is null))
            return;
        var pause = new CountPause(effect.InstanceId, effect.ActivityId, world.Today);
        held.Add(pause);
        foreach (var task in Of(effect.InstanceId).Where(task => task.IsWorkable && task.PausesFor(effect.ActivityId)))
        {
            task.PauseCount(pause.From);
            task.PlanReminder(null);
            world.Tell(SimulationKind.CountPaused, task);
        }
    }

    public void Resume(ResumeClock effect)
    {
        if (!pauses.TryGetValue(effect.InstanceId, out var held)
            || held.FirstOrDefault(pause => pause.ActivityId == effect.ActivityId && pause.Until is null) is not { } open)
            return;
        open.Close(world.Today);
        foreach (var task in Of(effect.InstanceId).Where(task => task.IsWorkable && task.PausesFor(effect.ActivityId)))
        {
            if (held.Any(pause => pause.Until is null && task.PausesFor(pause.ActivityId)))
                continue;
            var before = task.DueDate;
            task.ResumeCount(TaskDue.Of(task.Deadline!, held, world.Today, world.Calendar));
            world.Tell(SimulationKind.CountResumed, task);
            Watch(task);
            if (task.DueDate != before)
                mail.About(task, MailOccasion.DueMoved, "moved");
        }
    }

    private void Add(UserTask task)
    {
        (byInstance.TryGetValue(task.InstanceId, out var known) ? known : byInstance[task.InstanceId] = []).Add(task);
        world.Tell(SimulationKind.TaskOpened, task);
        Watch(task);
        mail.About(task, MailOccasionOf(task), "assigned");
        mail.ToCooperating(task);
    }

    private static MailOccasion MailOccasionOf(UserTask task) => task.Kind == TaskKind.Approval ? MailOccasion.ApprovalAsked : MailOccasion.Assigned;

    /// <summary>Puts the task's own moments on the agenda: late, reminded of, acted on.</summary>
    private void Watch(UserTask task)
    {
        if (task.OverdueAt is { } at)
            world.Agenda.Plan(at > world.Now ? at : world.Now, Turn.Overdue, () => PassDue(task, at));
        mail.PlanReminder(task);
        opened(task);
    }

    private void PassDue(UserTask task, DateTimeOffset at)
    {
        if (task.OverdueAt != at)
            return;
        task.PassDue(world.Now);
        world.Tell(SimulationKind.TaskOverdue, task);
        world.Host.Raise(task.InstanceId, new PassDueDate($"overdue:{task.Id}/{task.DueRevision}", task.BookmarkId));
    }

    private void Supersede(UserTask task, string reason)
    {
        task.Supersede(reason, world.Now);
        world.Tell(SimulationKind.TaskSuperseded, task, line => line with { Detail = reason });
    }

    private TaskDue? DueOf(string instanceId, AnchoredDeadline? deadline) =>
        deadline is null ? null : TaskDue.Of(deadline, pauses.GetValueOrDefault(instanceId) ?? [], world.Today, world.Calendar);

    private List<UserTask> ByExecutions(string instanceId, IReadOnlyList<string> executions) =>
        [.. Of(instanceId).Where(task => executions.Contains(task.ExecutionId)).OrderBy(task => task.SubmittedAt)];
}
