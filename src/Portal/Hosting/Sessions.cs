using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Domain.Tasks.Forms;
using VanQuan.Workflows.Portal.Api;
using VanQuan.Workflows.Portal.Hosting.SigningIn;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Hosting;

/// <summary>
/// The session cookie: not readable by script, not sent along from other sites, https only where https is. Its keys live in
/// the database. Sessions run on the system's time, whatever the demo clock says (law 10).
/// </summary>
public static class Sessions
{
    public static IServiceCollection AddSessions(this IServiceCollection services, IConfiguration configuration)
    {
        var portal = configuration.GetSection("Portal").Get<PortalSettings>() ?? new PortalSettings();
        var rules = configuration.GetSection("SignIn");
        services.Configure<SignInSettings>(rules);
        services.AddScoped<SessionCookie>().AddHostedService<SeenSessionsWriter>();
        new IdentityBuilder(typeof(Account), services).AddSignInManager();
        services.Configure<IdentityOptions>(options =>
        {
            options.Lockout.MaxFailedAccessAttempts = rules.GetValue("Attempts", options.Lockout.MaxFailedAccessAttempts);
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(rules.GetValue("LockoutMinutes", options.Lockout.DefaultLockoutTimeSpan.TotalMinutes));
        });
        services.Configure<SecurityStampValidatorOptions>(options => options.OnRefreshingPrincipal = refreshed =>
        {
            SessionCookie.Carry(refreshed.CurrentPrincipal?.FindFirst(AccountClaims.Session)?.Value, refreshed.NewPrincipal!);
            return Task.CompletedTask;
        });
        var authentication = services.AddAuthentication(IdentityConstants.ApplicationScheme);
        authentication.AddIdentityCookies();
        authentication.AddProvider(rules.GetSection("OpenIdConnect"), portal.RequireHttps);
        foreach (var (scheme, name) in (ReadOnlySpan<(string, string)>)[(IdentityConstants.TwoFactorUserIdScheme, "step"), (IdentityConstants.ExternalScheme, "from")])
            services.Configure<CookieAuthenticationOptions>(scheme, options =>
            {
                options.Cookie.Name = name;
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.Cookie.SecurePolicy = portal.RequireHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            });
        services.ConfigureApplicationCookie(options =>
        {
            options.Cookie.Name = "session";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = portal.RequireHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = TimeSpan.FromHours(rules.GetValue("SessionHours", new SignInSettings().SessionHours));
            options.SlidingExpiration = true;
            options.LoginPath = "/dang-nhap";
            options.ReturnUrlParameter = "ve";
            options.Events.OnValidatePrincipal = SessionCookie.CheckAsync;
            options.Events.OnRedirectToAccessDenied = SayWhyAsync;
            options.Events.OnRedirectToLogin = LeadToSignInAsync;
        });
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            // The device has to see its owner and to know the account: then a passkey is both steps and needs no name.
            (options.UserVerificationRequirement, options.ResidentKeyRequirement) = ("required", "required");
            options.ServerDomain = rules["PasskeyDomain"] is { Length: > 0 } domain ? domain : null;
        });
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "form";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = portal.RequireHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true;
        });
        return services;
    }

    /// <summary>A generated password only opens the page on which a new one is chosen; other refusals stay where they are, in words.</summary>
    private static Task SayWhyAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (IsApi(context))
            return TellAsync(context, StatusCodes.Status403Forbidden, new("Tài khoản của bạn không có quyền làm việc này.", "Your account may not do this."));
        if (context.HttpContext.User.HasClaim(claim => claim.Type == AccountClaims.MustChangePassword))
            context.Response.Redirect("/doi-mat-khau");
        else if (context.HttpContext.User.HasClaim(claim => claim.Type == AccountClaims.MustSetUpTwoStep))
            context.Response.Redirect("/tai-khoan/hai-buoc");
        else
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>The designer's app keeps what was typed and asks for a sign-in itself; a page leads there.</summary>
    private static Task LeadToSignInAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (IsApi(context))
            return TellAsync(context, StatusCodes.Status401Unauthorized, new("Phiên làm việc đã hết. Đăng nhập lại ở cửa sổ khác rồi tiếp tục; nội dung còn ở đây.",
                "Your session has ended. Sign in again in another window and go on; what you typed is still here."));
        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    /// <summary>The page about the interface is a page.</summary>
    private static bool IsApi(RedirectContext<CookieAuthenticationOptions> context) => context.Request.Path.StartsWithSegments("/api", out var rest) && rest.Value is { Length: > 1 };

    private static Task TellAsync(RedirectContext<CookieAuthenticationOptions> context, int status, Words words) =>
        new ApiProblemException(status, words).In(context.HttpContext.RequestServices.GetRequiredService<Say>()).ExecuteAsync(context.HttpContext);
}
