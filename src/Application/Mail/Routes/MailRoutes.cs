using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Mail.Choices;
using VanQuan.Workflows.Application.Persistence;

namespace VanQuan.Workflows.Application.Mail.Routes;

/// <summary>
/// Everybody's choices, the bodies' mailboxes and the addresses mails came back from, as the caller's transaction sees them.
/// Kept for as long as <see cref="StaffStamp"/> stays the same, like the staff itself.
/// </summary>
public sealed class MailRoutes(StaffDirectorySource staff)
{
    private volatile Picture? last;

    public async ValueTask<MailRouteBook> GetAsync(WorkflowsDb db, CancellationToken ct = default)
    {
        var stamp = await StaffDirectorySource.StampAsync(db, ct);
        if (last is { } picture && picture.Stamp == stamp)
            return picture.Book;
        var choices = await db.Set<MailChoicesRow>().AsNoTracking().ToDictionaryAsync(row => row.AccountId, row => row.Chosen(), ct);
        var bodies = await db.Set<UnitRow>().AsNoTracking().Where(unit => unit.Address != null).ToDictionaryAsync(unit => unit.Code, unit => new BodyMailbox(unit.Name, unit.Address!), ct);
        var troubles = await db.Set<AddressTroubleRow>().AsNoTracking().Where(row => row.Permanent).Select(row => row.Address).ToListAsync(ct);
        last = new Picture(stamp, new MailRouteBook(await staff.GetAsync(db, ct), choices, bodies, troubles.ToHashSet(StringComparer.Ordinal)));
        return last.Book;
    }

    private sealed record Picture(Guid Stamp, MailRouteBook Book);
}
