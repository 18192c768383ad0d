using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.MoreTime;

namespace VanQuan.Workflows.Application.Tasks.Desk;

/// <summary>
/// Who may do what with a task on a local date (law 9): asked inside the transaction that commits the change, never by a page.
/// </summary>
public sealed class TaskAuthority(StaffDirectory staff, DateOnly on)
{
    public StaffDirectory Staff => staff;
    public DateOnly On => on;

    /// <summary>In which capacity this person acts on an address; null where not at all. An address nobody can read has nobody.</summary>
    public Standing? StandingOn(string address, string personId) =>
        Address.TryParse(address, out var parsed, out _) ? staff.StandingOf(personId, parsed, on) : null;

    /// <summary>The person of the body it is addressed to, or their delegate; null for others.</summary>
    public Doer? Worker(UserTask task, Actor actor) =>
        StandingOn(task.Assignee, actor.PersonId) is { } standing ? new Doer(actor.PersonId, actor.Name, standing.OnBehalfOf) : null;

    /// <summary>Whoever holds the claim, in person or by delegation.</summary>
    public static bool Holds(UserTask task, Doer doer) => task.ClaimedBy == doer.PersonId || task.ClaimedBy == doer.OnBehalfOf && task.ClaimedBy is not null;

    /// <summary>The cooperating body this person speaks for, with the capacity; null for none.</summary>
    public (string Unit, Doer Doer)? Contributor(UserTask task, Actor actor)
    {
        foreach (var text in task.Cooperating)
            if (StandingOn(text, actor.PersonId) is { } standing)
                return (Address.Parse(text).Unit ?? task.UnitCode ?? text, new Doer(actor.PersonId, actor.Name, standing.OnBehalfOf));
        return null;
    }

    /// <summary>Whether this person leads the body that owns the task: hands it on inside, takes it back from somebody absent.</summary>
    public bool Leads(UserTask task, Actor actor) =>
        task.UnitCode is { } unit && StandingOn($"role:{unit}/{Role.Head}", actor.PersonId) is not null;

    /// <summary>
    /// Whether this person stands on the assigning side: assigned it by hand, heads a body above, the district office, or is
    /// the vice-chairman; or administers the service. The head of the body itself does not: nobody extends their own deadline.
    /// </summary>
    public bool Directs(UserTask task, Actor actor)
    {
        if (staff.Find(actor.PersonId) is { } person && person.Is(SystemRoles.Administrator)) return true;
        if (task.AssignedBy is { } assigner && StandingOn(assigner, actor.PersonId) is not null) return true;
        return Above(task).Any(address => staff.StandingOf(actor.PersonId, address, on) is not null);
    }

    /// <summary>Where a misassigned task goes back to: whoever assigned it by hand, else the nearest manned post above.</summary>
    public string? Assigner(UserTask task)
    {
        if (task.AssignedBy is { } by && Address.TryParse(by, out var address, out _) && staff.Resolve(address, on).Count > 0) return by;
        return Above(task).FirstOrDefault(post => staff.Resolve(post, on).Count > 0)?.ToString();
    }

    /// <summary>Who hears first of a request for more time: the nearest manned post of the assigning side, without whoever asks.</summary>
    public IReadOnlyList<StaffMember> Deciders(UserTask task, Extension asked)
    {
        var posts = Above(task);
        if (task.AssignedBy is { } by && Address.TryParse(by, out var assigner, out _)) posts = posts.Prepend(assigner);
        return posts.Select(post => staff.Resolve(post, on).Where(person => !asked.IsOwnOf(person.Id)).ToList()).FirstOrDefault(people => people.Count > 0) ?? [];
    }

    /// <summary>Whether this person has to do with the task at all: may comment on it.</summary>
    public bool Concerns(UserTask task, Actor actor) =>
        StandingOn(task.Assignee, actor.PersonId) is not null
        || task.Approvers.Any(seat => StandingOn(seat, actor.PersonId) is not null)
        || Contributor(task, actor) is not null
        || (task.UnitCode is { } unit && staff.IsMember(actor.PersonId, unit, on))
        || Leads(task, actor) || Directs(task, actor)
        || task.IsOwnWorkOf(actor.PersonId)
        || staff.Find(actor.PersonId)?.Is(SystemRoles.Supervisor) == true;

    private IEnumerable<Address> Above(UserTask task) =>
        task.UnitCode is { } unit
            ? staff.Chain(unit, on).Where(step => step.Level > EscalationLevel.Head).Select(step => step.Address)
                .Concat(staff.Superiors(Address.OfRole(unit, Role.Head), on).Where(post => post.Unit != unit)).Distinct()
            : [];
}
