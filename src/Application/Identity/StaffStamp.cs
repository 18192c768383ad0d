using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity;

/// <summary>
/// One row whose value changes with every change of people, posts, bodies or delegations, in the same transaction.
/// Whoever keeps a picture of the staff compares it, so other processes' changes are seen too.
/// The value is random: a rolled-back change cannot leave a number behind that a later change uses again.
/// </summary>
public sealed class StaffStamp
{
    /// <summary>The one row's key.</summary>
    internal const int Only = 1;

    public int Id { get; private set; } = Only;

    public Guid Value { get; set; }

    private static readonly string[] SeenOfAnAccount =
        [nameof(Account.FullName), nameof(Account.Email), nameof(Account.Language), nameof(Account.SystemRoles), nameof(Account.Disabled)];

    /// <summary>Called by the context before it saves.</summary>
    internal static async ValueTask RenewIfStaffChangedAsync(WorkflowsDb db, CancellationToken ct)
    {
        if (!db.ChangeTracker.Entries().Any(Matters))
            return;
        var stamp = await db.Set<StaffStamp>().SingleOrDefaultAsync(ct) ?? db.Add(new StaffStamp()).Entity;
        stamp.Value = Guid.NewGuid();
        db.StaffSeen = null;
    }

    private static bool Matters(EntityEntry entry) => entry.Entity switch
    {
        UnitRow or Membership or Delegation => entry.State is not (EntityState.Unchanged or EntityState.Detached),
        Account => entry.State is EntityState.Added or EntityState.Deleted
            || (entry.State is EntityState.Modified && SeenOfAnAccount.Any(name => entry.Property(name).IsModified)),
        _ => false,
    };
}
