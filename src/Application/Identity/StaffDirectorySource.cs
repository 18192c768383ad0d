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
        (WorkflowsDb db, CancellationToken ct) => db.Set<StaffStamp>().Where(stamp => stamp.Id == StaffStamp.Only).Select(stamp => stamp.Value).FirstOrDefault());

    private volatile Picture? last;

    public async ValueTask<StaffDirectory> GetAsync(WorkflowsDb db, CancellationToken ct = default) => (await LookAsync(db, ct)).Directory;

    /// <summary>What a body is called; null for a code nobody knows.</summary>
    public async ValueTask<string?> UnitNameAsync(WorkflowsDb db, string code, CancellationToken ct = default) =>
        (await LookAsync(db, ct)).UnitNames.GetValueOrDefault(code);

    /// <summary>Names of bodies by code.</summary>
    public async ValueTask<IReadOnlyDictionary<string, string>> UnitNamesAsync(WorkflowsDb db, CancellationToken ct = default) => (await LookAsync(db, ct)).UnitNames;

    private async ValueTask<Picture> LookAsync(WorkflowsDb db, CancellationToken ct)
    {
        var stamp = await StampAsync(db, ct);
        if (last is { } picture && picture.Stamp == stamp)
            return picture;
        return last = await LoadAsync(db, stamp, ct);
    }

    /// <summary>Inside a transaction the first answer holds, until this transaction changes the staff itself.</summary>
    internal static async ValueTask<Guid> StampAsync(WorkflowsDb db, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is not { TransactionId: var transaction })
            return await StampOf(db, ct);
        if (db.StaffSeen is { } seen && seen.Transaction == transaction)
            return seen.Stamp;
        var stamp = await StampOf(db, ct);
        db.StaffSeen = (transaction, stamp);
        return stamp;
    }

    private async Task<Picture> LoadAsync(WorkflowsDb db, Guid stamp, CancellationToken ct)
    {
        var accounts = await db.Users.AsNoTracking().OrderBy(account => account.UserName).ToListAsync(ct);
        var posts = await db.Set<Membership>().AsNoTracking().OrderBy(post => post.UnitCode).ThenBy(post => post.PersonId).ToListAsync(ct);
        var units = await db.Set<UnitRow>().AsNoTracking().ToListAsync(ct);
        var delegations = await db.Set<Delegation>().AsNoTracking().ToListAsync(ct);
        var directory = new StaffDirectory(
            accounts.Select(account => account.AsStaffMember()), posts, units.Select(unit => unit.AsStaffUnit()), delegations, seats);
        return new Picture(stamp, directory, units.ToDictionary(unit => unit.Code, unit => unit.Name));
    }

    private sealed record Picture(Guid Stamp, StaffDirectory Directory, IReadOnlyDictionary<string, string> UnitNames);
}
