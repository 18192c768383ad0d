using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Application.Identity.SigningIn.Provider;
using VanQuan.Workflows.Application.Identity.SigningIn.Sessions;

namespace VanQuan.Workflows.Portal.Hosting.SigningIn;

/// <summary>
/// The way over an identity provider: authorization code with PKCE, answers in the address so that no cookie has to travel
/// from another site. Who comes back is kept in a cookie of five minutes until a page has decided about them.
/// </summary>
public static class ProviderSignIn
{
    public const string Scheme = "provider";

    /// <summary>Where the provider sends people back to; it has to know this address.</summary>
    public const string CallbackPath = "/dang-nhap/lien-ket";

    /// <summary>Where we decide, and where refusals are told.</summary>
    public const string Page = "/dang-nhap/nguon";

    public static void AddProvider(this AuthenticationBuilder authentication, IConfiguration section, bool secureCookies)
    {
        var services = authentication.Services;
        services.AddOptions<ProviderSettings>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ProviderSettings>, ProviderSettingsCheck>();
        if (section.Get<ProviderSettings>() is not { IsOn: true } settings || new ProviderSettingsCheck().Validate(null, settings).Failed)
            return;
        authentication.AddOpenIdConnect(Scheme, options => Configure(options, settings, secureCookies));
        services.AddOptions<OpenIdConnectOptions>(Scheme).Configure<SystemTime>((options, time) => options.TimeProvider = time.Provider);
    }

    /// <summary>Who came back from the provider; null when nobody did, or too long ago.</summary>
    public static async Task<SignInByProvider.Command?> CameBackAsync(HttpContext context)
    {
        var person = (await context.AuthenticateAsync(IdentityConstants.ExternalScheme)).Principal;
        return person?.FindFirst("sub") is not { } subject ? null : new SignInByProvider.Command(
            person.FindFirstValue("iss") ?? subject.Issuer, subject.Value, person.FindFirstValue(ProviderSettings.UserName), person.FindFirstValue(ProviderSettings.Email),
            string.Equals(person.FindFirstValue("email_verified"), "true", StringComparison.OrdinalIgnoreCase), SessionCookie.VisitOf(context));
    }

    private static void Configure(OpenIdConnectOptions options, ProviderSettings settings, bool secureCookies)
    {
        (options.Authority, options.ClientId, options.ClientSecret) = (settings.Authority, settings.ClientId, settings.ClientSecret);
        options.SignInScheme = IdentityConstants.ExternalScheme;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.RequireHttpsMetadata = settings.RequireHttps;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.SaveTokens = false;
        options.CallbackPath = CallbackPath;
        // A GET from elsewhere ends no session here.
        options.RemoteSignOutPath = default;
        options.ClaimActions.Remove("iss");
        options.Scope.Clear();
        foreach (var scope in (string[])["openid", "profile", "email"])
            options.Scope.Add(scope);
        foreach (var claim in (string[])["sub", ProviderSettings.UserName, ProviderSettings.Email, "email_verified"])
            options.ClaimActions.MapUniqueJsonKey(claim, claim);
        foreach (var cookie in (CookieBuilder[])[options.CorrelationCookie, options.NonceCookie])
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = secureCookies ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        }
        options.Events.OnRemoteFailure = failed =>
        {
            failed.Response.Redirect(Page + "?loi=nguon");
            failed.HandleResponse();
            return Task.CompletedTask;
        };
        options.Events.OnAccessDenied = denied =>
        {
            denied.Response.Redirect(Page + "?loi=tu-choi");
            denied.HandleResponse();
            return Task.CompletedTask;
        };
    }
}
