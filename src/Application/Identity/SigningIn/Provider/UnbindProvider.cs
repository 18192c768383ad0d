using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Identity.SigningIn.Sessions;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity.SigningIn.Provider;

/// <summary>
/// An administrator takes the tie to the identity provider off an account, and says why: the person has left, or somebody else
/// was bound first. The next one whom the provider vouches for under that name is bound anew.
/// </summary>
public sealed class UnbindProvider(AccountChange change, OpenSession sessions)
{
    public sealed record Command(string UserName, string Reason);

    public Task RunAsync(Command command, Actor actor, CancellationToken ct = default) =>
        change.RunAsync(actor, async () =>
        {
            var account = await change.FindAsync(command.UserName);
            if (string.IsNullOrWhiteSpace(command.Reason))
                throw new AccountRefusedException(AccountRefusal.NoReason, "Taking an account's tie to the provider off needs a reason.");
            var logins = await change.Db.UserLogins.Where(login => login.UserId == account.Id).ToListAsync(ct);
            if (logins.Count == 0)
                throw new AccountRefusedException(AccountRefusal.NotSetUp, $"'{command.UserName}' is tied to no provider.");
            change.Db.UserLogins.RemoveRange(logins);
            await sessions.EndAllAsync(change.Db, account.Id, but: null, ct);
            change.Note(account, actor, "ProviderUnbound", command.Reason.Trim());
            return account;
        }, ct);
}
