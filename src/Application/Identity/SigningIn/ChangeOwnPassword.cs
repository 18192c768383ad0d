using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Storage;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Identity.SigningIn.Forgotten;
using VanQuan.Workflows.Application.Identity.SigningIn.Sessions;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity.SigningIn;

/// <summary>
/// A person chooses a new password, knowing the old one; their other sessions end and a mail tells them. After a generated
/// password this is all they can do.
/// </summary>
public sealed class ChangeOwnPassword(
    WorkflowsDb db, WriterLock writer, UserManager<Account> users, OpenSession sessions, TellPasswordChanged tell, TimeProvider time)
{
    /// <param name="Session">The session it is done in, which stays.</param>
    public sealed record Command(string CurrentPassword, string NewPassword, Guid? Session = null, Visit? Visit = null);

    /// <returns>Null when done, otherwise what Identity finds wrong.</returns>
    public async Task<IReadOnlyList<IdentityError>?> RunAsync(Command command, Actor actor, CancellationToken ct = default)
    {
        using var turn = await writer.EnterAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var account = await users.FindByIdAsync(actor.PersonId);
        if (account is null || account.Disabled || account.Demo)
            throw new AccountRefusedException(AccountRefusal.NotAllowed, "This account cannot change its password.");
        if (command.NewPassword == command.CurrentPassword)
            return [new IdentityError { Code = "PasswordUnchanged", Description = "Choose another password than the one you have." }];
        if (await users.IsLockedOutAsync(account))
            return [TooOften];
        var changed = await users.ChangePasswordAsync(account, command.CurrentPassword, command.NewPassword);
        if (!changed.Succeeded)
            return await RefusedAsync(account, actor, changed, transaction, ct);
        account.MustChangePassword = false;
        db.Audit.Add(AuditChain.Account(account.Id), actor, time.GetUtcNow(), "PasswordChanged");
        await sessions.EndAllAsync(db, account.Id, command.Session, ct);
        var told = tell.Enqueue(db, account, command.Visit ?? Visit.Unknown);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        tell.Sent(told);
        return null;
    }

    /// <summary>A wrong password counts here as at the sign-in: a session that was stolen is no place to guess it.</summary>
    private async Task<IReadOnlyList<IdentityError>> RefusedAsync(Account account, Actor actor, IdentityResult refused, IDbContextTransaction transaction, CancellationToken ct)
    {
        if (refused.Errors.All(error => error.Code != nameof(IdentityErrorDescriber.PasswordMismatch)))
            return [.. refused.Errors];
        await users.AccessFailedAsync(account);
        var locked = await users.IsLockedOutAsync(account);
        db.Audit.Add(AuditChain.Account(account.Id), actor, time.GetUtcNow(), locked ? "AccountLocked" : "SignInFailed", data: new { at = "change of password" });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return locked ? [TooOften] : [.. refused.Errors];
    }

    private static IdentityError TooOften => new() { Code = "LockedOut", Description = "The password was wrong too often; the account is locked for a while." };
}
