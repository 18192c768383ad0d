using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity.Accounts;

/// <summary>
/// What the account use cases share: one transaction in which rights are checked, the account changes and its line is
/// written. It queues with the engine's transitions for the one writer.
/// </summary>
public sealed class AccountChange(WorkflowsDb db, WriterLock writer, UserManager<Account> users, TimeProvider time)
{
    public WorkflowsDb Db => db;

    public UserManager<Account> Users => users;

    /// <summary>Whoever sits at the server's console may do what an administrator may.</summary>
    public async Task<T> RunAsync<T>(Actor actor, Func<Task<T>> work, CancellationToken ct)
    {
        using var turn = await writer.EnterAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (actor.IsPerson && !await db.Users.AnyAsync(account => account.Id == actor.PersonId && !account.Disabled && (account.SystemRoles & SystemRoles.Administrator) != 0, ct))
            throw new AccountRefusedException(AccountRefusal.NotAllowed, "Only an administrator changes accounts.");
        var result = await work();
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return result;
    }

    public async Task<Account> FindAsync(string userName) =>
        await users.FindByNameAsync(userName)
        ?? throw new AccountRefusedException(AccountRefusal.UnknownAccount, $"There is no account '{userName}'.");

    public async Task<Account> FindByIdAsync(string id) =>
        await users.FindByIdAsync(id) ?? throw new AccountRefusedException(AccountRefusal.UnknownAccount, $"There is no account '{id}'.");

    public DateTimeOffset Now => time.GetUtcNow();

    public void Note(Account account, Actor actor, string verb, string? reason = null, object? data = null, IReadOnlyDictionary<string, string>? texts = null) =>
        db.Audit.Add(AuditChain.Account(account.Id), actor, time.GetUtcNow(), verb, reason, data, texts);

    /// <exception cref="AccountRefusedException">Identity refused; its first complaint is the message.</exception>
    public static void Require(IdentityResult result)
    {
        if (result.Succeeded)
            return;
        var error = result.Errors.First();
        throw new AccountRefusedException(RefusalOf(error.Code), error.Description);
    }

    private static AccountRefusal RefusalOf(string code) => code switch
    {
        nameof(IdentityErrorDescriber.DuplicateUserName) => AccountRefusal.NameTaken,
        nameof(IdentityErrorDescriber.InvalidUserName) => AccountRefusal.BadName,
        nameof(IdentityErrorDescriber.InvalidEmail) or nameof(IdentityErrorDescriber.DuplicateEmail) => AccountRefusal.BadEmail,
        _ => AccountRefusal.BadPassword,
    };
}
