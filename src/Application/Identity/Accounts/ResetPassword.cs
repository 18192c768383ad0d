using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Application.Identity.SigningIn.Sessions;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity.Accounts;

/// <summary>Replaces a forgotten password by a generated one, ends open sessions and lifts a lockout. A disabled account stays disabled.</summary>
public sealed class ResetPassword(AccountChange change, OpenSession sessions)
{
    public sealed record Command(string UserName);

    public sealed record Result(string UserName, string Password);

    public Task<Result> RunAsync(Command command, Actor actor, CancellationToken ct = default) =>
        change.RunAsync(actor, async () =>
        {
            var account = await change.FindAsync(command.UserName);
            var password = GeneratedPassword.New();
            account.MustChangePassword = true;
            if (account.PasswordHash is not null)
                AccountChange.Require(await change.Users.RemovePasswordAsync(account));
            AccountChange.Require(await change.Users.AddPasswordAsync(account, password));
            AccountChange.Require(await change.Users.SetLockoutEndDateAsync(account, null));
            AccountChange.Require(await change.Users.ResetAccessFailedCountAsync(account));
            await sessions.EndAllAsync(change.Db, account.Id, but: null, ct);
            change.Note(account, actor, "PasswordReset");
            return new Result(command.UserName, password);
        }, ct);
}
