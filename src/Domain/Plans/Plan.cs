namespace VanQuan.Workflows.Domain.Plans;

/// <summary>
/// An administrative plan (kế hoạch) as data: who issued it, for which years, the bodies it gives work to, the criteria it
/// serves, the subjects it concerns and its actions. Read by <see cref="PlanJson"/>, which refuses a plan whose codes lead nowhere.
/// <paramref name="Date"/> is the local date of issue; bodies that ended before it are history only.
/// </summary>
public sealed record Plan(
    string Code,
    string Name,
    string? NameEn,
    string? Number,
    DateOnly Date,
    string Issuer,
    string? Signatory,
    DateOnly From,
    DateOnly Until,
    string? Source,
    IReadOnlyList<OrgUnit> Units,
    IReadOnlyList<CriteriaSet> CriteriaSets,
    IReadOnlyList<Subject> Subjects,
    IReadOnlyList<PlanAction> Actions,
    string? Note = null)
{
    /// <exception cref="KeyNotFoundException">The plan has no such body.</exception>
    public OrgUnit Unit(string code) =>
        Units.FirstOrDefault(unit => unit.Code == code) ?? throw new KeyNotFoundException($"plan {Code} has no unit {code}");

    /// <exception cref="KeyNotFoundException">The plan has no such action.</exception>
    public PlanAction Action(int number) =>
        Actions.FirstOrDefault(action => action.Number == number) ?? throw new KeyNotFoundException($"plan {Code} has no action {number}");

    /// <summary>The bodies of the action's scope, groups replaced by their members where the plan lists them.</summary>
    public IReadOnlyList<OrgUnit> ScopeOf(PlanAction action) => [.. action.Scope.SelectMany(Stands).Distinct()];

    /// <summary>The instances the action starts, in the plan's order. None where it runs per subject and no subject is known yet.</summary>
    public IEnumerable<ActionRun> RunsOf(PlanAction action) => action.Runs switch
    {
        ActionRuns.Once => [new(action, Unit(action.Scope is [var only] ? only : action.Lead), null)],
        ActionRuns.PerUnit => ScopeOf(action).Select(unit => new ActionRun(action, unit, null)),
        ActionRuns.PerSubject =>
            from unit in ScopeOf(action)
            from subject in Subjects
            where subject.Unit == unit.Code && subject.Kind == action.SubjectKind
            select new ActionRun(action, unit, subject),
        _ => throw new InvalidOperationException($"action {action.Number} runs in an unknown way: {action.Runs}"),
    };

    /// <summary>Who leads for one body: a group that leads ("UBND các xã") does so through the member at hand.</summary>
    public string LeadFor(PlanAction action, string unit) =>
        Unit(action.Lead) is { Kind: OrgUnitKind.Group, Members: { } members } && members.Contains(unit) ? unit : action.Lead;

    /// <summary>
    /// Bodies with staff that cooperate for one body: a group counts as the member at hand, as all its members where the
    /// action runs once, and as nobody where the plan lists none. The lead does not cooperate with itself.
    /// </summary>
    public IReadOnlyList<string> CooperatingFor(PlanAction action, string unit) =>
        [.. action.Cooperating.Select(Unit)
            .SelectMany(body => body.Kind != OrgUnitKind.Group ? [body.Code]
                : body.Members?.Contains(unit) == true ? [unit]
                : body.Members ?? [])
            .Distinct()
            .Where(code => code != LeadFor(action, unit))];

    private IEnumerable<OrgUnit> Stands(string code) =>
        Unit(code) is { Kind: OrgUnitKind.Group, Members: { Count: > 0 } members } ? members.Select(Unit) : [Unit(code)];
}
