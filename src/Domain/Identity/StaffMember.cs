namespace VanQuan.Workflows.Domain.Identity;

/// <summary>A person as the rules see one. Inactive people (a disabled account) hold no post and receive nothing.</summary>
/// <param name="Language">The language of texts to this person: <c>vi</c> or <c>en</c>.</param>
public sealed record StaffMember(
    string Id, string Name, string? Email, bool Active = true, SystemRoles SystemRoles = SystemRoles.None, string Language = "vi")
{
    public bool Is(SystemRoles role) => Active && (SystemRoles & role) == role;

    public Actor AsActor() => new(Id, Name);
}

/// <summary>
/// A person's post in a body. Both dates are local calendar dates and inclusive; null is open.
/// One person may hold several posts, also in several bodies.
/// </summary>
public sealed record Membership(string PersonId, string UnitCode, Role Role, DateOnly? From = null, DateOnly? To = null)
{
    public bool Holds(DateOnly on) => (From is null || From <= on) && (To is null || on <= To);
}
