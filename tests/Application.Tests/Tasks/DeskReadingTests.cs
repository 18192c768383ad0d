using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;
using static VanQuan.Workflows.Application_Tests.Tasks.TaskHouse;

namespace VanQuan.Workflows.Application_Tests.Tasks;

public class DeskReadingTests
{
    private static readonly DateOnly Today = VietnamTime.DateOf(Start);

    [Fact]
    public async Task The_first_page_of_each_group_is_the_most_urgent_of_everything_and_counts_stop_at_the_bound()
    {
        await using var house = await BuildAsync();
        // Three addresses of the same person and one they only cooperate with, days from 60 days ago to 140 ahead.
        var all = await FillAsync(house, 1200, i => (i % 4) switch { 0 => "unit:TNMT", 1 => "role:TNMT/Officer", 2 => "person:an", _ => "unit:YEN-PHUC" }, i => i % 4 == 3 ? ["unit:TNMT"] : []);
        var mine = await house.UseAsync<MyTasks, MyTaskGroups>(my => my.ReadAsync(An, DeskFilter.All, default));

        Assert.Equal(Expected(all, DateOnly.MinValue, Today.AddDays(-1)), mine.Overdue.Lines.Select(line => line.Id));
        Assert.Equal(Expected(all, Today, Today), mine.DueToday.Lines.Select(line => line.Id));
        Assert.Equal(Expected(all, Today.AddDays(1), Today.AddDays(4)), mine.ThisWeek.Lines.Select(line => line.Id));
        Assert.Equal(Expected(all, Today.AddDays(5), DateOnly.MaxValue), mine.Later.Lines.Select(line => line.Id));
        Assert.Equal((MyTasks.Bound, 6, 24, MyTasks.Bound, 0), (mine.Overdue.Count, mine.DueToday.Count, mine.ThisWeek.Count, mine.Later.Count, mine.Waiting.Count));
        Assert.Equal(6, mine.Tomorrow);
        Assert.True(mine.Overdue.HasMore && !mine.ThisWeek.HasMore);

        var more = await house.UseAsync<MyTasks, IReadOnlyList<TaskListItem>>(my => my.MoreAsync(An, DeskFilter.All, DeskGroup.Later, Today.AddDays(100), 60, default));
        Assert.Equal(all.Where(t => t.DeskDay >= Today.AddDays(100)).OrderBy(t => t.DeskDay).ThenBy(t => t.Id, StringComparer.Ordinal).Take(60).Select(t => t.Id), more.Select(line => line.Id));
    }

    [Fact]
    public async Task A_task_that_names_a_person_twice_is_counted_once()
    {
        await using var house = await BuildAsync();
        await FillAsync(house, 40, _ => "unit:TNMT", _ => ["role:TNMT/Officer", "person:an"]);
        var counts = await CountsAsync(house);
        Assert.Equal((40, true, 0), (counts.Work, counts.AnyLate, counts.Decisions));
        var mine = await house.UseAsync<MyTasks, MyTaskGroups>(my => my.ReadAsync(An, DeskFilter.All, default));
        Assert.Equal(40, mine.Doing.Sum(pile => pile.Count));
    }

    [Fact]
    public async Task Claiming_moves_a_task_off_the_cooperating_bodys_desk_in_the_same_save()
    {
        await using var house = await BuildAsync();
        await FillAsync(house, 1, _ => "unit:TNMT", _ => ["unit:YEN-PHUC"]);
        Assert.Single((await house.UseAsync<MyTasks, MyTaskGroups>(my => my.ReadAsync(Cuc, DeskFilter.All, default))).Overdue.Lines);
        var answer = await house.UseAsync<ClaimTask, TaskAnswer>(claim => claim.RunAsync(new("bench.0", house.NextOperation()), An, default));
        Assert.True(answer.IsDone, answer.Message.En);
        var cuc = await house.UseAsync<MyTasks, MyTaskGroups>(my => my.ReadAsync(Cuc, DeskFilter.All, default));
        Assert.Equal((0, 1), (cuc.Doing.Sum(pile => pile.Count), cuc.Waiting.Count));
        Assert.Equal(TaskLane.Elsewhere, Assert.Single(await house.RowsAsync<TaskParty>()).Lane);
        Assert.Equal(1, (await CountsAsync(house)).Work);
    }

    [Fact]
    public async Task Filters_by_body_kind_holder_and_action_keep_what_they_name()
    {
        await using var house = await BuildAsync(new Domain.Identity.Delegation("d1", Khanh.PersonId, An.PersonId, Today.AddDays(-1), Today.AddDays(30)));
        await FillAsync(house, 20, i => i % 2 == 0 ? "unit:TNMT" : "role:YEN-PHUC/Head", _ => []);
        await house.UseAsync<ClaimTask, TaskAnswer>(claim => claim.RunAsync(new("bench.0", house.NextOperation()), An, default));
        async Task<int> Count(DeskFilter filter) => (await house.UseAsync<MyTasks, MyTaskGroups>(my => my.ReadAsync(An, filter, default))).Doing.Sum(pile => pile.Count);
        Assert.Equal(20, await Count(DeskFilter.All));
        Assert.Equal(10, await Count(new DeskFilter(Body: "TNMT")));
        Assert.Equal(1, await Count(new DeskFilter(Holder: DeskHolder.Me)));
        Assert.Equal(19, await Count(new DeskFilter(Holder: DeskHolder.Nobody)));
        Assert.Equal(0, await Count(new DeskFilter(Kind: TaskKind.Approval)));
        Assert.Equal(20, await Count(new DeskFilter(Action: 4)));
        Assert.Equal(0, await Count(new DeskFilter(Action: 5)));
    }

    private static async Task<DeskCounts> CountsAsync(TaskHouse house)
    {
        await using var db = await house.Databases.CreateDbContextAsync();
        return await DeskCounts.ReadAsync(db, ["unit:TNMT", "role:TNMT/Officer", "person:an"], An.PersonId, Today, default);
    }

    private static IEnumerable<string> Expected(IEnumerable<UserTask> all, DateOnly from, DateOnly to) =>
        all.Where(t => t.DeskDay >= from && t.DeskDay <= to).OrderBy(t => t.DeskDay).ThenBy(t => t.Id, StringComparer.Ordinal).Take(MyTasks.Page).Select(t => t.Id);

    private static async Task<List<UserTask>> FillAsync(TaskHouse house, int count, Func<int, string> assignee, Func<int, IReadOnlyList<string>> cooperating)
    {
        var tasks = Enumerable.Range(0, count).Select(i => UserTask.Open(
            new OpenTask($"o{i}", "bench", $"b{i}", "Survey", $"bench.{i}",
                new TaskSpec($"Khảo sát {i}", null, assignee(i), cooperating(i), null, null, null, 0, null, null, ["Done"]), false, null),
            new TaskOrigin("VQ", 4, "TNMT", null), new TaskDue(Today.AddDays((i % 200) - 60), null), Start)).ToList();
        await using var db = await house.Databases.CreateDbContextAsync();
        db.AddRange(tasks);
        db.AddRange(tasks.SelectMany(task => task.Cooperating.Select(address => TaskParty.Of(task, address))));
        await db.SaveChangesAsync();
        return tasks;
    }
}
