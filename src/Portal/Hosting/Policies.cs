using System.Net;
using Microsoft.AspNetCore.Authorization;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Portal.Hosting;

/// <summary>
/// Who may open which pages. Rights over tasks and plans are decided by the use cases at commit time (law 9); these only
/// keep strangers out and people away from pages that would not answer them.
/// </summary>
public static class Policies
{
    /// <summary>Somebody signed in, with a password of their own choosing and, where it is asked for, a second step.</summary>
    public const string People = "People";

    /// <summary>Somebody signed in, perhaps still with a generated password: for choosing a new one and for leaving.</summary>
    public const string SignedIn = "SignedIn";

    public const string Administrators = "Administrators";

    /// <summary>Those who draw procedures.</summary>
    public const string Designers = "Designers";

    /// <summary>Those who may look at procedures: designers, administrators, supervisors.</summary>
    public const string ProcedureReaders = "ProcedureReaders";

    public static IServiceCollection AddPolicies(this IServiceCollection services)
    {
        var people = new AuthorizationPolicyBuilder().RequireAuthenticatedUser()
            .RequireAssertion(context => !context.User.HasClaim(claim => claim.Type is AccountClaims.MustChangePassword or AccountClaims.MustSetUpTwoStep)).Build();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(people)
            .SetDefaultPolicy(people)
            .AddPolicy(People, people)
            .AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Administrators, policy => policy.Combine(people).RequireRole(nameof(SystemRoles.Administrator)))
            .AddPolicy(Designers, policy => policy.Combine(people).RequireRole(nameof(SystemRoles.Designer)))
            .AddPolicy(ProcedureReaders, policy => policy.Combine(people)
                .RequireRole(nameof(SystemRoles.Designer), nameof(SystemRoles.Administrator), nameof(SystemRoles.Supervisor)));
        return services;
    }

    /// <summary>Whether the request comes from this machine, as demo accounts ask for.</summary>
    public static bool IsLoopback(HttpContext context) => context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from);
}
