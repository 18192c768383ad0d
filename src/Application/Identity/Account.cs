using Microsoft.AspNetCore.Identity;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity;

/// <summary>
/// A person's account: ASP.NET Core Identity's user and what the service adds. Id, name and mail address also make the
/// <see cref="StaffMember"/>. Accounts are disabled, never deleted: tasks and audit lines keep pointing at them.
/// </summary>
public sealed class Account : IdentityUser
{
    public required string FullName { get; set; }

    /// <summary><c>vi</c> or <c>en</c>.</summary>
    public string Language { get; set; } = "vi";

    public SystemRoles SystemRoles { get; set; }

    /// <summary>Cannot sign in and holds no post.</summary>
    public bool Disabled { get; set; }

    /// <summary>The password was generated: it only opens the page on which a new one is chosen.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Seeded for the demonstration; signs in from loopback only.</summary>
    public bool Demo { get; set; }

    public StaffMember AsStaffMember() => new(Id, FullName, Email, !Disabled, SystemRoles, Language);
}
