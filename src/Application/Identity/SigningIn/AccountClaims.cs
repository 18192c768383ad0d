using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity.SigningIn;

/// <summary>
/// What a session carries: id, name, language, and the service's own roles for showing or hiding pages.
/// Rights over tasks and plans are never read from here but from the directory at commit time (law 9).
/// </summary>
public sealed class AccountClaims(UserManager<Account> users, IOptions<IdentityOptions> options, IOptions<SignInSettings> settings)
    : UserClaimsPrincipalFactory<Account>(users, options)
{
    public const string FullName = "full_name";
    public const string Language = "language";
    public const string MustChangePassword = "must_change_password";
    public const string MustSetUpTwoStep = "must_set_up_two_step";

    /// <summary>The row the session lives and ends with; put in by whoever issues the cookie.</summary>
    public const string Session = "session";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(FullName, user.FullName));
        identity.AddClaim(new Claim(Language, user.Language));
        if (user.MustChangePassword)
            identity.AddClaim(new Claim(MustChangePassword, "true"));
        if (!user.TwoFactorEnabled && (user.SystemRoles & settings.Value.RequireTwoStep) != 0)
            identity.AddClaim(new Claim(MustSetUpTwoStep, "true"));
        foreach (var role in Enum.GetValues<SystemRoles>().Where(role => role != SystemRoles.None && user.SystemRoles.HasFlag(role)))
            identity.AddClaim(new Claim(ClaimTypes.Role, role.ToString()));
        return identity;
    }

    /// <summary>Who a signed-in request acts as.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: the endpoint lacks its authorisation policy.</exception>
    public static Actor ActorOf(ClaimsPrincipal person)
    {
        var id = person.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("Nobody is signed in.");
        return new Actor(id, person.FindFirstValue(FullName) ?? id);
    }
}
