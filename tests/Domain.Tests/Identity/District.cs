using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Domain_Tests.Identity;

/// <summary>A small district: two bodies, the office, the vice-chairman. People are named after their posts.</summary>
internal static class District
{
    public static readonly DateOnly Today = new(2022, 3, 1);

    public static readonly StaffUnit[] Units =
        [new("UBND"), new("VP", "UBND"), new("TNMT", "UBND"), new("VHTT", "UBND"), new("TRANG-PHAI", "UBND")];

    public static readonly Membership[] Posts =
    [
        new("tnmt-officer", "TNMT", Role.Officer), new("tnmt-head", "TNMT", Role.Head),
        new("vhtt-officer", "VHTT", Role.Officer), new("vhtt-deputy", "VHTT", Role.Deputy), new("vhtt-head", "VHTT", Role.Head),
        new("vp-head", "VP", Role.Head), new("vice-chairman", "UBND", Role.ViceChairman),
        new("trang-phai-head", "TRANG-PHAI", Role.Head),
    ];

    public static StaffDirectory Directory(
        IEnumerable<Membership>? posts = null, IEnumerable<StaffUnit>? units = null,
        IEnumerable<Delegation>? delegations = null, params string[] inactive)
    {
        posts = [.. posts ?? Posts];
        var names = posts.Select(post => post.PersonId)
            .Concat((delegations ?? []).Select(delegation => delegation.ToPersonId))
            .Distinct();
        return new StaffDirectory(names.Select(name => new StaffMember(name, name, null, !inactive.Contains(name))), posts, units ?? Units, delegations);
    }

    public static string Names(this IEnumerable<StaffMember> people) => string.Join(' ', people.Select(person => person.Id));

    public static HashSet<string> People(params string[] ids) => [.. ids];
}
