using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Identity.SigningIn.Sessions;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity.SigningIn.Forgotten;

/// <summary>
/// A new password by the link from the mail. The link works once, for half an hour of the system's time; every session of the
/// account ends, a lockout is lifted, its other links die, a mail says so. A second step stays: the mailbox alone is one proof.
/// </summary>
public sealed class SetForgottenPassword(
    WorkflowsDb db, WriterLock writer, UserManager<Account> users, OpenSession sessions, TellPasswordChanged tell, SystemTime system, TimeProvider time)
{
    public sealed record Command(string Token, string NewPassword, Visit Visit);

    /// <param name="UserName">Null where the link does not work (any more).</param>
    /// <param name="Errors">What Identity finds wrong with the password; nothing was changed then.</param>
    public sealed record Result(string? UserName, IReadOnlyList<IdentityError> Errors);

    /// <summary>Whose link it is; null when it was used, is too old, or never was one. Changes nothing.</summary>
    public async Task<string?> ReadAsync(string token, CancellationToken ct = default) => (await FindAsync(token, ct))?.UserName;

    public async Task<Result> RunAsync(Command command, CancellationToken ct = default)
    {
        using var turn = await writer.EnterAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await FindAsync(command.Token, ct) is not { } account)
            return new Result(null, []);
        foreach (var validator in users.PasswordValidators)
            if (await validator.ValidateAsync(users, account, command.NewPassword) is { Succeeded: false } refused)
                return new Result(account.UserName, [.. refused.Errors]);
        await ReplaceAsync(account, command.NewPassword);
        var now = system.Provider.GetUtcNow();
        await db.Set<PasswordLinkRow>().Where(row => row.AccountId == account.Id && row.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.UsedAt, now), ct);
        var ended = await sessions.EndAllAsync(db, account.Id, but: null, ct);
        db.Audit.Add(AuditChain.Account(account.Id), new Actor(account.Id, account.FullName), time.GetUtcNow(), "PasswordSetByLink", data: new { ended });
        var told = tell.Enqueue(db, account, command.Visit);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        tell.Sent(told);
        return new Result(account.UserName, []);
    }

    private async Task ReplaceAsync(Account account, string password)
    {
        account.MustChangePassword = false;
        if (account.PasswordHash is not null)
            AccountChange.Require(await users.RemovePasswordAsync(account));
        AccountChange.Require(await users.AddPasswordAsync(account, password));
        AccountChange.Require(await users.SetLockoutEndDateAsync(account, null));
        AccountChange.Require(await users.ResetAccessFailedCountAsync(account));
    }

    private async Task<Account?> FindAsync(string token, CancellationToken ct)
    {
        var (hash, now) = (AskForPasswordLink.HashOf(token), system.Provider.GetUtcNow());
        return await (from row in db.Set<PasswordLinkRow>()
                      join account in db.Users on row.AccountId equals account.Id
                      where row.TokenHash == hash && row.UsedAt == null && row.ExpiresAt > now && !account.Disabled && !account.Demo
                      select account).SingleOrDefaultAsync(ct);
    }
}
