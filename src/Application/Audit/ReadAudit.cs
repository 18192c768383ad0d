using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Audit;

/// <summary>Lines in the order of writing, of one chain or of all, for administrators.</summary>
public sealed class ReadAudit(IDbContextFactory<WorkflowsDb> databases)
{
    /// <param name="Chain">See <see cref="AuditChain"/>; null for all.</param>
    /// <param name="After">The id of the last line seen; 0 from the start.</param>
    public sealed record Query(string? Chain, long After, int Most);

    /// <returns>Null where the person is no administrator.</returns>
    public async Task<IReadOnlyList<AuditLine>?> RunAsync(Query query, Actor actor, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!await db.Users.AnyAsync(account => account.Id == actor.PersonId && !account.Disabled && (account.SystemRoles & SystemRoles.Administrator) != 0, ct))
            return null;
        return await db.Set<AuditLine>().AsNoTracking().Where(line => line.Id > query.After && (query.Chain == null || line.Chain == query.Chain))
            .OrderBy(line => line.Id).Take(query.Most).ToListAsync(ct);
    }
}
