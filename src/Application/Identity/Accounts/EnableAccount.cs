using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity.Accounts;

/// <summary>Opens a disabled account again: it signs in with the password it had, and posts that still run count again.</summary>
public sealed class EnableAccount(AccountChange change)
{
    public sealed record Command(string PersonId, string? Reason = null);

    public Task RunAsync(Command command, Actor actor, CancellationToken ct = default) =>
        change.RunAsync(actor, async () =>
        {
            var account = await change.FindByIdAsync(command.PersonId);
            if (!account.Disabled)
                throw new AccountRefusedException(AccountRefusal.NotDisabled, $"The account '{account.UserName}' is open already.");
            account.Disabled = false;
            AccountChange.Require(await change.Users.UpdateAsync(account));
            change.Note(account, actor, "AccountEnabled", command.Reason);
            return account;
        }, ct);
}
