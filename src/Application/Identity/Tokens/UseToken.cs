using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Application.Persistence;

namespace VanQuan.Workflows.Application.Identity.Tokens;

/// <summary>
/// Whose token this is, if it is good: known, not revoked, not expired, and its account can be used. A disabled account's
/// tokens are dead at once, because the account is looked at every time; so is the last use, to the hour.
/// </summary>
public sealed class UseToken(IDbContextFactory<WorkflowsDb> databases, WriterLock writer, DemoPasswords demo, SystemTime system)
{
    /// <summary>Nobody needs it finer, and a reader of lists should not make the database write.</summary>
    private static readonly TimeSpan Coarse = TimeSpan.FromHours(1);

    public sealed record Used(AccessTokenRow Token, Account Account);

    /// <param name="fromLoopback">Demo accounts work from this machine only.</param>
    public async Task<Used?> FindAsync(string text, bool fromLoopback, CancellationToken ct = default)
    {
        if (TokenText.Read(text) is not { } shown)
            return null;
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = system.Provider.GetUtcNow();
        var row = await db.Set<AccessTokenRow>().AsNoTracking().FirstOrDefaultAsync(token => token.Id == shown.Id, ct);
        if (row is null || !CryptographicOperations.FixedTimeEquals(row.Hash, shown.Hash) || !row.IsLive(now))
            return null;
        var account = await db.Users.AsNoTracking().FirstOrDefaultAsync(one => one.Id == row.AccountId, ct);
        // After a generated password the person chooses a new one first; until then their programs wait too.
        if (account is null or { Disabled: true } or { MustChangePassword: true } || (account.Demo && !(demo.Enabled && fromLoopback)))
            return null;
        if (row.LastUsedAt is null || now - row.LastUsedAt >= Coarse)
            await NoteUseAsync(db, row.Id, now, ct);
        return new Used(row, account);
    }

    private async Task NoteUseAsync(WorkflowsDb db, string id, DateTimeOffset now, CancellationToken ct)
    {
        using var turn = await writer.EnterAsync(ct);
        await db.Set<AccessTokenRow>().Where(token => token.Id == id).ExecuteUpdateAsync(set => set.SetProperty(token => token.LastUsedAt, now), ct);
    }
}
