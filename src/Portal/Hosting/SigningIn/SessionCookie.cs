using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Application.Identity.SigningIn.Sessions;

namespace VanQuan.Workflows.Portal.Hosting.SigningIn;

/// <summary>
/// Issues the cookie a session is known by, and looks at every request whether that session still stands. Between password and
/// code stands a cookie of its own, good for five minutes and for nothing else.
/// </summary>
public sealed class SessionCookie(IUserClaimsPrincipalFactory<Account> claims)
{
    private const string Stamp = "stamp";

    public async Task IssueAsync(HttpContext context, Account account, Guid session)
    {
        var person = await claims.CreateAsync(account);
        Carry(session.ToString(), person);
        await context.SignInAsync(IdentityConstants.ApplicationScheme, person);
    }

    /// <summary>The session this request belongs to; null for a stranger.</summary>
    public static Guid? Of(ClaimsPrincipal person) => Guid.TryParse(person.FindFirstValue(AccountClaims.Session), out var id) ? id : null;

    public static Visit VisitOf(HttpContext context) => Visit.Of(context.Request.Headers.UserAgent, context.Connection.RemoteIpAddress);

    /// <summary>The password was right; the code is still to come.</summary>
    public static Task IssueFirstStepAsync(HttpContext context, Account account) => context.SignInAsync(
        IdentityConstants.TwoFactorUserIdScheme,
        new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, account.Id), new(Stamp, account.SecurityStamp ?? "")], IdentityConstants.TwoFactorUserIdScheme)));

    /// <summary>Whose first step it was; null when there was none, or too long ago.</summary>
    public static async Task<(string AccountId, string? Stamp)?> FirstStepOfAsync(HttpContext context) =>
        (await context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Principal is { } person && person.FindFirstValue(Stamp) is { } stamp
            ? (person.FindFirstValue(ClaimTypes.Name)!, stamp)
            : null;

    public static Task ForgetFirstStepAsync(HttpContext context) => context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);

    /// <summary>An ended session is a stranger from the next request on; what is shown of roles and names follows within a minute.</summary>
    public static async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        // Style sheets and scripts are everybody's.
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
            return;
        var services = context.HttpContext.RequestServices;
        var stamp = services.GetRequiredService<Microsoft.Extensions.Options.IOptions<IdentityOptions>>().Value.ClaimsIdentity.SecurityStampClaimType;
        var person = context.Principal!;
        if (await services.GetRequiredService<CheckSession>().RunAsync(
                person.FindFirstValue(AccountClaims.Session), person.FindFirstValue(ClaimTypes.NameIdentifier), person.FindFirstValue(stamp), Policies.IsLoopback(context.HttpContext)))
        {
            await SecurityStampValidator.ValidatePrincipalAsync(context);
            return;
        }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>A refreshed principal stays in its session.</summary>
    public static void Carry(string? session, ClaimsPrincipal to)
    {
        if (session is not null)
            ((ClaimsIdentity)to.Identity!).AddClaim(new Claim(AccountClaims.Session, session));
    }
}
