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
    private readonly Dictionary<string, StaffUnit> units;
    private readonly string[] unitCodes;

    public StaffDay(
        DateOnly on, Dictionary<string, StaffMember> people, IEnumerable<Membership> memberships,
        IEnumerable<Delegation> delegations, Dictionary<string, StaffUnit> units, UnitSuccession succession)
    {
        (this.on, this.people, this.units, this.succession) = (on, people, units, succession);
        var posts = memberships
            .Where(post => post.Holds(on) && people.TryGetValue(post.PersonId, out var person) && person.Active)
            .Select(post => succession.Inherit(post, on))
            .ToArray();
        byUnit = posts.ToLookup(post => post.UnitCode, post => (people[post.PersonId], post.Role));
        byPerson = posts.ToLookup(post => post.PersonId);
        delegated = delegations.Where(one => one.Holds(on)).ToLookup(one => one.FromPersonId);
        unitCodes = [.. units.Keys.Union(posts.Select(post => post.UnitCode))];
    }

    public IReadOnlyList<Membership> PostsOf(string personId) => [.. byPerson[personId]];

    /// <summary>Own posts first, then delegates; each person once.</summary>
    public IEnumerable<(StaffMember Person, string? OnBehalfOf)> Answering(Address address)
    {
        var holders = (address.Kind == AddressKind.Person ? Oneself(address.Code) : Bodies(address.Code).SelectMany(unit => Holders(unit, address.Role)))
            .ToArray();
        var delegates =
            from holder in holders
            from delegation in delegated[holder.Person.Id]
            where delegation.Covers(holder.Unit) || delegation.Covers(address.Unit) || CoversHeir(delegation, holder.Unit)
            where people.TryGetValue(delegation.ToPersonId, out var person) && person.Active
            select (people[delegation.ToPersonId], (string?)holder.Person.Id);
        return holders.Select(holder => (holder.Person, (string?)null)).Concat(delegates).DistinctBy(found => found.Item1.Id);
    }

    public IReadOnlyList<string> AddressesOf(string personId)
    {
        var named = unitCodes.SelectMany(code => Enum.GetValues<Role>().Select(role => Address.OfRole(code, role)).Append(Address.OfUnit(code)));
        var persons = delegated.Select(group => group.Key).Append(personId).Distinct().Select(Address.OfPerson);
        return [.. named.Concat(persons).Where(address => Answering(address).Any(found => found.Person.Id == personId)).Select(address => address.ToString())];
    }

    /// <summary>The body it was given for has merged into the one the post is in now.</summary>
    private bool CoversHeir(Delegation delegation, string? unit) => delegation.UnitCode is { } code && unit is not null && succession.Heir(code, on) == unit;

    private IEnumerable<(StaffMember Person, string? Unit)> Oneself(string id) =>
        people.TryGetValue(id, out var person) && person.Active ? [(person, null)] : [];

    private IEnumerable<string> Bodies(string code) =>
        units.GetValueOrDefault(code)?.Members is { Count: > 0 } members
            ? members.Select(member => succession.Heir(member, on)).Distinct()
            : [succession.Heir(code, on)];

    /// <summary>Somebody always answers while the body has anybody in the line above the post. No role: anybody of the body.</summary>
    private IEnumerable<(StaffMember Person, string? Unit)> Holders(string unit, Role? role)
    {
        var found = role switch
        {
            null => byUnit[unit].Select(post => post.Person),
            Role.Officer => FirstFilled(unit, [Role.Officer], [Role.Deputy], [Role.Head, Role.ViceChairman]),
            Role.Head => FirstFilled(unit, [Role.Head, Role.ViceChairman], [Role.Deputy]),
            _ => FirstFilled(unit, [role.Value]),
        };
        return found.Select(person => (person, (string?)unit));
    }

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
