namespace VanQuan.Workflows.Domain.Plans.Json;

/// <summary>Every code in a plan leads somewhere, every action can be started and is over some day.</summary>
internal static class PlanReferences
{
    public static void Check(Plan plan)
    {
        if (plan.Until < plan.From)
            throw new PlanRefusedException("until", $"{plan.Until:yyyy-MM-dd} lies before from {plan.From:yyyy-MM-dd}");
        Unique(plan.Units.Select(unit => unit.Code), "units", "unit code");
        Unique(plan.Subjects.Select(subject => subject.Code), "subjects", "subject code");
        Unique(plan.CriteriaSets.Select(set => set.Code), "criteriaSets", "criteria set");
        Unique(plan.Actions.Select(action => $"{action.Number}"), "actions", "action number");

        var units = plan.Units.Select(unit => unit.Code).ToHashSet();
        Known([plan.Issuer], units, "issuer");
        for (var i = 0; i < plan.Units.Count; i++)
        {
            var unit = plan.Units[i];
            Known(unit.Parent is null ? [] : [unit.Parent], units, $"units[{i}].parent");
            Known(unit.Members ?? [], units, $"units[{i}].members");
            Known(unit.End?.Successors ?? [], units, $"units[{i}].end.successors");
        }
        for (var i = 0; i < plan.CriteriaSets.Count; i++)
            Unique(plan.CriteriaSets[i].Criteria.Select(criterion => criterion.Code), $"criteriaSets[{i}].criteria", "criterion");
        for (var i = 0; i < plan.Subjects.Count; i++)
            Known([plan.Subjects[i].Unit], units, $"subjects[{i}].unit");
        for (var i = 0; i < plan.Actions.Count; i++)
            CheckAction(plan, plan.Actions[i], units, $"actions[{i}]");
    }

    private static void CheckAction(Plan plan, PlanAction action, HashSet<string> units, string place)
    {
        Known([action.Lead], units, $"{place}.lead");
        Known(action.CoLeads, units, $"{place}.coLeads");
        Known(action.Cooperating, units, $"{place}.cooperating");
        Known(action.Scope, units, $"{place}.scope");
        if (action.Scope.Count == 0)
            throw new PlanRefusedException($"{place}.scope", "an action needs at least one unit");
        if (action.SourceTasks.Count == 0)
            throw new PlanRefusedException($"{place}.sourceTasks", "an action names the rows of the table it covers");
        if (action.Due is null == action.Recurrence is null)
            throw new PlanRefusedException(place, "an action has either a due date or a recurrence");
        if (action.Runs == ActionRuns.PerSubject && action.SubjectKind is null)
            throw new PlanRefusedException($"{place}.subjectKind", "an action that runs per subject says of which kind");
        if (action.Recurrence is { } recurrence && recurrence.First(recurrence.From) is null)
            throw new PlanRefusedException($"{place}.recurrence", "no round ends before until");
        for (var i = 0; i < action.Criteria.Count; i++)
            if (plan.CriteriaSets.FirstOrDefault(set => set.Code == action.Criteria[i].Set)?.Find(action.Criteria[i].Code) is null)
                throw new PlanRefusedException($"{place}.criteria[{i}]", $"{action.Criteria[i]} is in no criteria set of the plan");
    }

    private static void Known(IReadOnlyList<string> codes, HashSet<string> units, string place)
    {
        if (codes.FirstOrDefault(code => !units.Contains(code)) is { } stranger)
            throw new PlanRefusedException(place, $"the plan has no unit \"{stranger}\"");
    }

    private static void Unique(IEnumerable<string> codes, string place, string what)
    {
        if (codes.GroupBy(code => code).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new PlanRefusedException(place, $"{what} {twice.Key} occurs {twice.Count()} times");
    }
}
