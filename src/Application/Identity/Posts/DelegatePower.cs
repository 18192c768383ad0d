using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity.Posts;

/// <summary>A person lets another act for them for a period, or an administrator arranges it for somebody who fell ill.</summary>
public sealed class DelegatePower(WorkflowsDb db, WriterLock writer, TimeProvider time)
{
    public sealed record Command(string FromPersonId, string ToPersonId, DateOnly From, DateOnly To, string? Unit = null, string? Reason = null);

    /// <returns>The delegation's id.</returns>
    public async Task<string> RunAsync(Command command, Actor actor, CancellationToken ct = default)
    {
        using var turn = await writer.EnterAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await RequireRightAsync(db, command.FromPersonId, actor, ct);
        foreach (var person in new[] { command.FromPersonId, command.ToPersonId })
            if (!await db.Users.AnyAsync(account => account.Id == person && !account.Disabled, ct))
                throw new AccountRefusedException(AccountRefusal.UnknownAccount, $"'{person}' has no account that could delegate or act.");
        var delegation = Make(command);
        db.Add(delegation);
        db.Audit.Add(
            AuditChain.Account(command.FromPersonId), actor, time.GetUtcNow(), "PowerDelegated", command.Reason,
            new { delegation.Id, to = command.ToPersonId, command.From, until = command.To, command.Unit });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return delegation.Id;
    }

    internal static async Task RequireRightAsync(WorkflowsDb db, string delegatorId, Actor actor, CancellationToken ct)
    {
        if (actor.IsPerson && actor.PersonId != delegatorId
            && !await db.Users.AnyAsync(account => account.Id == actor.PersonId && !account.Disabled && (account.SystemRoles & SystemRoles.Administrator) != 0, ct))
            throw new AccountRefusedException(AccountRefusal.NotAllowed, "Only the person concerned or an administrator decides about a delegation.");
    }

    private static Delegation Make(Command command)
    {
        try
        {
            return new Delegation(Guid.NewGuid().ToString("N"), command.FromPersonId, command.ToPersonId, command.From, command.To, command.Unit);
        }
        catch (ArgumentException error)
        {
            throw new AccountRefusedException(AccountRefusal.BadPeriod, error.Message);
        }
    }
}
