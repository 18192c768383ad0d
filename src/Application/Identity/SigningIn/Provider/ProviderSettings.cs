using Microsoft.Extensions.Options;

namespace VanQuan.Workflows.Application.Identity.SigningIn.Provider;

/// <summary>
/// Settings under <c>SignIn:OpenIdConnect</c>: an identity provider whose accounts may sign in here. Without
/// <see cref="Authority"/> there is none. The secret belongs in the environment (<c>SignIn__OpenIdConnect__ClientSecret</c>).
/// </summary>
public sealed class ProviderSettings
{
    public const string Email = "email";
    public const string UserName = "preferred_username";

    /// <summary>The provider's address; its discovery document lies below it.</summary>
    public string? Authority { get; set; }

    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    /// <summary>What people call the accounts there: stands on the button.</summary>
    public string Name { get; set; } = "tài khoản của tỉnh";

    /// <summary>The claim that finds the account here the first time; later the provider's own id for the person does.</summary>
    public string MatchClaim { get; set; } = UserName;

    /// <summary>Mail addresses are given out by the provider itself, so that they count without <c>email_verified</c>.</summary>
    public bool TrustEmail { get; set; }

    /// <summary>Off only for a provider on the same machine.</summary>
    public bool RequireHttps { get; set; } = true;

    /// <summary>Where the provider's own sign-in page is, if not at the authority's address: <c>https://login.example.vn</c>.</summary>
    public string? SignInOrigin { get; set; }

    public bool IsOn => !string.IsNullOrWhiteSpace(Authority);

    /// <summary>Where a form of ours may lead.</summary>
    public string Origin => string.IsNullOrWhiteSpace(SignInOrigin) ? new Uri(Authority!).GetLeftPart(UriPartial.Authority) : new Uri(SignInOrigin).GetLeftPart(UriPartial.Authority);
}

/// <summary>Refuses settings with which nobody could sign in, or anybody, before the service starts.</summary>
public sealed class ProviderSettingsCheck : IValidateOptions<ProviderSettings>
{
    public ValidateOptionsResult Validate(string? name, ProviderSettings options)
    {
        if (!options.IsOn)
            return ValidateOptionsResult.Success;
        List<string> faults = [];
        if (!Uri.TryCreate(options.Authority, UriKind.Absolute, out var authority) || authority.Scheme is not ("https" or "http"))
            faults.Add("SignIn:OpenIdConnect:Authority: the provider's address, as https://….");
        else if (options.RequireHttps && authority.Scheme != "https")
            faults.Add("SignIn:OpenIdConnect:Authority: https, or set RequireHttps to false for a provider on the same machine.");
        if (string.IsNullOrWhiteSpace(options.ClientId))
            faults.Add("SignIn:OpenIdConnect:ClientId: the name this service has at the provider.");
        if (options.MatchClaim is not (ProviderSettings.Email or ProviderSettings.UserName))
            faults.Add($"SignIn:OpenIdConnect:MatchClaim: {ProviderSettings.Email} or {ProviderSettings.UserName}.");
        if (!string.IsNullOrWhiteSpace(options.SignInOrigin) && !Uri.TryCreate(options.SignInOrigin, UriKind.Absolute, out _))
            faults.Add("SignIn:OpenIdConnect:SignInOrigin: an address, as https://….");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
