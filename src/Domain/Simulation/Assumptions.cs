namespace VanQuan.Workflows.Domain.Simulation;

/// <summary>
/// What is chosen at one step: an outcome, always or the first so many times, and what is entered in its form. Nothing chosen is
/// the first outcome, of an approval that it agrees.
/// </summary>
public sealed record StepChoice(string Activity, string? Outcome = null, int? Times = null, IReadOnlyDictionary<string, string>? Values = null);

/// <summary>
/// What somebody who tries a procedure assumes: how each body works (by its code; others by <paramref name="Others"/>) and what is
/// chosen at each step. It is written out as rules of <see cref="PeopleConduct"/>, so that <c>plan simulate --people FILE</c>
/// lives through the very same.
/// </summary>
public sealed record Assumptions(Conduct Others, IReadOnlyDictionary<string, Conduct> Bodies, IReadOnlyList<StepChoice> Choices)
{
    public static Assumptions Punctual { get; } = new(Conduct.OnTime, new Dictionary<string, Conduct>(), []);

    /// <summary>Beyond this a lateness is a typing error.</summary>
    public const int MostDaysLate = 1_000;

    /// <summary>Whether everybody is on time.</summary>
    public bool IsPunctual => Others == Conduct.OnTime && Bodies.Values.All(conduct => conduct == Conduct.OnTime);

    /// <summary>The same choices by people who are all on time.</summary>
    public Assumptions MadePunctual() => new(Conduct.OnTime, new Dictionary<string, Conduct>(), Choices);

    /// <param name="punctualAt">A step at which whoever does it is on time, whatever their body's conduct: to see what its lateness costs.</param>
    public PeopleConduct ToPeople(string? punctualAt = null)
    {
        var late = Bodies.Where(body => body.Value != Others).OrderBy(body => body.Key, StringComparer.Ordinal)
            .Select(body => Worked(new PeopleConduct.Rule(Unit: body.Key), body.Value)).ToList();
        var rules = Choices.SelectMany(Chosen).SelectMany(rule => punctualAt == rule.Activity
            ? [rule with { People = Conduct.OnTime.Name }]
            : late.Select(body => rule with { Unit = body.Unit, People = body.People, Days = body.Days }).Append(Worked(rule, Others))).ToList();
        if (punctualAt is not null)
            rules.Add(new(Activity: punctualAt, People: Conduct.OnTime.Name));
        rules.AddRange(late);
        // A default without a name of its own is the last rule, which fits everybody.
        if (Others.Name is null)
            rules.Add(Worked(new(), Others));
        return new PeopleConduct(Others.Name is null ? Conduct.OnTime : Others, rules);
    }

    private static IEnumerable<PeopleConduct.Rule> Chosen(StepChoice choice)
    {
        var values = choice.Values is { Count: > 0 } given ? new Dictionary<string, string>(given) : null;
        var rule = new PeopleConduct.Rule(Activity: choice.Activity, Outcome: choice.Outcome, Values: values);
        if (choice.Outcome is null || choice.Times is not { } times)
            return [rule];
        var first = Enumerable.Range(1, times).Select(time => rule with { Time = time });
        return values is null ? first : first.Append(rule with { Outcome = null });
    }

    private static PeopleConduct.Rule Worked(PeopleConduct.Rule rule, Conduct conduct) =>
        conduct.Name is { } name ? rule with { People = name } : rule with { Days = conduct.Days };
}
