using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Clock.Calendars;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Tasks.Effects;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Plans.Editing;

/// <summary>What of a plan already runs and a change of its text reaches: the round under way, the runs it lacks, the due dates that follow the action's.</summary>
public sealed class RoundReach(StartWorkflow startWorkflow, DueDates dues, CalendarInForce calendars)
{
    /// <summary>A task whose due date the action's new one moves; local dates.</summary>
    public sealed record Move(UserTask Task, AnchoredDeadline Deadline, TaskDue Due);

    /// <summary>The round of an action that is under way; null where none has begun or the last is closed.</summary>
    public static async Task<ActionRoundRow?> UnderWayAsync(WorkflowsDb db, string plan, int action, CancellationToken ct) =>
        (await db.Set<ActionRoundRow>().Where(row => row.PlanCode == plan && row.ActionNumber == action && row.StartedAt != null).OrderByDescending(row => row.Round).FirstOrDefaultAsync(ct))
            is { ClosedAt: null } row ? row : null;

    /// <summary>The action's due date as a round of it has it; null where it has none.</summary>
    public DateOnly? DueOf(PlanAction action) => action.Due is { } due ? calendars.Current.Roll(due.Date, due.Roll) : null;

    /// <summary>Runs the action asks for that the round does not have. An action that runs once has its run, whoever leads it by now.</summary>
    public static async Task<IReadOnlyList<ActionRun>> MissingAsync(WorkflowsDb db, Plan plan, PlanAction action, ActionRoundRow round, CancellationToken ct)
    {
        var there = (await db.Set<WorkflowInstanceRow>().Where(row => row.PlanCode == plan.Code && row.ActionNumber == action.Number && row.Round == round.Round && row.ParentId == null)
            .Select(row => row.Id).ToListAsync(ct)).ToHashSet();
        return action.Runs == ActionRuns.Once && there.Count > 0 ? [] : [.. plan.RunsOf(action).Where(run => !there.Contains(StartAction.InstanceOf(plan, run, round).Start.InstanceId))];
    }

    public async Task StartAsync(TransitionScope scope, Plan plan, IEnumerable<ActionRun> runs, ActionRoundRow round, CancellationToken ct)
    {
        foreach (var run in runs)
            await startWorkflow.RunAsync(scope, StartAction.InstanceOf(plan, run, round), ct);
    }

    /// <summary>Open tasks that count from the action's due date, with what the new one gives them. Dates set by hand and counts that stand still stay.</summary>
    public async Task<IReadOnlyList<Move>> MovesAsync(WorkflowsDb db, string plan, ActionRoundRow round, DateOnly due, DateOnly today, CancellationToken ct)
    {
        var tasks = await db.Set<UserTask>().Where(task => task.PlanCode == plan && task.ActionNumber == round.ActionNumber
            && db.Set<WorkflowInstanceRow>().Any(row => row.Id == task.InstanceId && row.Round == round.Round)
            && (task.State == TaskState.Open || task.State == TaskState.Claimed)).OrderBy(task => task.Id).ToListAsync(ct);
        var moves = new List<Move>();
        foreach (var task in tasks)
            if (task is { IsPaused: false, Deadline: { Rule.Anchor: "ActionDue" } before } && before with { Anchor = due } is var deadline
                && await dues.OfAsync(db, task.InstanceId, deadline, today, ct) is { } moved && moved.Date != task.DueDate)
                moves.Add(new(task, deadline, moved));
        return moves;
    }

    /// <summary>Ids of the instances of the round that are still open.</summary>
    public static Task<List<string>> OpenAsync(WorkflowsDb db, ActionRoundRow round, CancellationToken ct) =>
        db.Set<WorkflowInstanceRow>().Where(row => row.PlanCode == round.PlanCode && row.ActionNumber == round.ActionNumber && row.Round == round.Round
            && (row.Status == InstanceStatus.Running || row.SubStatus == InstanceSubStatus.Faulted)).OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(ct);
}
