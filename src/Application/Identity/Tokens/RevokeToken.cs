using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity.Tokens;

/// <summary>Ends a token for good, at once: by its person, or by an administrator. Ending an ended one changes nothing.</summary>
public sealed class RevokeToken(WorkflowsDb db, WriterLock writer, TimeProvider time, SystemTime system)
{
    public sealed record Command(string TokenId);

    /// <exception cref="TokenRefusedException">There is no such token of theirs.</exception>
    public async Task RunAsync(Command command, Actor actor, CancellationToken ct = default)
    {
        using var turn = await writer.EnterAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var row = await db.Set<AccessTokenRow>().FirstOrDefaultAsync(token => token.Id == command.TokenId, ct);
        if (row is null || (row.AccountId != actor.PersonId && !await IsAdministratorAsync(actor, ct)))
            throw new TokenRefusedException(TokenRefusal.NotFound);
        if (row.RevokedAt is not null)
            return;
        row.RevokedAt = system.Provider.GetUtcNow();
        db.Audit.Add(AuditChain.Account(row.AccountId), actor, time.GetUtcNow(), "TokenRevoked", data: new { token = row.Id });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private Task<bool> IsAdministratorAsync(Actor actor, CancellationToken ct) =>
        db.Users.AnyAsync(account => account.Id == actor.PersonId && !account.Disabled && (account.SystemRoles & SystemRoles.Administrator) != 0, ct);
}
