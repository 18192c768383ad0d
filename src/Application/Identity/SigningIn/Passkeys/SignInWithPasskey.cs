using Microsoft.AspNetCore.Identity;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Identity.SigningIn.Sessions;
using VanQuan.Workflows.Application.Persistence;

namespace VanQuan.Workflows.Application.Identity.SigningIn.Passkeys;

/// <summary>
/// A sign-in with a passkey whose proof the host has checked. The device has seen its owner (a finger, a face, its code), so it is
/// both steps at once and no code is asked for. A disabled, locked or demo account stays closed.
/// </summary>
public sealed class SignInWithPasskey(WorkflowsDb db, WriterLock writer, UserManager<Account> users, LetIn letIn)
{
    /// <returns>Null where the account is not to be opened.</returns>
    public async Task<SignIn.Result?> RunAsync(string accountId, UserPasskeyInfo key, Visit visit, CancellationToken ct = default)
    {
        using var turn = await writer.EnterAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Users.FindAsync([accountId], ct) is not { Disabled: false, Demo: false } account || !key.IsUserVerified)
            return null;
        await db.Entry(account).ReloadAsync(ct);
        if (await users.IsLockedOutAsync(account))
            return new SignIn.Result(SignInOutcome.LockedOut, LockedUntil: account.LockoutEnd);
        // Its counter has moved on: a copied key shows when it comes back.
        AccountChange.Require(await users.AddOrUpdatePasskeyAsync(account, key));
        var result = await letIn.RunAsync(account, visit, Proof.Passkey, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return result;
    }
}
