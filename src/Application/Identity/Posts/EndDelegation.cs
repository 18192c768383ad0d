using VanQuan.Workflows.Application.Identity.Accounts;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity.Posts;

/// <summary>
/// Ends a delegation before its time; the last day still counts. A last day before today ends it at once: from this moment
/// on the delegate's buttons are refused, also on a page that was opened before.
/// </summary>
public sealed class EndDelegation(WorkflowsDb db, WriterLock writer, TimeProvider time)
{
    public sealed record Command(string DelegationId, DateOnly LastDay);

    public async Task RunAsync(Command command, Actor actor, CancellationToken ct = default)
    {
        using var turn = await writer.EnterAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var delegation = await db.FindAsync<Delegation>([command.DelegationId], ct)
            ?? throw new AccountRefusedException(AccountRefusal.UnknownDelegation, $"There is no delegation '{command.DelegationId}'.");
        await DelegatePower.RequireRightAsync(db, delegation.FromPersonId, actor, ct);
        if (command.LastDay > delegation.To)
            throw new AccountRefusedException(AccountRefusal.BadPeriod, $"The delegation ends on {delegation.To:yyyy-MM-dd}; it can only end earlier.");
        delegation.EndOn(command.LastDay);
        db.Audit.Add(AuditChain.Account(delegation.FromPersonId), actor, time.GetUtcNow(), "DelegationEnded", data: new { delegation.Id, command.LastDay });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
