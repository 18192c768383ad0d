using Microsoft.AspNetCore.Identity;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity.SigningIn;

/// <summary>A person chooses a new password, knowing the old one. After a generated password this is all they can do.</summary>
public sealed class ChangeOwnPassword(WorkflowsDb db, WriterLock writer, UserManager<Account> users, TimeProvider time)
{
    public sealed record Command(string CurrentPassword, string NewPassword);

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
        var changed = await users.ChangePasswordAsync(account, command.CurrentPassword, command.NewPassword);
        if (!changed.Succeeded)
            return [.. changed.Errors];
        account.MustChangePassword = false;
        db.Audit.Add(AuditChain.Account(account.Id), actor, time.GetUtcNow(), "PasswordChanged");
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }
}
