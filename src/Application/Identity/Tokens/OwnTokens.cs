using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity.Tokens;

/// <summary>A person's tokens, the newest first, those that have ended within the last month too; and which scopes are of use to them.</summary>
public sealed class OwnTokens(IDbContextFactory<WorkflowsDb> databases, SystemTime system)
{
    public sealed record Shown(AccessTokenRow Token, bool IsLive);

    public async Task<(IReadOnlyList<Shown> Tokens, IReadOnlyList<string> Scopes)> ReadAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = system.Provider.GetUtcNow();
        var ended = now.AddDays(-30);
        var rows = await db.Set<AccessTokenRow>().AsNoTracking()
            .Where(token => token.AccountId == actor.PersonId && token.ExpiresAt > ended && (token.RevokedAt == null || token.RevokedAt > ended))
            .OrderByDescending(token => token.CreatedAt).ToListAsync(ct);
        var roles = await db.Users.Where(account => account.Id == actor.PersonId).Select(account => account.SystemRoles).FirstOrDefaultAsync(ct);
        return ([.. rows.Select(row => new Shown(row, row.IsLive(now)))], [.. TokenScopes.For(roles)]);
    }
}
