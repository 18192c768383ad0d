using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Identity.SigningIn.Sessions;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity.SigningIn.Passkeys;

/// <summary>An administrator takes all passkeys off an account, whose device was lost or stolen, and says why; its sessions end.</summary>
public sealed class RemovePasskeysOf(AccountChange change, OpenSession sessions)
{
    public sealed record Command(string UserName, string Reason);

    public Task RunAsync(Command command, Actor actor, CancellationToken ct = default) =>
        change.RunAsync(actor, async () =>
        {
            var account = await change.FindAsync(command.UserName);
            if (string.IsNullOrWhiteSpace(command.Reason))
                throw new AccountRefusedException(AccountRefusal.NoReason, "Taking passkeys off an account needs a reason.");
            var keys = await change.Users.GetPasskeysAsync(account);
            if (keys.Count == 0)
                throw new AccountRefusedException(AccountRefusal.NotSetUp, $"'{command.UserName}' has no passkeys.");
            foreach (var key in keys)
                AccountChange.Require(await change.Users.RemovePasskeyAsync(account, key.CredentialId));
            await sessions.EndAllAsync(change.Db, account.Id, but: null, ct);
            change.Note(account, actor, "PasskeysTakenOff", command.Reason.Trim(), new { keys = keys.Count });
            return account;
        }, ct);
}
