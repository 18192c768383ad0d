using System.Collections.Concurrent;

namespace VanQuan.Workflows.Domain.Identity;

/// <summary>
/// An immutable picture of people, posts, bodies and delegations: the one place that answers who an address means on a
/// date, who stands above whom, and in which capacity somebody may act. The live service loads it from the database,
/// a simulation makes it up. Dates are local calendar dates (Asia/Ho_Chi_Minh).
/// </summary>
public sealed class StaffDirectory
{
    private readonly Dictionary<string, StaffMember> people;
    private readonly Dictionary<string, StaffUnit> units;
    private readonly Membership[] memberships;
    private readonly Delegation[] delegations;
    private readonly DistrictSeats seats;
    private readonly ConcurrentDictionary<DateOnly, StaffDay> days = [];

    public StaffDirectory(
        IEnumerable<StaffMember> people,
        IEnumerable<Membership> memberships,
        IEnumerable<StaffUnit> units,
        IEnumerable<Delegation>? delegations = null,
        DistrictSeats? seats = null)
    {
        this.people = people.ToDictionary(person => person.Id);
        this.units = units.ToDictionary(unit => unit.Code);
        this.memberships = [.. memberships];
        this.delegations = [.. delegations ?? []];
        this.seats = seats ?? DistrictSeats.VanQuan;
        Succession = new UnitSuccession(this.units);
    }

    public static StaffDirectory Empty { get; } = new([], [], []);

    public IReadOnlyCollection<StaffMember> People => people.Values;

    public UnitSuccession Succession { get; }

    public DistrictSeats Seats => seats;

    public StaffMember? Find(string personId) => people.GetValueOrDefault(personId);

    /// <summary>The name to show; somebody unknown by now is shown by id.</summary>
    public string NameOf(string personId) => personId == Actor.System.PersonId ? Actor.System.Name : Find(personId)?.Name ?? personId;

    public IEnumerable<StaffMember> With(SystemRoles role) => people.Values.Where(person => person.Is(role));

    /// <summary>
    /// Everybody who may answer an address on a date: holders of the post first, then their delegates.
    /// A vacant head is represented by the deputies, and officers by whoever the body has. Empty when nobody is left.
    /// </summary>
    public IReadOnlyList<StaffMember> Resolve(Address address, DateOnly on) =>
        [.. Day(on).Answering(address).Select(found => found.Person)];

    /// <inheritdoc cref="Resolve(Address, DateOnly)"/>
    /// <exception cref="FormatException">The text is no address.</exception>
    public IReadOnlyList<StaffMember> Resolve(string address, DateOnly on) => Resolve(Address.Parse(address), on);

    /// <summary>In which capacity a person may act on an address that day; null when not at all.</summary>
    public Standing? StandingOf(string personId, Address address, DateOnly on)
    {
        foreach (var (person, onBehalfOf) in Day(on).Answering(address))
            if (person.Id == personId)
                return new Standing(personId, onBehalfOf);
        return null;
    }

    /// <summary>Every address text this person answers that day, for queries such as "my tasks"; ended bodies they answer for included.</summary>
    public IReadOnlyList<string> AddressesOf(string personId, DateOnly on) => Day(on).AddressesOf(personId);

    /// <summary>The person's own posts that day, after succession.</summary>
    public IReadOnlyList<Membership> PostsOf(string personId, DateOnly on) => Day(on).PostsOf(personId);

    public bool IsMember(string personId, string unit, DateOnly on) =>
        PostsOf(personId, on).Any(post => post.UnitCode == Succession.Heir(unit, on));

    /// <summary>The head of a body, or the deputy who stands in; null when both posts are vacant. Delegates are not heads.</summary>
    public StaffMember? HeadOf(string unit, DateOnly on) =>
        Day(on).Answering(Address.OfRole(unit, Role.Head)).Where(found => found.OnBehalfOf is null).Select(found => found.Person).FirstOrDefault();

    /// <summary>
    /// The ladder above a body: officer, head of body, district office, vice-chairman.
    /// A rung that would name the same post twice (the district office's own tasks) is left out.
    /// </summary>
    public IReadOnlyList<EscalationStep> Chain(string unit, DateOnly on)
    {
        var heir = Succession.Heir(unit, on);
        var steps = new List<EscalationStep> { new(EscalationLevel.Officer, Address.OfRole(heir, Role.Officer)) };
        if (heir != seats.ViceChairman)
            steps.Add(new(EscalationLevel.Head, Address.OfRole(heir, Role.Head)));
        if (seats.Office is { } office && heir != office && heir != seats.ViceChairman)
            steps.Add(new(EscalationLevel.Office, Address.OfRole(office, Role.Head)));
        if (seats.ViceChairman is { } chair)
            steps.Add(new(EscalationLevel.ViceChairman, Address.OfRole(chair, Role.ViceChairman)));
        return steps;
    }

    /// <summary>Who hears of it at that level. A level nobody sits on passes upward; empty when nobody is left above either.</summary>
    public IReadOnlyList<StaffMember> EscalateTo(EscalationLevel level, string unit, DateOnly on) =>
        Chain(unit, on).Where(step => step.Level >= level)
            .Select(step => Resolve(step.Address, on))
            .FirstOrDefault(found => found.Count > 0) ?? [];

    /// <summary>
    /// Who may decide on work that the people in <paramref name="worked"/> did. A delegate of somebody who worked on it is
    /// left out too, unless they hold the post themselves. Empty: ask <see cref="NextSuperior"/>.
    /// </summary>
    public IReadOnlyList<StaffMember> Approvers(Address address, IReadOnlySet<string> worked, DateOnly on) =>
        [.. Day(on).Answering(address)
            .Where(found => !worked.Contains(found.Person.Id) && (found.OnBehalfOf is null || !worked.Contains(found.OnBehalfOf)))
            .Select(found => found.Person)];

    /// <summary>
    /// The nearest superior who did not work on it: head of the body, then the heads above, then the vice-chairman.
    /// The district office urges but does not approve. Empty when nobody is left: an incident opens.
    /// </summary>
    public IReadOnlyList<StaffMember> NextSuperior(Address address, IReadOnlySet<string> worked, DateOnly on)
    {
        foreach (var superior in Superiors(address, on))
            if (Approvers(superior, worked, on) is { Count: > 0 } found)
                return found;
        return [];
    }

    /// <summary>The posts above an address, nearest first; each may be vacant.</summary>
    public IEnumerable<Address> Superiors(Address address, DateOnly on)
    {
        var unit = address.Unit ?? PostsOf(address.Code, on).Select(post => post.UnitCode).FirstOrDefault();
        var seen = new HashSet<string>();
        for (var above = unit is null ? null : Succession.Heir(unit, on); above is not null && seen.Add(above); above = Parent(above, on))
            if (above != seats.ViceChairman && !(above == unit && address.Role == Role.Head))
                yield return Address.OfRole(above, Role.Head);
        if (seats.ViceChairman is { } chair && address.Role != Role.ViceChairman)
            yield return Address.OfRole(chair, Role.ViceChairman);
    }

    private string? Parent(string code, DateOnly on) =>
        units.GetValueOrDefault(code)?.Parent is { } parent ? Succession.Heir(parent, on) : null;

    private StaffDay Day(DateOnly on) =>
        days.GetOrAdd(on, static (date, directory) => new StaffDay(date, directory.people, directory.memberships, directory.delegations, directory.units, directory.Succession), this);
}
