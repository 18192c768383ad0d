using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Identity.SigningIn.Sessions;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity.SigningIn.TwoStep;

/// <summary>
/// An administrator takes the second step off another's account, whose phone and recovery codes are lost, and says why. All
/// sessions of the account end. Nobody does it for themselves: that way leads over password and code.
/// </summary>
public sealed class ResetTwoStep(AccountChange change, OpenSession sessions)
{
    public sealed record Command(string UserName, string Reason);

    public Task RunAsync(Command command, Actor actor, CancellationToken ct = default) =>
        change.RunAsync(actor, async () =>
        {
            var account = await change.FindAsync(command.UserName);
            if (string.IsNullOrWhiteSpace(command.Reason))
                throw new AccountRefusedException(AccountRefusal.NoReason, "Taking the second step off an account needs a reason.");
            if (account.Id == actor.PersonId)
                throw new AccountRefusedException(AccountRefusal.NotAllowed, "Nobody takes the second step off their own account this way.");
            if (!account.TwoFactorEnabled)
                throw new AccountRefusedException(AccountRefusal.NotSetUp, $"'{command.UserName}' has no second step.");
            await ChangeTwoStep.TakeOffAsync(change.Db, change.Users, account, await change.Db.FindAsync<TwoStepRow>([account.Id], ct), ct);
            await sessions.EndAllAsync(change.Db, account.Id, but: null, ct);
            change.Note(account, actor, "TwoStepReset", command.Reason.Trim());
            return account;
        }, ct);
}
