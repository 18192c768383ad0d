using Microsoft.AspNetCore.Identity;
using VanQuan.Workflows.Application.Identity.SigningIn.Sessions;
using VanQuan.Workflows.Application.Persistence;

namespace VanQuan.Workflows.Application.Identity.SigningIn;

/// <summary>How a sign-in ended. An unknown name, a wrong password and a disabled account look the same.</summary>
public enum SignInOutcome { Done, MustChangePassword, NeedsCode, Wrong, LockedOut }

/// <summary>
/// Checks name and password, counts failures and locks the account after too many, with a line in the account's chain.
/// Issuing the session cookie is the page's business. Runs on the system's time.
/// </summary>
public sealed class SignIn(WorkflowsDb db, WriterLock writer, UserManager<Account> users, DemoPasswords demo, StrangerTries strangers, LetIn letIn)
{
    /// <param name="FromLoopback">Whether the request came over the loopback interface; demo accounts ask for it.</param>
    public sealed record Command(string UserName, string Password, bool FromLoopback, Visit? Visit = null);

    /// <param name="Account">Whose sign-in it is, also where a code is still to come.</param>
    /// <param name="Session">The session the cookie carries; null unless the person is in.</param>
    public sealed record Result(SignInOutcome Outcome, Account? Account = null, int TriesLeft = 0, DateTimeOffset? LockedUntil = null, Guid? Session = null);

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
        // With a code to come the failures stay counted: knowing the password must not buy new tries at the code.
        if (fits && account.TwoFactorEnabled)
            return new Result(SignInOutcome.NeedsCode, account);
        var result = fits ? await letIn.RunAsync(account, command.Visit ?? Visit.Unknown, Proof.Password, ct) : await letIn.CountFailureAsync(account);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return result;
    }

    private async Task<bool> FitsAsync(Account account, string password) =>
        account.Demo ? demo.Fits(account.UserName!, password) : await users.CheckPasswordAsync(account, password);

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
}
