using Microsoft.AspNetCore.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;

namespace VanQuan.Workflows.Application.Identity.SigningIn;

/// <summary>How a sign-in ended. An unknown name, a wrong password and a disabled account look the same.</summary>
public enum SignInOutcome { Done, MustChangePassword, Wrong, LockedOut }

/// <summary>
/// Checks name and password, counts failures and locks the account after too many, with a line in the account's chain.
/// Issuing the session cookie is the page's business. Runs on the system's time.
/// </summary>
public sealed class SignIn(WorkflowsDb db, WriterLock writer, UserManager<Account> users, DemoPasswords demo, StrangerTries strangers, TimeProvider time)
{
    /// <param name="FromLoopback">Whether the request came over the loopback interface; demo accounts ask for it.</param>
    public sealed record Command(string UserName, string Password, bool FromLoopback);

    public sealed record Result(SignInOutcome Outcome, Account? Account = null, int TriesLeft = 0, DateTimeOffset? LockedUntil = null);

    private static readonly Account Nobody = new() { FullName = "" };
    private static readonly string NobodysHash = new PasswordHasher<Account>().HashPassword(Nobody, "");

    public async Task<Result> RunAsync(Command command, CancellationToken ct = default)
    {
        var account = await users.FindByNameAsync(command.UserName);
        if (account is null || account.Disabled || (account.Demo && !(demo.Enabled && command.FromLoopback)))
            return TurnAway(command);
        if (await users.IsLockedOutAsync(account))
            return new Result(SignInOutcome.LockedOut, LockedUntil: account.LockoutEnd);
        // Checking a password takes long on purpose; no other writer should wait for it.
        var fits = await FitsAsync(account, command.Password);
        using var turn = await writer.EnterAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Entry(account).ReloadAsync(ct);
        if (await users.IsLockedOutAsync(account))
            return new Result(SignInOutcome.LockedOut, LockedUntil: account.LockoutEnd);
        var result = fits ? await LetInAsync(account) : await CountFailureAsync(account);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return result;
    }

    private async Task<bool> FitsAsync(Account account, string password) =>
        account.Demo ? demo.Fits(account.UserName!, password) : await users.CheckPasswordAsync(account, password);

    private async Task<Result> LetInAsync(Account account)
    {
        await users.ResetAccessFailedCountAsync(account);
        Note(account, "SignedIn");
        return new Result(account.MustChangePassword ? SignInOutcome.MustChangePassword : SignInOutcome.Done, account);
    }

    private async Task<Result> CountFailureAsync(Account account)
    {
        await users.AccessFailedAsync(account);
        var locked = await users.IsLockedOutAsync(account);
        Note(account, locked ? "AccountLocked" : "SignInFailed");
        return locked
            ? new Result(SignInOutcome.LockedOut, LockedUntil: account.LockoutEnd)
            : new Result(SignInOutcome.Wrong, TriesLeft: users.Options.Lockout.MaxFailedAccessAttempts - account.AccessFailedCount);
    }

    /// <summary>Takes as long as a real check and answers in the same words, so that nobody learns which names exist.</summary>
    private Result TurnAway(Command command)
    {
        users.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash, command.Password);
        var lockout = users.Options.Lockout;
        var (failed, until) = strangers.Fail(command.UserName, lockout.MaxFailedAccessAttempts, lockout.DefaultLockoutTimeSpan);
        return until is null
            ? new Result(SignInOutcome.Wrong, TriesLeft: lockout.MaxFailedAccessAttempts - failed)
            : new Result(SignInOutcome.LockedOut, LockedUntil: until);
    }

    private void Note(Account account, string verb) =>
        db.Audit.Add(AuditChain.Account(account.Id), new Domain.Identity.Actor(account.Id, account.FullName), time.GetUtcNow(), verb);
}
