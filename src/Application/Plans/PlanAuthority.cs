using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Plans;

/// <summary>
/// Who runs a plan, on a local date: asked inside the transaction that commits the change (law 9). The standing body of the
/// steering committee and the office above it look after the whole of it, a head only after the work of the body they lead.
/// </summary>
public sealed class PlanAuthority(StaffDirectory staff, DateOnly on)
{
    /// <summary>Changes the text of a plan's actions, its subjects and rounds: administrators and the head of the standing body.</summary>
    public bool MayEdit(Actor actor) =>
        !actor.IsPerson || Has(actor, SystemRoles.Administrator) || staff.Seats.StandingBody is { } standing && Heads(actor, standing);

    /// <summary>Assigns work to anybody of the district: those who edit the plan, supervisors, the head of the office, the vice-chairman.</summary>
    public bool MayAssignToAll(Actor actor) =>
        MayEdit(actor) || Has(actor, SystemRoles.Supervisor)
        || staff.Seats.Office is { } office && Heads(actor, office)
        || staff.Seats.ViceChairman is { } chair && Answers(actor, Address.OfRole(chair, Role.ViceChairman));

    /// <summary>Bodies this person leads, and so assigns work in.</summary>
    public IReadOnlyList<string> Led(Actor actor) =>
        [.. staff.PostsOf(actor.PersonId, on).Where(post => post.Role is Role.Head or Role.ViceChairman).Select(post => post.UnitCode).Distinct()];

    public bool MayAssign(Actor actor) => MayAssignToAll(actor) || Led(actor).Count > 0;

    /// <summary>Whether this person may assign to this address; a person's address counts where they have a post.</summary>
    public bool MayAssignTo(Actor actor, Address address)
    {
        if (MayAssignToAll(actor))
            return true;
        var led = Led(actor);
        return address.Unit is { } unit ? led.Contains(staff.Succession.Heir(unit, on)) : staff.PostsOf(address.Code, on).Any(post => led.Contains(post.UnitCode));
    }

    private bool Has(Actor actor, SystemRoles role) => staff.Find(actor.PersonId)?.Is(role) == true;

    private bool Heads(Actor actor, string unit) => Answers(actor, Address.OfRole(unit, Role.Head));

    private bool Answers(Actor actor, Address address) => staff.StandingOf(actor.PersonId, address, on) is not null;
}
