using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity.SigningIn.Sessions;

/// <summary>An administrator ends all sessions of an account, and says why: a laptop was stolen, a person has left the room for good.</summary>
public sealed class EndSessionsOf(AccountChange change, OpenSession sessions)
{
    public sealed record Command(string UserName, string Reason);

    /// <returns>How many were open.</returns>
    public Task<int> RunAsync(Command command, Actor actor, CancellationToken ct = default) =>
        change.RunAsync(actor, async () =>
        {
            var account = await change.FindAsync(command.UserName);
            if (string.IsNullOrWhiteSpace(command.Reason))
                throw new AccountRefusedException(AccountRefusal.NoReason, "Ending somebody's sessions needs a reason.");
            var ended = await sessions.EndAllAsync(change.Db, account.Id, but: null, ct);
            change.Note(account, actor, "SessionsEndedByAdministrator", command.Reason.Trim(), new { ended });
            return ended;
        }, ct);
}
