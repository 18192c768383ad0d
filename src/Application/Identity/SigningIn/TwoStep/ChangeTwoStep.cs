using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity.SigningIn.TwoStep;

/// <summary>
/// A person turns their two-step sign-in off, or asks for new recovery codes: with the password and a code, so that an
/// unwatched screen is not enough. Wrong ones count towards the lockout. Who must have it cannot turn it off.
/// </summary>
public sealed class ChangeTwoStep(
    WorkflowsDb db, WriterLock writer, UserManager<Account> users, DemoPasswords demo, CodeCheck codes, LetIn letIn, IOptions<SignInSettings> settings, TimeProvider time)
{
    public sealed record Command(string Password, string Code, bool TurnOff);

    public enum Outcome { Done, Wrong, LockedOut, Required, NotOn }

    /// <param name="RecoveryCodes">New ones, shown now and never again; null unless they were asked for.</param>
    public sealed record Result(Outcome Outcome, int TriesLeft = 0, DateTimeOffset? LockedUntil = null, IReadOnlyList<string>? RecoveryCodes = null);

    public async Task<Result> RunAsync(Command command, Actor actor, CancellationToken ct = default)
    {
        if (await db.Users.SingleOrDefaultAsync(one => one.Id == actor.PersonId && !one.Disabled, ct) is not { TwoFactorEnabled: true } account)
            return new Result(Outcome.NotOn);
        if (command.TurnOff && (account.SystemRoles & settings.Value.RequireTwoStep) != 0)
            return new Result(Outcome.Required);
        // Long on purpose; no other writer should wait for it.
        var known = account.Demo ? demo.Fits(account.UserName!, command.Password) : await users.CheckPasswordAsync(account, command.Password);
        using var turn = await writer.EnterAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Entry(account).ReloadAsync(ct);
        if (await users.IsLockedOutAsync(account))
            return new Result(Outcome.LockedOut, LockedUntil: account.LockoutEnd);
        if (await db.FindAsync<TwoStepRow>([account.Id], ct) is not { } row)
            return new Result(Outcome.NotOn);
        var result = known && await codes.UseAsync(db, row, command.Code, ct) is not null
            ? await ChangeAsync(account, row, command.TurnOff, actor, ct)
            : Failed(await letIn.CountFailureAsync(account));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return result;
    }

    private async Task<Result> ChangeAsync(Account account, TwoStepRow row, bool turnOff, Actor actor, CancellationToken ct)
    {
        db.Audit.Add(AuditChain.Account(account.Id), actor, time.GetUtcNow(), turnOff ? "TwoStepOff" : "RecoveryCodesRenewed");
        if (!turnOff)
            return new Result(Outcome.Done, RecoveryCodes: await CodeCheck.RenewRecoveryCodesAsync(db, account.Id, ct));
        await TakeOffAsync(db, users, account, row, ct);
        return new Result(Outcome.Done);
    }

    /// <summary>Secret and recovery codes are gone afterwards; the account signs in with its password alone.</summary>
    internal static async Task TakeOffAsync(WorkflowsDb db, UserManager<Account> users, Account account, TwoStepRow? row, CancellationToken ct)
    {
        if (row is not null)
            db.Remove(row);
        db.RemoveRange(await db.Set<RecoveryCodeRow>().Where(one => one.AccountId == account.Id).ToListAsync(ct));
        AccountChange.Require(await users.SetTwoFactorEnabledAsync(account, false));
    }

    private static Result Failed(SignIn.Result failure) => failure.Outcome == SignInOutcome.LockedOut
        ? new Result(Outcome.LockedOut, LockedUntil: failure.LockedUntil)
        : new Result(Outcome.Wrong, failure.TriesLeft);
}
