using Microsoft.AspNetCore.Identity;
using VanQuan.Workflows.Application.Identity.SigningIn.Sessions;
using VanQuan.Workflows.Application.Persistence;

namespace VanQuan.Workflows.Application.Identity.SigningIn.TwoStep;

/// <summary>
/// The second step: a code of the app, or a recovery code, after the password was right. Wrong codes count together with wrong
/// passwords towards the same lockout; a code opens once.
/// </summary>
public sealed class SignInWithCode(WorkflowsDb db, WriterLock writer, UserManager<Account> users, CodeCheck codes, LetIn letIn)
{
    /// <param name="Stamp">The account's security stamp at the first step: a password changed since makes that step worthless.</param>
    public sealed record Command(string AccountId, string? Stamp, string Code, Visit? Visit = null);

    /// <returns>Null when the first step does not count any more.</returns>
    public async Task<SignIn.Result?> RunAsync(Command command, CancellationToken ct = default)
    {
        using var turn = await writer.EnterAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Users.FindAsync([command.AccountId], ct) is not { Disabled: false, TwoFactorEnabled: true } account || account.SecurityStamp != command.Stamp)
            return null;
        if (await users.IsLockedOutAsync(account))
            return new SignIn.Result(SignInOutcome.LockedOut, LockedUntil: account.LockoutEnd);
        if (await db.FindAsync<TwoStepRow>([account.Id], ct) is not { } row)
            return null;
        var result = await codes.UseAsync(db, row, command.Code, ct) is { } proof
            ? await letIn.RunAsync(account, command.Visit ?? Visit.Unknown, proof, ct)
            : await letIn.CountFailureAsync(account);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return result;
    }
}
