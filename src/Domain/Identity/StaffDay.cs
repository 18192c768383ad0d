namespace VanQuan.Workflows.Domain.Identity;

/// <summary>Posts and delegations as they stand on one day; worked out once per day and directory.</summary>
internal sealed class StaffDay
{
    private readonly DateOnly on;
    private readonly UnitSuccession succession;
    private readonly Dictionary<string, StaffMember> people;
    private readonly ILookup<string, (StaffMember Person, Role Role)> byUnit;
    private readonly ILookup<string, Membership> byPerson;
    private readonly ILookup<string, Delegation> delegated;
    private readonly string[] unitCodes;

    public StaffDay(
        DateOnly on, Dictionary<string, StaffMember> people, IEnumerable<Membership> memberships,
        IEnumerable<Delegation> delegations, IEnumerable<string> unitCodes, UnitSuccession succession)
    {
        (this.on, this.people, this.succession) = (on, people, succession);
        var posts = memberships
            .Where(post => post.Holds(on) && people.TryGetValue(post.PersonId, out var person) && person.Active)
            .Select(post => succession.Inherit(post, on))
            .ToArray();
        byUnit = posts.ToLookup(post => post.UnitCode, post => (people[post.PersonId], post.Role));
        byPerson = posts.ToLookup(post => post.PersonId);
        delegated = delegations.Where(one => one.Holds(on)).ToLookup(one => one.FromPersonId);
        this.unitCodes = [.. unitCodes.Union(posts.Select(post => post.UnitCode))];
    }

    public IReadOnlyList<Membership> PostsOf(string personId) => [.. byPerson[personId]];

    /// <summary>Own posts first, then delegates; each person once.</summary>
    public IEnumerable<(StaffMember Person, string? OnBehalfOf)> Answering(Address address)
    {
        var unit = address.Unit is { } code ? succession.Heir(code, on) : null;
        var own = address.Kind switch
        {
            AddressKind.Unit => byUnit[unit!].Select(post => post.Person),
            AddressKind.Role => Holders(unit!, address.Role!.Value),
            _ => people.TryGetValue(address.Code, out var person) && person.Active ? [person] : [],
        };
        var holders = own.DistinctBy(person => person.Id).ToArray();
        var delegates =
            from holder in holders
            from delegation in delegated[holder.Id]
            where delegation.Covers(unit) || delegation.Covers(address.Unit)
            where people.TryGetValue(delegation.ToPersonId, out var person) && person.Active
            select (people[delegation.ToPersonId], (string?)holder.Id);
        return holders.Select(holder => (holder, (string?)null)).Concat(delegates).DistinctBy(found => found.Item1.Id);
    }

    public IReadOnlyList<string> AddressesOf(string personId)
    {
        var named = unitCodes.SelectMany(code => Enum.GetValues<Role>().Select(role => Address.OfRole(code, role)).Append(Address.OfUnit(code)));
        var persons = delegated.Select(group => group.Key).Append(personId).Distinct().Select(Address.OfPerson);
        return [.. named.Concat(persons).Where(address => Answering(address).Any(found => found.Person.Id == personId)).Select(address => address.ToString())];
    }

    /// <summary>Somebody always answers while the body has anybody in the line above the post.</summary>
    private StaffMember[] Holders(string unit, Role role) => role switch
    {
        Role.Officer => FirstFilled(unit, [Role.Officer], [Role.Deputy], [Role.Head, Role.ViceChairman]),
        Role.Head => FirstFilled(unit, [Role.Head, Role.ViceChairman], [Role.Deputy]),
        _ => FirstFilled(unit, [role]),
    };

    private StaffMember[] FirstFilled(string unit, params ReadOnlySpan<Role[]> choices)
    {
        foreach (var roles in choices)
        {
            var found = byUnit[unit].Where(post => roles.Contains(post.Role)).Select(post => post.Person).ToArray();
            if (found.Length > 0)
                return found;
        }
        return [];
    }
}
