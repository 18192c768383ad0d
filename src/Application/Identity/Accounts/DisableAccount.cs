using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity.SigningIn.Sessions;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Identity.Accounts;

/// <summary>
/// Closes an account: it cannot sign in, open sessions end, its posts are vacant. Nothing it did is touched.
/// Work it held goes back to its body; work addressed to the person alone stays theirs until somebody gives it away
/// (<see cref="HandOverWork"/>). The last administrator stays, or nobody could open an account again.
/// </summary>
public sealed class DisableAccount(AccountChange change, OpenSession sessions)
{
    public sealed record Command(string UserName, string? Reason = null);

    public Task RunAsync(Command command, Actor actor, CancellationToken ct = default) =>
        change.RunAsync(actor, async () =>
        {
            var account = await change.FindAsync(command.UserName);
            if (account.Disabled)
                throw new AccountRefusedException(AccountRefusal.AlreadyDisabled, $"The account '{command.UserName}' is disabled already.");
            if (account.SystemRoles.HasFlag(SystemRoles.Administrator) && !await AnotherAdministratorAsync(account.Id, ct))
                throw new AccountRefusedException(AccountRefusal.LastAdministrator, $"'{command.UserName}' is the last administrator; add another one first.");
            account.Disabled = true;
            AccountChange.Require(await change.Users.UpdateSecurityStampAsync(account));
            await sessions.EndAllAsync(change.Db, account.Id, but: null, ct);
            await ReleaseAsync(account, actor, ct);
            change.Note(account, actor, "AccountDisabled", command.Reason);
            return account;
        }, ct);

    private async Task ReleaseAsync(Account account, Actor actor, CancellationToken ct)
    {
        foreach (var task in await change.Db.Set<UserTask>().Where(task => task.State == TaskState.Claimed && task.ClaimedBy == account.Id).ToListAsync(ct))
        {
            task.Release(new Doer(actor.PersonId, actor.Name, null), change.Now);
            change.Db.Audit.Add(AuditChain.Instance(task.InstanceId), actor, change.Now, "TaskReleased", data: new { task = task.Id, from = account.Id, because = "AccountDisabled" });
        }
    }

    private Task<bool> AnotherAdministratorAsync(string id, CancellationToken ct) =>
        change.Db.Users.AnyAsync(other => other.Id != id && !other.Disabled && (other.SystemRoles & SystemRoles.Administrator) != 0, ct);
}
