using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Domain.Plans;

namespace VanQuan.Workflows.Application.Reports;

/// <summary>How an action, or its part in one body, stands on a day. Late outweighs soon, soon outweighs review.</summary>
public enum WorkStanding { NotStarted, Done, OnTime, Review, Soon, Late }

/// <summary>A task that is not finished, with the body and subject of the instance it belongs to.</summary>
public sealed record OpenWork(TaskListItem Task, string? InstanceUnit, string? SubjectName);

/// <summary>One instance of an action: for whom, and whether it has ended.</summary>
public sealed record RunStanding(string InstanceId, int Round, string? UnitCode, string? SubjectName, WorkStanding Standing, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt);

/// <summary>
/// One action of the plan on a day. <see cref="Due"/> is the action's own date or that of the round at hand (local).
/// <see cref="ByUnit"/> holds the bodies of its scope; an action that runs once stands the same for all of them.
/// </summary>
public sealed record ActionStanding(
    PlanAction Action, WorkStanding Standing, DateOnly? Due, DateTimeOffset? NextStart, IReadOnlyList<RunStanding> Runs,
    IReadOnlyList<OpenWork> Open, IReadOnlyDictionary<string, WorkStanding> ByUnit)
{
    /// <summary>How often more time was granted on its tasks, finished ones and earlier rounds too.</summary>
    public int Extensions { get; init; }

    public int FinishedRuns => Runs.Count(run => run.FinishedAt is not null);

    /// <summary>Whether some open date was moved by hand; the original stays on record.</summary>
    public bool IsExtended => Open.Any(work => work.Task.DueReason is not null && work.Task.DueDate != work.Task.OriginalDueDate);
}

/// <summary>A whole plan on a day: every number a leader sees is counted from these.</summary>
public sealed record PlanBoard(Plan Plan, DateOnly Today, DateTimeOffset At, IReadOnlyList<ActionStanding> Actions)
{
    /// <summary>How often more time was granted in the whole plan.</summary>
    public int Extensions => Actions.Sum(action => action.Extensions);

    public int Count(WorkStanding standing) => Actions.Count(action => action.Standing == standing);
}
