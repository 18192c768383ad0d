using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Identity.SigningIn.Sessions;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity.SigningIn.Provider;

/// <summary>Why somebody the provider vouches for is not let in here.</summary>
public enum ProviderRefusal { NoName, EmailNotVerified, NoAccount, SeveralAccounts, BoundToAnother, LockedOut }

/// <summary>
/// Somebody comes from the identity provider, who says who they are. The first time an account is found by the claim the settings
/// name and bound to the provider's id for the person; from then on that id alone counts, whatever names change. Accounts are
/// never made here, a disabled or locked one stays so, and an account's second step is asked for as ever.
/// </summary>
public sealed class SignInByProvider(
    WorkflowsDb db, WriterLock writer, UserManager<Account> users, LetIn letIn, IOptions<ProviderSettings> settings, TimeProvider time)
{
    /// <param name="Issuer">Who vouches.</param>
    /// <param name="Subject">The issuer's id for the person; never given to anybody else.</param>
    public sealed record Command(string Issuer, string Subject, string? UserName, string? Email, bool EmailVerified, Visit? Visit = null);

    /// <param name="SignedIn">As after a password; null where <paramref name="Refusal"/> says why not.</param>
    public sealed record Result(SignIn.Result? SignedIn, ProviderRefusal? Refusal = null);

    public async Task<Result> RunAsync(Command command, CancellationToken ct = default)
    {
        using var turn = await writer.EnterAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (account, refusal) = await FindAsync(command, ct);
        if (account is null)
            return new Result(null, refusal);
        if (await users.IsLockedOutAsync(account))
            return new Result(null, ProviderRefusal.LockedOut);
        var result = account.TwoFactorEnabled
            ? new SignIn.Result(SignInOutcome.NeedsCode, account)
            : await letIn.RunAsync(account, command.Visit ?? Visit.Unknown, Proof.Provider, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Result(result);
    }

    private async Task<(Account?, ProviderRefusal?)> FindAsync(Command command, CancellationToken ct)
    {
        if (await db.UserLogins.SingleOrDefaultAsync(login => login.LoginProvider == command.Issuer && login.ProviderKey == command.Subject, ct) is { } known)
        {
            var bound = await db.Users.FindAsync([known.UserId], ct);
            return bound is { Disabled: false, Demo: false } ? (bound, null) : (null, ProviderRefusal.NoAccount);
        }
        var byEmail = settings.Value.MatchClaim == ProviderSettings.Email;
        if (string.IsNullOrWhiteSpace(byEmail ? command.Email : command.UserName))
            return (null, ProviderRefusal.NoName);
        if (byEmail && !command.EmailVerified && !settings.Value.TrustEmail)
            return (null, ProviderRefusal.EmailNotVerified);
        var (address, name) = (users.NormalizeEmail(command.Email), users.NormalizeName(command.UserName));
        var found = await db.Users.Where(account => (byEmail ? account.NormalizedEmail == address : account.NormalizedUserName == name) && !account.Disabled && !account.Demo)
            .Take(2).ToListAsync(ct);
        if (found.Count != 1)
            return (null, found.Count == 0 ? ProviderRefusal.NoAccount : ProviderRefusal.SeveralAccounts);
        // The name was given to another person over there: that does not make them this one.
        if (await db.UserLogins.AnyAsync(login => login.UserId == found[0].Id && login.LoginProvider == command.Issuer, ct))
            return (null, ProviderRefusal.BoundToAnother);
        await BindAsync(found[0], command);
        return (found[0], null);
    }

    private async Task BindAsync(Account account, Command command)
    {
        db.UserLogins.Add(new IdentityUserLogin<string> { UserId = account.Id, LoginProvider = command.Issuer, ProviderKey = command.Subject, ProviderDisplayName = settings.Value.Name });
        // A generated password that nobody has changed would lead to the page that asks for it, and would go on opening the account.
        var generated = account.MustChangePassword;
        if (generated)
        {
            account.MustChangePassword = false;
            AccountChange.Require(await users.RemovePasswordAsync(account));
        }
        db.Audit.Add(
            AuditChain.Account(account.Id), new Actor(account.Id, account.FullName), time.GetUtcNow(), "ProviderBound",
            data: new { command.Issuer, generatedPasswordRemoved = generated }, texts: new Dictionary<string, string> { ["subject"] = command.Subject });
    }
}
