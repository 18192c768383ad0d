using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using VanQuan.Workflows.Application.Mail.Choices;
using VanQuan.Workflows.Application.Mail.Routes;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity;

/// <summary>
/// One row whose value changes with every change of people, posts, bodies, delegations or of where and when mails go, in the same transaction.
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

    /// <summary>When a digest is due is the bell's business and nobody's choice.</summary>
    private static readonly string[] TheBells = [nameof(MailChoicesRow.NextDigestAt), nameof(MailChoicesRow.LastDigestAt)];

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
        UnitRow or Membership or Delegation or AddressTroubleRow => entry.State is not (EntityState.Unchanged or EntityState.Detached),
        Account => entry.State is EntityState.Added or EntityState.Deleted
            || (entry.State is EntityState.Modified && SeenOfAnAccount.Any(name => entry.Property(name).IsModified)),
        MailChoicesRow => entry.State is EntityState.Added or EntityState.Deleted
            || (entry.State is EntityState.Modified && entry.Properties.Any(property => property.IsModified && !TheBells.Contains(property.Metadata.Name))),
        _ => false,
    };
}
