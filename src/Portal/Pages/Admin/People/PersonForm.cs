using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Domain.Identity;
using PersonAccount = VanQuan.Workflows.Application.Identity.Account;

namespace VanQuan.Workflows.Portal.Pages.Admin.People;

/// <summary>What the forms on a person's page bring back; each fills the fields it has.</summary>
public sealed class PersonForm
{
    public string? FullName { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string Language { get; set; } = "vi";

    public List<SystemRoles> SystemRoles { get; set; } = [];

    public string? Unit { get; set; }

    public Role Role { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    /// <summary>Set once it was said whom the new head replaces.</summary>
    public string? Replace { get; set; }

    /// <summary>Another person, or a delegation, by id.</summary>
    public string? Other { get; set; }

    /// <summary>An address: who gets what was addressed to this person alone.</summary>
    public string? GiveTo { get; set; }

    public string? Reason { get; set; }

    public string Op { get; set; } = Guid.NewGuid().ToString("N");

    public void Show(PersonAccount account)
    {
        (FullName, Email, Phone, Language) = (account.FullName, account.Email, account.PhoneNumber, account.Language);
        SystemRoles = [.. Enum.GetValues<SystemRoles>().Where(role => role != Domain.Identity.SystemRoles.None && account.SystemRoles.HasFlag(role))];
    }
}
