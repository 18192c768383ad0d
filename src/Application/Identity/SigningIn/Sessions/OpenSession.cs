using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity.Tokens;
using VanQuan.Workflows.Application.Persistence;

namespace VanQuan.Workflows.Application.Identity.SigningIn.Sessions;

/// <summary>Begins and ends sessions in the caller's transaction; who may is the caller's business.</summary>
public sealed class OpenSession(SystemTime time)
{
    /// <summary>Rows of sessions that nobody uses any more stay this long, for questions asked afterwards.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public async Task<SessionRow> BeginAsync(WorkflowsDb db, Account account, Visit visit, CancellationToken ct)
    {
        var now = time.Provider.GetUtcNow();
        await db.Set<SessionRow>().Where(row => row.AccountId == account.Id && row.LastSeenAt < now - Kept).ExecuteDeleteAsync(ct);
        var row = new SessionRow { AccountId = account.Id, Browser = visit.Browser, System = visit.System, From = visit.From, StartedAt = now, LastSeenAt = now };
        db.Add(row);
        return row;
    }

    /// <summary>All sessions of an account but one; how many there were. Where none stays, whoever was in may have made a token: those end too.</summary>
    public async Task<int> EndAllAsync(WorkflowsDb db, string accountId, Guid? but, CancellationToken ct)
    {
        var now = time.Provider.GetUtcNow();
        if (but is null)
            await db.Set<AccessTokenRow>().Where(token => token.AccountId == accountId && token.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(token => token.RevokedAt, now), ct);
        return await db.Set<SessionRow>().Where(row => row.AccountId == accountId && row.EndedAt == null && row.Id != but)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, now), ct);
    }
}
