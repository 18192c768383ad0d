using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Plans;

namespace VanQuan.Workflows.Application.Engine.Proof;

/// <summary>
/// Every post the bodies of a plan may have, each held by somebody imagined: a definition is right or wrong by the posts there are, not by who holds
/// them today. One person heads a body; officers and deputies are several, so that nobody is taken for the only one who could have done the work.
/// </summary>
internal static class PlanPosts
{
    public static StaffDirectory Of(Plan plan)
    {
        var bodies = plan.Units.Where(unit => unit.Kind != OrgUnitKind.Group).ToList();
        var posts = bodies.Where(unit => unit.ExistsOn(plan.Date)).SelectMany(PostsIn).ToList();
        return new StaffDirectory(
            posts.Select(post => new StaffMember(post.PersonId, post.PersonId, null)), posts,
            plan.Units.Select(unit => new StaffUnit(unit.Code, unit.Parent, unit.End?.On, unit.End?.Successors, unit.Members)),
            seats: new DistrictSeats(
                bodies.FirstOrDefault(unit => unit.Kind == OrgUnitKind.Office)?.Code,
                bodies.FirstOrDefault(unit => unit.Kind == OrgUnitKind.District)?.Code));
    }

    private static IEnumerable<Membership> PostsIn(OrgUnit unit)
    {
        (Role Role, int Holders)[] posts = unit.Kind == OrgUnitKind.District
            ? [(Role.Head, 1), (Role.ViceChairman, 1)]
            : [(Role.Head, 1), (Role.Deputy, 2), (Role.Officer, 2)];
        return from post in posts
               from holder in Enumerable.Range(1, post.Holders)
               select new Membership($"{unit.Code}/{post.Role}/{holder}", unit.Code, post.Role);
    }
}
