using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Tasks.Reading;

/// <summary>A person's day, most urgent first. <see cref="Waiting"/>: handed in, or held by a colleague.</summary>
public sealed record MyTaskGroups(
    DateOnly Today,
    IReadOnlyList<TaskListItem> Overdue,
    IReadOnlyList<TaskListItem> DueToday,
    IReadOnlyList<TaskListItem> ThisWeek,
    IReadOnlyList<TaskListItem> Later,
    IReadOnlyList<TaskListItem> Waiting);

/// <summary>What a person has to do, by urgency; weeks end on Sunday. A search ignores diacritics.</summary>
public sealed class MyTasks(IDbContextFactory<WorkflowsDb> databases, StaffDirectorySource staff, TimeProvider clock)
{
    public async Task<MyTaskGroups> ReadAsync(Actor actor, string? search, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var today = VietnamTime.DateOf(clock.GetUtcNow());
        var addresses = (await staff.GetAsync(db, ct)).AddressesOf(actor.PersonId, today);
        var tasks = db.Set<UserTask>().AsNoTracking().Naming(addresses, actor.PersonId, db.Set<TaskParty>());
        foreach (var word in SearchFolding.Words(search))
            tasks = tasks.Where(t => t.SearchText.Contains(word));
        var items = await tasks.AsItems().ToListAsync(ct);

        var ordered = items.OrderBy(t => t.DueDate ?? DateOnly.MaxValue).ThenBy(t => t.Title, StringComparer.Ordinal).ToList();
        var waiting = ordered.Where(t => Waits(t, actor)).ToList();
        var mine = ordered.Except(waiting).ToList();
        var sunday = today.AddDays(((int)DayOfWeek.Sunday - (int)today.DayOfWeek + 7) % 7);
        return new MyTaskGroups(
            today,
            [.. mine.Where(t => t.DueDate < today && !t.Paused)],
            [.. mine.Where(t => t.DueDate == today && !t.Paused)],
            [.. mine.Where(t => t.DueDate > today && t.DueDate <= sunday && !t.Paused)],
            [.. mine.Where(t => t.DueDate is null || t.DueDate > sunday || t.Paused)],
            waiting);
    }

    private static bool Waits(TaskListItem task, Actor actor) =>
        task.State is TaskState.Submitted or TaskState.Returned || (task.State == TaskState.Claimed && task.ClaimedBy != actor.PersonId && task.Kind == TaskKind.UserTask);
}
