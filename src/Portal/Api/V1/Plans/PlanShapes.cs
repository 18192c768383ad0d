using VanQuan.Workflows.Application.Reports;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Portal.Api.V1.Tasks;

namespace VanQuan.Workflows.Portal.Api.V1.Plans;

public sealed record CriterionShape(string Set, string Code);

public sealed record PlanLine(string Code, string Name, string? Number, DateOnly Date, DateOnly From, DateOnly Until, string Issuer, int Actions);

/// <param name="EndedOn">The first day it no longer exists.</param>
public sealed record PlanUnit(string Code, string Name, OrgUnitKind Kind, string? Parent, DateOnly? EndedOn, IReadOnlyList<string> Successors);

public sealed record PlanShape(PlanLine Plan, string? Signatory, IReadOnlyList<PlanUnit> Units);

/// <summary>An action of the plan and how it stands today.</summary>
/// <param name="NextStart">When its next round begins by itself.</param>
/// <param name="Extended">Whether some open date was moved; the original stays on record.</param>
public sealed record ActionLine(
    int Number, string Title, string Document, string Clause, IReadOnlyList<CriterionShape> Criteria, string Lead, IReadOnlyList<string> Cooperating, IReadOnlyList<string> Scope,
    WorkStanding Standing, DateOnly? Due, bool Recurring, DateTimeOffset? NextStart, int Runs, int FinishedRuns, int OpenTasks, bool Extended)
{
    internal static ActionLine Of(ActionStanding standing, bool english)
    {
        var action = standing.Action;
        return new ActionLine(
            action.Number, english ? action.TitleEn ?? action.Title : action.Title, action.Source.Document, action.Source.Clause, [.. action.Criteria.Select(key => new CriterionShape(key.Set, key.Code))],
            action.Lead, action.Cooperating, action.Scope, standing.Standing, standing.Due, action.Recurrence is not null, standing.NextStart, standing.Runs.Count, standing.FinishedRuns,
            standing.Open.Count, standing.IsExtended);
    }
}

/// <summary>One run of an action: for which body and subject.</summary>
public sealed record RunLine(string Instance, int Round, string? Unit, string? Subject, WorkStanding Standing, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt)
{
    internal static RunLine Of(RunStanding run) => new(run.InstanceId, run.Round, run.UnitCode, run.SubjectName, run.Standing, run.StartedAt, run.FinishedAt);
}

/// <param name="ByUnit">How it stands in each body of its scope.</param>
public sealed record ActionShape(ActionLine Action, string? Deliverable, string? Note, IReadOnlyList<RunLine> Runs, IReadOnlyList<TaskLine> Open, IReadOnlyDictionary<string, WorkStanding> ByUnit);

/// <summary>How many actions stand how.</summary>
public sealed record Figures(int All, int NotStarted, int OnTime, int Soon, int Review, int Late, int Done, int Extended)
{
    internal static Figures Of(IReadOnlyCollection<ActionStanding> actions)
    {
        int Count(WorkStanding standing) => actions.Count(action => action.Standing == standing);
        return new Figures(actions.Count, Count(WorkStanding.NotStarted), Count(WorkStanding.OnTime), Count(WorkStanding.Soon), Count(WorkStanding.Review), Count(WorkStanding.Late), Count(WorkStanding.Done),
            actions.Count(action => action.IsExtended));
    }
}

public sealed record UnitFigures(string Unit, Figures Figures);

/// <param name="At">The moment the figures are of.</param>
/// <param name="ByLead">Of the actions each body leads.</param>
/// <param name="ByCommune">How the actions stand in each body of their scope.</param>
public sealed record PlanReport(string Plan, DateTimeOffset At, DateOnly Today, Figures Figures, IReadOnlyList<UnitFigures> ByLead, IReadOnlyList<UnitStandings> ByCommune);

/// <param name="Counts">How many actions stand how in this body.</param>
public sealed record UnitStandings(string Unit, IReadOnlyDictionary<WorkStanding, int> Counts);
