using System.Text.RegularExpressions;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Plans;

namespace VanQuan.Workflows.Domain.Simulation;

/// <summary>
/// A plan made up around a definition that no plan uses yet: the bodies of a plan that is there (or a district with an office),
/// bodies the definition addresses and nobody knows, and one action for one subject, due half a year on.
/// </summary>
public static partial class ImaginedPlan
{
    public const string Code = "thu";

    /// <summary>The only action's number.</summary>
    public const int Action = 1;

    private static readonly OrgUnit[] Bare = [new("UBND", "UBND huyện", OrgUnitKind.District), new("VP", "Văn phòng", OrgUnitKind.Office, "UBND")];

    /// <param name="from">The local date the run begins.</param>
    public static Plan Around(WorkflowDefinition definition, Plan? basis, string? unit, DateOnly from)
    {
        var known = (basis?.Units ?? Bare).ToList();
        known.AddRange(Addressed(definition, "unit", "role").Except(known.Select(one => one.Code)).Order(StringComparer.Ordinal)
            .Select(code => new OrgUnit(code, code, OrgUnitKind.Department)));
        var body = known.FirstOrDefault(one => one.Code == unit)
            ?? known.FirstOrDefault(one => one.Kind == OrgUnitKind.Commune && one.ExistsOn(from))
            ?? known.FirstOrDefault(one => one.Kind == OrgUnitKind.Department) ?? known[0];
        var lead = known.FirstOrDefault(one => one.Kind == OrgUnitKind.Department) ?? body;
        const string kind = "thử";
        return new Plan(
            Code, basis?.Name ?? definition.Name ?? definition.DefinitionId, null, null, from, basis?.Issuer ?? known[0].Code, null, from, from.AddYears(5), null,
            known, basis?.CriteriaSets ?? [], [new Subject("thu", kind, "Đối tượng thử", body.Code, Example: true)],
            [
                new PlanAction(
                    Action, definition.Name ?? definition.DefinitionId, null, new SourceClause("", ""), [], [], lead.Code, [], [], [body.Code],
                    ActionRuns.PerSubject, kind, new ActionDue(from.AddMonths(6), DueStanding.Proposed), null, null, definition.DefinitionId),
            ]);
    }

    /// <summary>People the definition names by id.</summary>
    public static IReadOnlyList<string> People(WorkflowDefinition definition) => Addressed(definition, "person");

    private static List<string> Addressed(WorkflowDefinition definition, params string[] kinds) =>
        [.. Mentioned().Matches(definition.Write(indented: false)).Where(match => kinds.Contains(match.Groups[1].Value)).Select(match => match.Groups[2].Value).Distinct()];

    [GeneratedRegex(@"\b(unit|role|person):([\w.-]{1,100})", RegexOptions.CultureInvariant)]
    private static partial Regex Mentioned();
}
