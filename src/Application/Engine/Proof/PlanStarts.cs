using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Soundness;
using VanQuan.Workflows.Domain.Engine.Soundness.Binding;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Plans;

namespace VanQuan.Workflows.Application.Engine.Proof;

/// <summary>What a plan foresees for a definition: each round of each action that uses it, for each body and subject, as the service would start it.</summary>
internal static class PlanStarts
{
    /// <summary>Rounds of one action that are looked at: five years of months.</summary>
    private const int MostRounds = 60;

    /// <param name="staff">The people there really are; null where nobody knows them, as for a plan in a folder.</param>
    public static BoundPlan Of(Plan plan, string definitionId, WorkCalendar calendar, StaffDirectory? staff, DateOnly today) => new(
        [.. plan.Actions.Where(action => action.Definition == definitionId).SelectMany(action => StartsOf(plan, action, calendar))],
        new(PlanPosts.Of(plan), staff, plan.Units.ToDictionary(unit => unit.Code, unit => unit.Name), today));

    private static IEnumerable<BoundStart> StartsOf(Plan plan, PlanAction action, WorkCalendar calendar)
    {
        var runs = plan.RunsOf(action).ToList();
        // Where no subject is known yet, it will be one of a body in the scope.
        if (runs.Count == 0)
            runs = [.. plan.ScopeOf(action).Select(unit => new ActionRun(action, unit, null))];
        var round = PlannedRound.First(plan, action, plan.Date, calendar);
        for (var i = 0; round is not null && i < MostRounds; i++)
        {
            foreach (var run in runs)
            {
                var start = round.StartOf(plan, run);
                yield return new(Name(run), $"{plan.Code}.{action.Number}.{run.Unit.Code}.{run.Subject?.Code}", start.Input, start.Anchors, round.Begin, round.Due);
            }
            round = PlannedRound.After(plan, action, round.Number, round.Period, calendar);
        }
    }

    private static BilingualText Name(ActionRun run)
    {
        var about = run.Subject is { } subject ? subject.Name : run.Unit.Name;
        return new($"nhiệm vụ {run.Action.Number}, {about}", $"action {run.Action.Number}, {about}");
    }
}
