using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Identity.SigningIn.Sessions;
using VanQuan.Workflows.Application.Persistence;

namespace VanQuan.Workflows.Application.Identity.SigningIn;

/// <summary>How each account signs in and where it is signed in, for administrators. Only reads.</summary>
public sealed class ReadSignIns(WorkflowsDb db, SystemTime time, IOptions<SignInSettings> settings)
{
    /// <param name="LockedUntil">Null unless it is locked now.</param>
    /// <param name="Provider">The provider it is tied to, as people call it.</param>
    /// <param name="LacksTwoStep">Its role must have a second step, and it has none yet.</param>
    public sealed record Line(
        string UserName, string FullName, bool Demo, bool TwoStep, bool LacksTwoStep, string? Provider, bool HasPassword, int Passkeys, DateTimeOffset? LockedUntil, int Sessions, DateTimeOffset? LastSeenAt);

    public async Task<IReadOnlyList<Line>> RunAsync(CancellationToken ct = default)
    {
        var now = time.Provider.GetUtcNow();
        var alive = now - TimeSpan.FromHours(settings.Value.SessionHours) - SeenSessions.Coarse;
        var accounts = await db.Users.AsNoTracking().Where(account => !account.Disabled).OrderBy(account => account.UserName).ToListAsync(ct);
        var ties = (await db.UserLogins.AsNoTracking().ToListAsync(ct)).ToLookup(login => login.UserId, login => login.ProviderDisplayName ?? login.LoginProvider);
        var keys = await db.Set<IdentityUserPasskey<string>>().GroupBy(key => key.UserId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        var seen = await db.Set<SessionRow>().AsNoTracking().GroupBy(row => row.AccountId)
            .Select(rows => new { Id = rows.Key, Last = rows.Max(row => row.LastSeenAt), Open = rows.Count(row => row.EndedAt == null && row.LastSeenAt > alive) })
            .ToDictionaryAsync(rows => rows.Id, ct);
        return [.. accounts.Select(account => new Line(
            account.UserName!, account.FullName, account.Demo, account.TwoFactorEnabled,
            !account.TwoFactorEnabled && (account.SystemRoles & settings.Value.RequireTwoStep) != 0,
            ties[account.Id].FirstOrDefault(), account.PasswordHash is not null || account.Demo, keys.GetValueOrDefault(account.Id),
            account.LockoutEnd > now ? account.LockoutEnd : null,
            seen.GetValueOrDefault(account.Id)?.Open ?? 0, seen.GetValueOrDefault(account.Id)?.Last))];
    }
}
