using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity.Tokens;

/// <summary>
/// A person makes a token for a program of theirs. Its text is returned once and kept nowhere: not even as the answer of the
/// operation, which is why a repeat makes another one.
/// </summary>
public sealed class IssueToken(WorkflowsDb db, WriterLock writer, TimeProvider time, SystemTime system)
{
    /// <summary>More than this many that are still good are a mistake somewhere.</summary>
    public const int MostLive = 20;

    public const int LongestName = 80;

    public static IReadOnlyList<int> Days { get; } = [30, 90, 365];

    public sealed record Command(string Name, IReadOnlyCollection<string> Scopes, int Days);

    public sealed record Issued(string Id, string Text, DateTimeOffset ExpiresAt);

    /// <exception cref="TokenRefusedException">Nothing was made.</exception>
    public async Task<Issued> RunAsync(Command command, Actor actor, CancellationToken ct = default)
    {
        using var turn = await writer.EnterAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var account = await db.Users.AsNoTracking().FirstOrDefaultAsync(one => one.Id == actor.PersonId && !one.Disabled && !one.MustChangePassword, ct)
            ?? throw new TokenRefusedException(TokenRefusal.NotAllowed);
        var now = system.Provider.GetUtcNow();
        await CheckAsync(command, account, now, ct);
        var (id, hash, text) = TokenText.New();
        var row = new AccessTokenRow
        {
            Id = id, AccountId = account.Id, Name = command.Name.Trim(), Hash = hash, Scopes = [.. TokenScopes.All.Where(command.Scopes.Contains)],
            CreatedAt = now, ExpiresAt = now.AddDays(command.Days),
        };
        db.Add(row);
        db.Audit.Add(AuditChain.Account(account.Id), actor, time.GetUtcNow(), "TokenIssued",
            data: new { token = id, scopes = row.Scopes, expires = row.ExpiresAt }, texts: new Dictionary<string, string> { ["name"] = row.Name });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Issued(id, text, row.ExpiresAt);
    }

    private async Task CheckAsync(Command command, Account account, DateTimeOffset now, CancellationToken ct)
    {
        if (command.Name.Trim() is not { Length: > 0 and <= LongestName })
            throw new TokenRefusedException(TokenRefusal.BadName);
        if (!command.Scopes.Any(TokenScopes.All.Contains))
            throw new TokenRefusedException(TokenRefusal.NoScope);
        if (command.Scopes.Except(TokenScopes.For(account.SystemRoles)).Any())
            throw new TokenRefusedException(TokenRefusal.ScopeNotYours);
        if (!Days.Contains(command.Days))
            throw new TokenRefusedException(TokenRefusal.BadPeriod);
        if (await db.Set<AccessTokenRow>().CountAsync(token => token.AccountId == account.Id && token.RevokedAt == null && token.ExpiresAt > now, ct) >= MostLive)
            throw new TokenRefusedException(TokenRefusal.TooMany);
    }
}
