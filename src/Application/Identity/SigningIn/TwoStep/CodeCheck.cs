using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity.SigningIn.TwoStep;

/// <summary>
/// Looks at codes in the caller's transaction and uses them up: a code of the app by its step, a recovery code by its row. Also
/// where secrets are opened; call that before the transaction, because the key ring may have to write.
/// </summary>
public sealed class CodeCheck(IDataProtectionProvider keys, SystemTime time)
{
    public const int RecoveryCodes = 10;

    // No letters or digits that look alike.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    public string Seal(string accountId, byte[] secret) => Keys(accountId).Protect(Convert.ToBase64String(secret));

    public byte[] Secret(TwoStepRow row) => Convert.FromBase64String(Keys(row.AccountId).Unprotect(row.SealedSecret));

    /// <summary>Which kind of code it was; null for a wrong one.</summary>
    public async Task<Proof?> UseAsync(WorkflowsDb db, TwoStepRow row, string code, CancellationToken ct)
    {
        var now = time.Provider.GetUtcNow();
        if (TimeCode.Accepts(Secret(row), code, now, row.LastStep) is { } step)
        {
            row.LastStep = step;
            return Proof.Code;
        }
        var hash = HashOf(row.AccountId, code);
        var codes = await db.Set<RecoveryCodeRow>().Where(one => one.AccountId == row.AccountId && one.UsedAt == null).ToListAsync(ct);
        if (codes.FirstOrDefault(one => CryptographicOperations.FixedTimeEquals(one.Hash, hash)) is not { } recovery)
            return null;
        recovery.UsedAt = now;
        return Proof.RecoveryCode;
    }

    /// <summary>Ten new ones in place of those there were; shown once.</summary>
    public static async Task<IReadOnlyList<string>> RenewRecoveryCodesAsync(WorkflowsDb db, string accountId, CancellationToken ct)
    {
        // One of them may be tracked, just used: they go with what is saved next.
        db.RemoveRange(await db.Set<RecoveryCodeRow>().Where(one => one.AccountId == accountId).ToListAsync(ct));
        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 4)))).ToList();
        db.AddRange(codes.Select(code => new RecoveryCodeRow { AccountId = accountId, Hash = HashOf(accountId, code) }));
        return codes;
    }

    private static byte[] HashOf(string accountId, string code) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{accountId}:{code.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant()}"));

    private IDataProtector Keys(string accountId) => keys.CreateProtector("VanQuan.Workflows.TwoStep", accountId);
}
