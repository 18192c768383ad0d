using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity;

/// <summary>
/// The staff directory as the caller's transaction sees it. Kept between calls for as long as <see cref="StaffStamp"/>
/// stays the same: one read of one row, once per transaction. One instance serves the whole process.
/// </summary>
public sealed class StaffDirectorySource(DistrictSeats? seats = null)
{
    private static readonly Func<WorkflowsDb, CancellationToken, Task<Guid>> StampOf = EF.CompileAsyncQuery(
        (WorkflowsDb db, CancellationToken ct) => db.Set<StaffStamp>().Select(stamp => stamp.Value).FirstOrDefault());

    private volatile Picture? last;

    public async ValueTask<StaffDirectory> GetAsync(WorkflowsDb db, CancellationToken ct = default)
    {
        var stamp = await StampAsync(db, ct);
        if (last is { } picture && picture.Stamp == stamp)
            return picture.Directory;
        var directory = await LoadAsync(db, ct);
        last = new Picture(stamp, directory);
        return directory;
    }

    /// <summary>Inside a transaction the first answer holds, until this transaction changes the staff itself.</summary>
    private static async ValueTask<Guid> StampAsync(WorkflowsDb db, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is not { TransactionId: var transaction })
            return await StampOf(db, ct);
        if (db.StaffSeen is { } seen && seen.Transaction == transaction)
            return seen.Stamp;
        var stamp = await StampOf(db, ct);
        db.StaffSeen = (transaction, stamp);
        return stamp;
    }

    private async Task<StaffDirectory> LoadAsync(WorkflowsDb db, CancellationToken ct)
    {
        var accounts = await db.Users.AsNoTracking().OrderBy(account => account.UserName).ToListAsync(ct);
        var posts = await db.Set<Membership>().AsNoTracking().OrderBy(post => post.UnitCode).ThenBy(post => post.PersonId).ToListAsync(ct);
        var units = await db.Set<UnitRow>().AsNoTracking().ToListAsync(ct);
        var delegations = await db.Set<Delegation>().AsNoTracking().ToListAsync(ct);
        return new StaffDirectory(
            accounts.Select(account => account.AsStaffMember()), posts, units.Select(unit => unit.AsStaffUnit()), delegations, seats);
    }

    private sealed record Picture(Guid Stamp, StaffDirectory Directory);
}
