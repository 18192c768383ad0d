using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Feeds;

/// <summary>What a calendar shows: the open work with a date, for whom, and in which language.</summary>
public sealed record FeedContents(string Name, string Language, bool OfBody, DateOnly Today, IReadOnlyList<TaskListItem> Tasks);

/// <summary>
/// Finds the feed of a secret address and reads its work. Nothing for an address nobody knows, one that was revoked, and one of
/// a person who can no longer sign in: the answer is the same, so that trying tells nothing.
/// </summary>
public sealed class ReadFeed(IDbContextFactory<WorkflowsDb> databases, StaffDirectorySource staff, SystemTime system, TimeProvider clock)
{
    /// <summary>Entries of one calendar, the nearest due dates first; calendar programs choke on endless ones.</summary>
    public const int Most = 500;

    public async Task<FeedContents?> FindAsync(string token, CancellationToken ct)
    {
        var hash = CalendarFeed.HashOf(token);
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        if (await db.Set<CalendarFeed>().AsNoTracking().FirstOrDefaultAsync(feed => feed.TokenHash == hash && feed.RevokedAt == null, ct) is not { } feed)
            return null;
        var (today, directory) = (VietnamTime.DateOf(clock.GetUtcNow()), await staff.GetAsync(db, ct));
        var contents = feed.PersonId is { } personId
            ? directory.Find(personId) is { Active: true } person
                ? new FeedContents(person.Name, person.Language, false, today, await WorkAsync(db, directory.AddressesOf(personId, today), personId, ct)) : null
            : StillHeads(directory, feed, today) ? await BodyAsync(db, feed.UnitCode!, directory, today, ct) : null;
        if (contents is not null)
            await NoteReadingAsync(db, feed, ct);
        return contents;
    }

    /// <summary>A body's calendar ends with the post of the head who made its address.</summary>
    private static bool StillHeads(StaffDirectory directory, CalendarFeed feed, DateOnly today) =>
        directory.StandingOf(feed.CreatedBy, Address.OfRole(directory.Succession.Heir(feed.UnitCode!, today), Role.Head), today) is not null;

    /// <summary>A body that ended is followed by its heir: the calendar goes on with the work that moved there.</summary>
    private async Task<FeedContents> BodyAsync(WorkflowsDb db, string unitCode, StaffDirectory directory, DateOnly today, CancellationToken ct)
    {
        var heir = directory.Succession.Heir(unitCode, today);
        var names = await staff.UnitNamesAsync(db, ct);
        var addresses = names.Keys.Where(code => directory.Succession.Heir(code, today) == heir)
            .SelectMany(code => Enum.GetValues<Role>().Select(role => Address.OfRole(code, role)).Append(Address.OfUnit(code)))
            .Select(address => address.ToString()).ToList();
        return new FeedContents(names.GetValueOrDefault(heir, heir), "vi", true, today, await WorkAsync(db, addresses, "", ct));
    }

    private static async Task<IReadOnlyList<TaskListItem>> WorkAsync(WorkflowsDb db, IReadOnlyList<string> addresses, string personId, CancellationToken ct)
    {
        var desk = new DeskReading(db, addresses, personId, DeskFilter.All);
        var last = DateOnly.MaxValue.AddDays(-1);
        var doing = await desk.WithinAsync(DeskSide.Doing, DateOnly.MinValue, last, Most, ct);
        var waiting = await desk.WithinAsync(DeskSide.Waiting, DateOnly.MinValue, last, Most, ct);
        return [.. doing.Concat(waiting).OrderBy(item => item.DeskDay).ThenBy(item => item.Id, StringComparer.Ordinal).Take(Most)];
    }

    /// <summary>To the hour, as a log would: for the owner to see that a program still reads. Nothing of the work changes.</summary>
    private async Task NoteReadingAsync(WorkflowsDb db, CalendarFeed feed, CancellationToken ct)
    {
        var now = system.Provider.GetUtcNow();
        if (feed.LastReadAt is { } last && now - last < TimeSpan.FromHours(1))
            return;
        await db.Set<CalendarFeed>().Where(one => one.Id == feed.Id).ExecuteUpdateAsync(one => one.SetProperty(row => row.LastReadAt, now), ct);
    }
}
