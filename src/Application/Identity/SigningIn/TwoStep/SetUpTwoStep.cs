using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Identity.SigningIn.Sessions;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity.SigningIn.TwoStep;

/// <summary>
/// A person shares a secret with an authenticator app: begun by a button, in force from the first right code on. From then
/// on the password alone opens nothing; other sessions, which had no code, end.
/// </summary>
public sealed class SetUpTwoStep(
    WorkflowsDb db, WriterLock writer, UserManager<Account> users, CodeCheck codes, OpenSession sessions, SystemTime system, TimeProvider time)
{
    /// <param name="RecoveryCodes">Shown now and never again; null when the code was wrong.</param>
    public sealed record Confirmed(IReadOnlyList<string>? RecoveryCodes);

    /// <summary>Makes a secret, a new one each time until a code has confirmed it.</summary>
    public async Task BeginAsync(Actor actor, CancellationToken ct = default)
    {
        var closed = codes.Seal(actor.PersonId, RandomNumberGenerator.GetBytes(TimeCode.SecretBytes));
        using var turn = await writer.EnterAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var account = await OwnAsync(actor, ct);
        var row = await db.FindAsync<TwoStepRow>([account.Id], ct);
        if (row is null)
            db.Add(row = new TwoStepRow { AccountId = account.Id, SealedSecret = closed });
        (row.SealedSecret, row.StartedAt, row.LastStep) = (closed, system.Provider.GetUtcNow(), 0);
        db.Audit.Add(AuditChain.Account(account.Id), actor, time.GetUtcNow(), "TwoStepBegun");
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <param name="session">The session it is done in, which stays.</param>
    public async Task<Confirmed> ConfirmAsync(string code, Guid? session, Actor actor, CancellationToken ct = default)
    {
        using var turn = await writer.EnterAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var account = await OwnAsync(actor, ct);
        if (await db.FindAsync<TwoStepRow>([account.Id], ct) is not { } row
            || TimeCode.Accepts(codes.Secret(row), code, system.Provider.GetUtcNow(), row.LastStep) is not { } step)
            return new Confirmed(null);
        (row.ConfirmedAt, row.LastStep) = (system.Provider.GetUtcNow(), step);
        AccountChange.Require(await users.SetTwoFactorEnabledAsync(account, true));
        var made = await CodeCheck.RenewRecoveryCodesAsync(db, account.Id, ct);
        await sessions.EndAllAsync(db, account.Id, session, ct);
        db.Audit.Add(AuditChain.Account(account.Id), actor, time.GetUtcNow(), "TwoStepOn");
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Confirmed(made);
    }

    private async Task<Account> OwnAsync(Actor actor, CancellationToken ct)
    {
        var account = await db.Users.SingleOrDefaultAsync(one => one.Id == actor.PersonId && !one.Disabled, ct);
        return account is { TwoFactorEnabled: false }
            ? account
            : throw new AccountRefusedException(AccountRefusal.NotAllowed, "Two-step sign-in is on already.");
    }
}
