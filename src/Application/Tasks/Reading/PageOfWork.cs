using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Tasks.Reading;

/// <summary>Where a page ended: the last line's due date (none comes last) and id. What opens or closes meanwhile moves no other line to another page.</summary>
public sealed record WorkCursor(DateOnly? Due, string Id);

/// <summary>A person's unfinished work or decisions, nearest due date first, one page at a time, for programs that walk through all of it.</summary>
public sealed class PageOfWork(IDbContextFactory<WorkflowsDb> databases, StaffDirectorySource staff, TimeProvider clock)
{
    /// <param name="Kind">Work, or decisions.</param>
    /// <param name="Search">Every word of it stands in title or subject; diacritics are ignored.</param>
    public sealed record Query(TaskKind Kind, string? Search, WorkCursor? After, int Most);

    public async Task<(IReadOnlyList<TaskListItem> Items, WorkCursor? Next)> ReadAsync(Query query, Actor actor, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var addresses = (await staff.GetAsync(db, ct)).AddressesOf(actor.PersonId, VietnamTime.DateOf(clock.GetUtcNow()));
        var tasks = db.Set<UserTask>().AsNoTracking().Where(task => task.Kind == query.Kind).Naming(addresses, actor.PersonId, db.Set<TaskParty>());
        foreach (var word in SearchFolding.Words(query.Search))
            tasks = tasks.Where(task => task.SearchText.Contains(word));
        if (query.After is { } after)
        {
            var (due, id) = (after.Due ?? DateOnly.MaxValue, after.Id);
#pragma warning disable CA1309 // Becomes a comparison in SQL, and SQLite's is ordinal.
            tasks = tasks.Where(task => (task.DueDate ?? DateOnly.MaxValue) > due || ((task.DueDate ?? DateOnly.MaxValue) == due && string.Compare(task.Id, id) > 0));
#pragma warning restore CA1309
        }
        var found = await tasks.OrderBy(task => task.DueDate ?? DateOnly.MaxValue).ThenBy(task => task.Id).Take(query.Most + 1).AsItems().ToListAsync(ct);
        var page = found.Take(query.Most).ToList();
        return (page, found.Count > page.Count && page.Count > 0 ? new WorkCursor(page[^1].DueDate, page[^1].Id) : null);
    }
}
