using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Reminders;

/// <summary>
/// Whose late work a person sees together: of everybody (supervisors, administrators, the heads of the district office and of
/// the standing body, the vice-chairman), of the bodies they head, or of none. Delegates see what they stand in for.
/// </summary>
public sealed record EscalationReach(bool Everybody, IReadOnlyList<string> Bodies)
{
    public bool Any => Everybody || Bodies.Count > 0;

    public static EscalationReach Of(StaffDirectory staff, string personId, DateOnly on)
    {
        if (staff.Find(personId) is not { Active: true } person)
            return new(false, []);
        var headed = Posts(staff, personId, on, Role.Head);
        return new(
            person.Is(SystemRoles.Supervisor) || person.Is(SystemRoles.Administrator)
                || Posts(staff, personId, on, Role.ViceChairman).Count > 0 || Urges(staff, headed),
            headed);
    }

    /// <summary>Whether one of these bodies urges the whole district.</summary>
    private static bool Urges(StaffDirectory staff, List<string> headed) =>
        headed.Exists(unit => unit == staff.Seats.Office || unit == staff.Seats.StandingBody);

    /// <summary>Whether this person heads the standing body, which urges without being above anybody.</summary>
    public static bool Stands(StaffDirectory staff, string personId, DateOnly on) =>
        staff.Seats.StandingBody is { } body && staff.StandingOf(personId, Address.OfRole(body, Role.Head), on) is not null;

    private static List<string> Posts(StaffDirectory staff, string personId, DateOnly on, Role role) =>
        [.. staff.AddressesOf(personId, on)
            .Select(text => Address.TryParse(text, out var address, out _) ? address : null)
            .Where(address => address?.Role == role).Select(address => address!.Unit!).Distinct()];
}
