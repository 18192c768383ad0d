using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Plans;

namespace VanQuan.Workflows.Domain.Simulation;

/// <summary>
/// The people a simulation imagines: one officer and one head for every body, and the vice-chairman for the district. A person's id
/// is the post's address (<c>role:TNMT/Head</c>). The district office is the plan's first body of that kind. People a definition
/// names by id (<c>person:…</c>) are imagined too, if they are given.
/// </summary>
public static class SyntheticStaff
{
    public static StaffDirectory Of(Plan plan, IEnumerable<string>? named = null)
    {
        var bodies = plan.Units.Where(unit => unit.Kind != OrgUnitKind.Group).ToList();
        var posts = bodies.SelectMany(unit => RolesIn(unit, plan.Date).Select(role => (Unit: unit, Role: role))).ToList();
        return new StaffDirectory(
            posts.Select(post => new StaffMember(IdOf(post.Unit, post.Role), $"{NameOf(post.Role)}, {post.Unit.Name}", post.Unit.Mail))
                .Concat((named ?? []).Select(id => new StaffMember(id, id, null))),
            posts.Select(post => new Membership(IdOf(post.Unit, post.Role), post.Unit.Code, post.Role)),
            plan.Units.Select(unit => new StaffUnit(unit.Code, unit.Parent, unit.End?.On, unit.End?.Successors, unit.Members)),
            seats: new DistrictSeats(
                bodies.FirstOrDefault(unit => unit.Kind == OrgUnitKind.Office)?.Code,
                bodies.FirstOrDefault(unit => unit.Kind == OrgUnitKind.District)?.Code));
    }

    private static string IdOf(OrgUnit unit, Role role) => Address.OfRole(unit.Code, role).ToString();

    /// <summary>As mails name them: Vietnamese, like the mails.</summary>
    private static string NameOf(Role role) => role switch
    {
        Role.ViceChairman => "Phó Chủ tịch",
        Role.Head => "Trưởng cơ quan",
        _ => "Chuyên viên",
    };

    private static Role[] RolesIn(OrgUnit unit, DateOnly issued) => unit switch
    {
        // A body that ended before the plan has heirs with people of their own.
        { End: { } end } when end.On <= issued => [],
        { Kind: OrgUnitKind.District } => [Role.ViceChairman],
        _ => [Role.Officer, Role.Head],
    };
}
