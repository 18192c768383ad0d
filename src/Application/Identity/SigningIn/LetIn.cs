using Microsoft.AspNetCore.Identity;
using VanQuan.Workflows.Application.Identity.SigningIn.Sessions;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity.SigningIn;

/// <summary>By what a person has shown who they are; each stands in the audit line.</summary>
public enum Proof { Password, Code, RecoveryCode, Provider, Passkey }

/// <summary>What every way to sign in ends with, in the caller's transaction: failures forgotten, a session begun, a line written.</summary>
public sealed class LetIn(WorkflowsDb db, UserManager<Account> users, OpenSession sessions, TimeProvider time)
{
    public async Task<SignIn.Result> RunAsync(Account account, Visit visit, Proof proof, CancellationToken ct)
    {
        await users.ResetAccessFailedCountAsync(account);
        var session = await sessions.BeginAsync(db, account, visit, ct);
        Note(account, "SignedIn", new { by = proof.ToString() });
        return new SignIn.Result(account.MustChangePassword ? SignInOutcome.MustChangePassword : SignInOutcome.Done, account, Session: session.Id);
    }

    /// <summary>Counts a wrong password or code; too many lock the account.</summary>
    public async Task<SignIn.Result> CountFailureAsync(Account account)
    {
        await users.AccessFailedAsync(account);
        var locked = await users.IsLockedOutAsync(account);
        Note(account, locked ? "AccountLocked" : "SignInFailed");
        return locked
            ? new SignIn.Result(SignInOutcome.LockedOut, LockedUntil: account.LockoutEnd)
            : new SignIn.Result(SignInOutcome.Wrong, TriesLeft: users.Options.Lockout.MaxFailedAccessAttempts - account.AccessFailedCount);
    }

    private void Note(Account account, string verb, object? data = null) =>
        db.Audit.Add(AuditChain.Account(account.Id), new Actor(account.Id, account.FullName), time.GetUtcNow(), verb, data: data);
}
