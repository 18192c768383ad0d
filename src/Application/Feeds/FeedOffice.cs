using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Feeds;

/// <summary>A feed a person may look after: their own, or a body's that they head. <see cref="Feed"/> is null where there is none yet.</summary>
public sealed record OwnedFeed(string? UnitCode, CalendarFeed? Feed);

/// <summary>
/// Opens, renews and closes the secret addresses of calendars. Everybody has their own; a body's belongs to its head (or who
/// stands in). Opening one where there is one renews it: the old address stops at once.
/// </summary>
public sealed class FeedOffice(IDbContextFactory<WorkflowsDb> databases, Transition transition, StaffDirectorySource staff, SystemTime system, TimeProvider clock)
{
    public async Task<IReadOnlyList<OwnedFeed>> OfAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var directory = await staff.GetAsync(db, ct);
        var bodies = HeadedBy(actor, directory);
        var feeds = await db.Set<CalendarFeed>().AsNoTracking()
            .Where(feed => feed.RevokedAt == null && (feed.PersonId == actor.PersonId || (feed.UnitCode != null && bodies.Contains(feed.UnitCode)))).ToListAsync(ct);
        return [new(null, feeds.Find(feed => feed.PersonId == actor.PersonId)), .. bodies.Select(body => new OwnedFeed(body, feeds.Find(feed => feed.UnitCode == body)))];
    }

    /// <summary>The token of a new address, told this once; null where the person may not.</summary>
    public async Task<string?> OpenAsync(string? unitCode, Actor actor, CancellationToken ct)
    {
        // Made outside the transaction and not kept with its answer: only the hash enters the database.
        var token = CalendarFeed.NewToken();
        var opened = await transition.RunAsync(actor, async scope =>
        {
            if (!await MayAsync(scope, unitCode, actor, ct))
                return false;
            await CloseAsync(scope, unitCode, actor, ct);
            scope.Db.Add(new CalendarFeed
            {
                Id = Guid.NewGuid().ToString("N"), TokenHash = CalendarFeed.HashOf(token), PersonId = unitCode is null ? actor.PersonId : null, UnitCode = unitCode,
                CreatedBy = actor.PersonId, CreatedAt = system.Provider.GetUtcNow(),
            });
            Note(scope, "CalendarFeedOpened", unitCode);
            return true;
        }, ct);
        return opened ? token : null;
    }

    /// <summary>False where the person may not; closing what is closed changes nothing.</summary>
    public Task<bool> RevokeAsync(string? unitCode, Actor actor, CancellationToken ct) => transition.RunAsync(actor, async scope =>
    {
        if (!await MayAsync(scope, unitCode, actor, ct))
            return false;
        if (await CloseAsync(scope, unitCode, actor, ct))
            Note(scope, "CalendarFeedRevoked", unitCode);
        return true;
    }, ct);

    private async Task<bool> CloseAsync(TransitionScope scope, string? unitCode, Actor actor, CancellationToken ct)
    {
        var open = await scope.Db.Set<CalendarFeed>()
            .Where(feed => feed.RevokedAt == null && (unitCode == null ? feed.PersonId == actor.PersonId : feed.UnitCode == unitCode)).ToListAsync(ct);
        foreach (var feed in open)
            feed.RevokedAt = system.Provider.GetUtcNow();
        if (open.Count > 0)
            await scope.Db.SaveChangesAsync(ct);
        return open.Count > 0;
    }

    private async Task<bool> MayAsync(TransitionScope scope, string? unitCode, Actor actor, CancellationToken ct) =>
        unitCode is null || HeadedBy(actor, await staff.GetAsync(scope.Db, ct)).Contains(unitCode);

    private List<string> HeadedBy(Actor actor, StaffDirectory directory)
    {
        var today = VietnamTime.DateOf(clock.GetUtcNow());
        return [.. directory.PostsOf(actor.PersonId, today).Select(post => post.UnitCode).Distinct()
            .Where(unit => directory.HeadOf(unit, today)?.Id == actor.PersonId)];
    }

    private static void Note(TransitionScope scope, string verb, string? unitCode) =>
        scope.Db.Audit.Add(AuditChain.Account(scope.Actor.PersonId), scope.Actor, scope.Now, verb, data: new { unit = unitCode });
}
