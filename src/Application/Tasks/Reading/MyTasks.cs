using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Tasks.Reading;

/// <summary>The first lines of a group and how many there are, counted up to <see cref="MyTasks.Bound"/>.</summary>
public sealed record TaskPile(IReadOnlyList<TaskListItem> Lines, int Count)
{
    public bool HasMore => Count > Lines.Count || Count >= MyTasks.Bound;
}

/// <summary>A person's day, most urgent first. <see cref="Waiting"/>: handed in, or held by a colleague.</summary>
public sealed record MyTaskGroups(DateOnly Today, TaskPile Overdue, TaskPile DueToday, TaskPile ThisWeek, TaskPile Later, TaskPile Waiting, int Tomorrow)
{
    public IEnumerable<TaskPile> Doing => [Overdue, DueToday, ThisWeek, Later];
}

/// <summary>The groups of <see cref="MyTaskGroups"/>, in their order.</summary>
public enum DeskGroup { Overdue, DueToday, ThisWeek, Later, Waiting }

/// <summary>What a person has to do, by urgency; weeks end on Sunday. Reads pages, however much there is.</summary>
public sealed class MyTasks(IDbContextFactory<WorkflowsDb> databases, StaffDirectorySource staff, TimeProvider clock)
{
    /// <summary>Lines of a group before one asks for more.</summary>
    public const int Page = 30;

    /// <summary>Beyond it, a count only says that there are more.</summary>
    public const int Bound = DeskReading.Bound;

    /// <summary>The most lines one page shows; whoever has more filters or goes on from a later day.</summary>
    public const int MostLines = 300;

    public async Task<MyTaskGroups> ReadAsync(Actor actor, DeskFilter filter, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        var (desk, today) = await DeskAsync(db, actor, filter, ct);
        var starts = Starts(today);
        var doing = await desk.FirstAsync(DeskSide.Doing, starts, Page, ct);
        var waiting = await desk.WithinAsync(DeskSide.Waiting, DateOnly.MinValue, DateOnly.MaxValue, Page, ct);
        var piles = new TaskPile[starts.Length];
        for (var i = 0; i < starts.Length; i++)
            piles[i] = new TaskPile(doing[i], await CountAsync(desk, DeskSide.Doing, doing[i].Count, starts[i], EndOf(starts, i), ct));
        var tomorrow = today.AddDays(1);
        return new MyTaskGroups(
            today, piles[0], piles[1], piles[2], piles[3],
            new TaskPile(waiting, await CountAsync(desk, DeskSide.Waiting, waiting.Count, DateOnly.MinValue, DateOnly.MaxValue, ct)),
            doing[2].Count < Page && doing[3].Count < Page
                ? doing[2].Concat(doing[3]).Count(item => item.DeskDay == tomorrow)
                : await desk.CountAsync(DeskSide.Doing, tomorrow, tomorrow, ct));
    }

    /// <summary>More of one group, from a day on where one is given.</summary>
    public async Task<IReadOnlyList<TaskListItem>> MoreAsync(Actor actor, DeskFilter filter, DeskGroup group, DateOnly? since, int take, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        var (desk, today) = await DeskAsync(db, actor, filter, ct);
        var starts = Starts(today);
        var (from, to) = group == DeskGroup.Waiting ? (DateOnly.MinValue, DateOnly.MaxValue) : (starts[(int)group], EndOf(starts, (int)group));
        return await desk.WithinAsync(
            group == DeskGroup.Waiting ? DeskSide.Waiting : DeskSide.Doing, since > from ? since.Value : from, to, Math.Clamp(take, 1, MostLines), ct);
    }

    /// <summary>Everything open with a due date between two days, for a calendar: what is to be done and what waits.</summary>
    public async Task<IReadOnlyList<TaskListItem>> BetweenAsync(Actor actor, DeskFilter filter, DateOnly from, DateOnly to, int most, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        var (desk, _) = await DeskAsync(db, actor, filter, ct);
        var doing = await desk.WithinAsync(DeskSide.Doing, from, to, most, ct);
        var waiting = await desk.WithinAsync(DeskSide.Waiting, from, to, most, ct);
        return [.. doing.Concat(waiting).OrderBy(item => item.DeskDay).ThenBy(item => item.Id, StringComparer.Ordinal).Take(most)];
    }

    private async Task<(DeskReading Desk, DateOnly Today)> DeskAsync(WorkflowsDb db, Actor actor, DeskFilter filter, CancellationToken ct)
    {
        var today = VietnamTime.DateOf(clock.GetUtcNow());
        return (new DeskReading(db, (await staff.GetAsync(db, ct)).AddressesOf(actor.PersonId, today), actor.PersonId, filter), today);
    }

    /// <summary>A page that is not full says how many there are.</summary>
    private static async Task<int> CountAsync(DeskReading desk, DeskSide side, int lines, DateOnly from, DateOnly to, CancellationToken ct) =>
        lines < Page ? lines : Math.Max(lines, await desk.CountAsync(side, from, to, ct));

    /// <summary>The first days of overdue, today, this week and later.</summary>
    private static DateOnly[] Starts(DateOnly today)
    {
        var sunday = today.AddDays(((int)DayOfWeek.Sunday - (int)today.DayOfWeek + 7) % 7);
        return [DateOnly.MinValue, today, today.AddDays(1), sunday.AddDays(1)];
    }

    private static DateOnly EndOf(DateOnly[] starts, int span) => span + 1 < starts.Length ? starts[span + 1].AddDays(-1) : DateOnly.MaxValue;
}
