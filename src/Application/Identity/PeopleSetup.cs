using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Identity.Posts;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Application.Identity.SigningIn.Forgotten;
using VanQuan.Workflows.Application.Identity.SigningIn.Passkeys;
using VanQuan.Workflows.Application.Identity.SigningIn.Provider;
using VanQuan.Workflows.Application.Identity.SigningIn.Sessions;
using VanQuan.Workflows.Application.Identity.SigningIn.TwoStep;
using VanQuan.Workflows.Application.Identity.Tokens;
using VanQuan.Workflows.Application.Identity.Units;
using VanQuan.Workflows.Application.Mail;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity;

/// <summary>Puts the identity room together: accounts, passwords, lockout, the staff directory, the use cases.</summary>
public static class PeopleSetup
{
    /// <param name="systemTime">Real time, for sessions and lockouts, whatever clock the service runs on.</param>
    /// <param name="demo">Whether seeded accounts may sign in from loopback.</param>
    public static IServiceCollection AddPeople(this IServiceCollection services, TimeProvider systemTime, bool demo, DistrictSeats? seats = null)
    {
        services.AddSingleton(new SystemTime(systemTime));
        services.AddSingleton(new DemoPasswords(demo));
        services.AddScoped<IssueToken>().AddScoped<RevokeToken>().AddSingleton<UseToken>().AddSingleton<OwnTokens>();
        services.AddSingleton(new StaffDirectorySource(seats));
        services.AddSingleton<StrangerTries>();
        services.AddOptions<MailSettings>();
        services.TryAddSingleton<Outbox>();
        services.TryAddSingleton<MailWaiting>();
        services.AddIdentityCore<Account>(Rules)
            .AddEntityFrameworkStores<WorkflowsDb>()
            .AddPasswordValidator<PasswordIsNotTheName>()
            .AddClaimsPrincipalFactory<AccountClaims>();
        services.Configure<SecurityStampValidatorOptions>(options =>
        {
            options.TimeProvider = systemTime;
            options.ValidationInterval = TimeSpan.FromMinutes(1);
        });
        services.ConfigureAll<CookieAuthenticationOptions>(options => options.TimeProvider = systemTime);
        services.AddDataProtection();
        services.AddScoped<LetIn>().AddScoped<OpenSession>().AddScoped<CheckSession>().AddScoped<EndOwnSessions>().AddScoped<ReadOwnSessions>().AddSingleton<SeenSessions>();
        services.AddScoped<AskForPasswordLink>().AddScoped<SetForgottenPassword>().AddScoped<TellPasswordChanged>();
        services.AddSingleton<CodeCheck>().AddScoped<ReadTwoStep>().AddScoped<SetUpTwoStep>().AddScoped<ChangeTwoStep>().AddScoped<SignInWithCode>().AddScoped<ResetTwoStep>();
        services.AddScoped<KeepPasskeys>().AddScoped<SignInWithPasskey>().AddScoped<RemovePasskeysOf>().AddScoped<SignInByProvider>().AddScoped<UnbindProvider>().AddScoped<EndSessionsOf>().AddScoped<ReadSignIns>();
        services.AddScoped<AccountChange>().AddScoped<AddAccount>().AddScoped<DisableAccount>().AddScoped<ResetPassword>()
            .AddScoped<CreateFirstAdministrator>().AddScoped<ChangeOwnPassword>().AddScoped<SignIn>().AddScoped<SeedDemoAccounts>()
            .AddScoped<AppointPerson>().AddScoped<EndPost>().AddScoped<DelegatePower>().AddScoped<EndDelegation>().AddScoped<ReadDelegations>().AddScoped<EndUnit>().AddScoped<SetUnitAddress>()
            .AddScoped<EditPerson>().AddScoped<EnableAccount>().AddScoped<HandOverWork>().AddScoped<KeepBody>().AddScoped<PreviewUnitEnd>();
        return services;
    }

    private static void Rules(IdentityOptions options)
    {
        options.Password.RequiredLength = 12;
        options.Password.RequiredUniqueChars = 6;
        options.Password.RequireNonAlphanumeric = false;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        options.Lockout.AllowedForNewUsers = true;
        // A body may share one mailbox; the name is what signs in.
        options.User.RequireUniqueEmail = false;
    }
}
