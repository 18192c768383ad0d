using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.MoreTime;

namespace VanQuan.Workflows.Application.Reports;

/// <summary>Reads where a plan stands today. Reports only read: four queries over rounds, instances, open tasks and granted extensions.</summary>
public sealed class ReadPlanBoard(IDbContextFactory<WorkflowsDb> databases, PlanStore plans, WorkCalendar calendar, TimeProvider clock)
{
    /// <param name="soonDays">Working days before a due date from which on it is soon.</param>
    public async Task<PlanBoard?> ReadAsync(string planCode, int soonDays, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await plans.FindAsync(db, planCode, ct) is not { } plan)
            return null;
        var now = clock.GetUtcNow();
        var rounds = (await db.Set<ActionRoundRow>().AsNoTracking().Where(row => row.PlanCode == plan.Code).ToListAsync(ct)).ToLookup(row => row.ActionNumber);
        var instances = await db.Set<WorkflowInstanceRow>().AsNoTracking().Where(row => row.PlanCode == plan.Code && row.ParentId == null)
            .Select(row => new Instance(row.Id, row.ActionNumber, row.Round, row.UnitCode, row.SubjectName, row.StartedAt, row.FinishedAt)).ToListAsync(ct);
        var tasks = await db.Set<UserTask>().AsNoTracking()
            .Where(task => task.PlanCode == plan.Code && (task.State == TaskState.Open || task.State == TaskState.Claimed || task.State == TaskState.Submitted || task.State == TaskState.Returned))
            .AsItems().ToListAsync(ct);
        var granted = (await (from asked in db.Set<Extension>().AsNoTracking()
                              join task in db.Set<UserTask>().AsNoTracking() on asked.TaskId equals task.Id
                              where asked.State == ExtensionState.Granted && task.PlanCode == plan.Code
                              select task.InstanceId).ToListAsync(ct)).CountBy(id => id).ToDictionary();
        var counted = new Day(plan, VietnamTime.DateOf(now), calendar, soonDays);
        var byAction = instances.ToLookup(instance => instance.Action);
        var byInstance = tasks.ToLookup(task => task.InstanceId);
        return new PlanBoard(plan, counted.Today, now,
            [.. plan.Actions.Select(action => counted.Stand(action, [.. rounds[action.Number].OrderBy(row => row.Round)], [.. byAction[action.Number]], byInstance) with { Extensions = byAction[action.Number].Sum(one => granted.GetValueOrDefault(one.Id)) })]);
    }

    private sealed record Instance(string Id, int? Action, int? Round, string? Unit, string? SubjectName, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt);

    private sealed record Day(Plan Plan, DateOnly Today, WorkCalendar Calendar, int SoonDays)
    {
        public ActionStanding Stand(PlanAction action, IReadOnlyList<ActionRoundRow> rounds, IReadOnlyList<Instance> instances, ILookup<string, TaskListItem> tasks)
        {
            var current = rounds.LastOrDefault(row => row.StartedAt is not null && !row.Skipped) ?? (rounds.Count > 0 ? rounds[0] : null);
            var next = rounds.FirstOrDefault(row => row.StartAt is not null);
            var due = action.Due?.Date ?? current?.Due;
            var runs = instances.Where(one => action.Recurrence is null || one.Round == current?.Round)
                .Select(one => new RunStanding(one.Id, one.Round ?? 1, one.Unit, one.SubjectName, Of(one, due, tasks), one.StartedAt, one.FinishedAt)).ToList();
            var open = runs.SelectMany(run => tasks[run.InstanceId].Select(task => new OpenWork(task, run.UnitCode, run.SubjectName))).ToList();
            var whole = Whole(runs, due, action.Recurrence is not null && next is not null);
            var once = action.Runs == ActionRuns.Once;
            var byUnit = Plan.ScopeOf(action).ToDictionary(unit => unit.Code, unit => once ? whole : Whole([.. runs.Where(run => run.UnitCode == unit.Code)], due, false));
            return new ActionStanding(action, whole, due, next?.StartAt, runs, open, byUnit);
        }

        private WorkStanding Whole(List<RunStanding> runs, DateOnly? due, bool comesAgain)
        {
            if (runs.Count == 0)
                return due < Today ? WorkStanding.Late : WorkStanding.NotStarted;
            var worst = runs.Max(run => run.Standing);
            return worst == WorkStanding.Done && comesAgain ? WorkStanding.OnTime : worst;
        }

        private WorkStanding Of(Instance instance, DateOnly? due, ILookup<string, TaskListItem> tasks)
        {
            if (instance.FinishedAt is not null)
                return WorkStanding.Done;
            var worst = due < Today ? WorkStanding.Late : WorkStanding.OnTime;
            foreach (var task in tasks[instance.Id])
                worst = Of(task) is var standing && standing > worst ? standing : worst;
            return worst;
        }

        private WorkStanding Of(TaskListItem task) => task switch
        {
            { State: TaskState.Submitted } => WorkStanding.Review,
            { Paused: true } or { DueDate: null } => WorkStanding.OnTime,
            { DueDate: { } due } when due < Today => WorkStanding.Late,
            { DueDate: { } due } when Calendar.WorkingDaysBetween(Today, due) <= SoonDays => WorkStanding.Soon,
            _ => WorkStanding.OnTime,
        };
    }
}
