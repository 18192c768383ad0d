using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity.SigningIn.Passkeys;

/// <summary>
/// A person's passkeys: added once the browser has proven the key, named, taken off again. Adding one asks for the password,
/// so that an unwatched screen is not enough to come back later. Demo accounts have none.
/// </summary>
public sealed class KeepPasskeys(WorkflowsDb db, WriterLock writer, UserManager<Account> users, LetIn letIn, TimeProvider time)
{
    public const int Most = 10;

    public enum Outcome { Done, WrongPassword, LockedOut, NotAllowed, TooMany, Unknown }

    public sealed record Line(string Id, string Name, DateTimeOffset CreatedAt);

    /// <summary>The newest last.</summary>
    public async Task<IReadOnlyList<Line>> ReadAsync(string accountId)
    {
        var account = await users.FindByIdAsync(accountId) ?? throw new InvalidOperationException("The session's account is gone.");
        return [.. (await users.GetPasskeysAsync(account)).OrderBy(key => key.CreatedAt).Select(key => new Line(Convert.ToHexStringLower(key.CredentialId), key.Name ?? "", key.CreatedAt))];
    }

    /// <summary>Whether a new key may be asked of the browser: the password is looked at, and wrong ones count.</summary>
    public async Task<Outcome> AllowAsync(string password, Actor actor, CancellationToken ct = default)
    {
        if (await users.FindByIdAsync(actor.PersonId) is not { Disabled: false, Demo: false } account)
            return Outcome.NotAllowed;
        var known = await users.CheckPasswordAsync(account, password);
        using var turn = await writer.EnterAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Entry(account).ReloadAsync(ct);
        if (await users.IsLockedOutAsync(account))
            return Outcome.LockedOut;
        if (known)
            return (await users.GetPasskeysAsync(account)).Count < Most ? Outcome.Done : Outcome.TooMany;
        await letIn.CountFailureAsync(account);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return Outcome.WrongPassword;
    }

    public async Task<Outcome> AddAsync(UserPasskeyInfo key, string name, Actor actor, CancellationToken ct = default)
    {
        using var turn = await writer.EnterAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Users.FindAsync([actor.PersonId], ct) is not { Disabled: false, Demo: false } account)
            return Outcome.NotAllowed;
        key.Name = name.Trim() is { Length: > 0 } given ? given[..Math.Min(60, given.Length)] : "passkey";
        AccountChange.Require(await users.AddOrUpdatePasskeyAsync(account, key));
        db.Audit.Add(AuditChain.Account(account.Id), actor, time.GetUtcNow(), "PasskeyAdded", texts: new Dictionary<string, string> { ["name"] = key.Name });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return Outcome.Done;
    }

    public async Task<Outcome> RemoveAsync(string id, Actor actor, CancellationToken ct = default)
    {
        using var turn = await writer.EnterAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var account = await db.Users.FindAsync([actor.PersonId], ct);
        var key = account is null ? null : (await users.GetPasskeysAsync(account)).FirstOrDefault(one => Convert.ToHexStringLower(one.CredentialId) == id);
        if (key is null)
            return Outcome.Unknown;
        AccountChange.Require(await users.RemovePasskeyAsync(account!, key.CredentialId));
        db.Audit.Add(AuditChain.Account(account!.Id), actor, time.GetUtcNow(), "PasskeyRemoved", texts: new Dictionary<string, string> { ["name"] = key.Name ?? "" });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return Outcome.Done;
    }
}
