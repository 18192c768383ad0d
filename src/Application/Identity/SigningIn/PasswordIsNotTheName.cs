using Microsoft.AspNetCore.Identity;

namespace VanQuan.Workflows.Application.Identity.SigningIn;

/// <summary>A password that contains the account's name, or the name of the place, is the first that anybody tries.</summary>
public sealed class PasswordIsNotTheName : IPasswordValidator<Account>
{
    private static readonly string[] Places = ["vanquan", "langson"];

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var plain = (password ?? "").Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        var guess = Places.Append(user.UserName ?? "").FirstOrDefault(name => name.Length > 2 && plain.Contains(name, StringComparison.OrdinalIgnoreCase));
        return Task.FromResult(guess is null
            ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityError { Code = "PasswordContainsName", Description = $"The password must not contain '{guess}'." }));
    }
}
