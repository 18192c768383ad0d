using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Persistence;

namespace VanQuan.Workflows.Application.Identity.SigningIn.Sessions;

/// <summary>The sessions of an account that still open something, the most recently used first.</summary>
public sealed class ReadOwnSessions(WorkflowsDb db, SystemTime time, IOptions<SignInSettings> settings)
{
    public Task<List<SessionRow>> RunAsync(string accountId, CancellationToken ct)
    {
        var alive = time.Provider.GetUtcNow() - TimeSpan.FromHours(settings.Value.SessionHours) - SeenSessions.Coarse;
        return db.Set<SessionRow>().AsNoTracking().Where(row => row.AccountId == accountId && row.EndedAt == null && row.LastSeenAt > alive)
            .OrderByDescending(row => row.LastSeenAt).ThenBy(row => row.Id).ToListAsync(ct);
    }
}
