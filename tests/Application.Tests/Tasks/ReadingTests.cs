using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Review;
using Xunit;
using static VanQuan.Workflows.Application_Tests.Tasks.TaskHouse;

namespace VanQuan.Workflows.Application_Tests.Tasks;

public class ReadingTests
{
    [Theory]
    [InlineData("2022-08-24", "Later")]
    [InlineData("2022-09-05", "ThisWeek")]
    [InlineData("2022-09-09", "DueToday")]
    [InlineData("2022-09-10", "Overdue")]
    public async Task My_tasks_are_grouped_by_what_is_urgent_today(string today, string group)
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Unreviewed());
        house.Clock.SetUtcNow(new DateTimeOffset(DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture).ToDateTime(new TimeOnly(9, 41)), TimeSpan.FromHours(7)));
        var groups = await house.UseAsync<MyTasks, MyTaskGroups>(my => my.ReadAsync(An, DeskFilter.All, default));
        var found = new Dictionary<string, TaskPile>
        {
            ["Overdue"] = groups.Overdue, ["DueToday"] = groups.DueToday, ["ThisWeek"] = groups.ThisWeek, ["Later"] = groups.Later, ["Waiting"] = groups.Waiting,
        };
        Assert.Equal(group, Assert.Single(found, g => g.Value.Count > 0).Key);
    }

    [Fact]
    public async Task What_is_handed_in_or_held_by_a_colleague_waits_for_others()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Reviewed());
        var task = await house.TaskAsync("Survey");
        await house.UseAsync<ClaimTask, TaskAnswer>(c => c.RunAsync(new(task.Id, house.NextOperation()), An, default));
        Assert.Equal(An.Name, Assert.Single((await house.UseAsync<MyTasks, MyTaskGroups>(my => my.ReadAsync(Em, DeskFilter.All, default))).Waiting.Lines).ClaimedByName);
        await house.SubmitAsync("Survey", An);
        Assert.Single((await house.UseAsync<MyTasks, MyTaskGroups>(my => my.ReadAsync(An, DeskFilter.All, default))).Waiting.Lines);
        var head = await house.UseAsync<MyTasks, MyTaskGroups>(my => my.ReadAsync(Binh, DeskFilter.All, default));
        Assert.Contains(head.Later.Lines.Concat(head.ThisWeek.Lines), t => t.Kind == TaskKind.Approval);
    }

    [Theory]
    [InlineData("do dac", 1)]
    [InlineData("nha van hoa KHON RIENG", 1)]
    [InlineData("Đo đạc", 1)]
    [InlineData("hop tac xa", 0)]
    [InlineData("%", 0)]
    public async Task A_search_ignores_diacritics_and_case(string text, int found)
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Unreviewed());
        Assert.Equal(found, (await house.UseAsync<SearchTasks, IReadOnlyList<TaskListItem>>(s => s.FindAsync(text, "VQ", default))).Count);
        var mine = await house.UseAsync<MyTasks, MyTaskGroups>(my => my.ReadAsync(An, new DeskFilter(text), default));
        Assert.Equal(found, mine.Later.Count);
    }

    [Fact]
    public async Task A_task_page_shows_history_comments_and_rights_to_those_concerned_only()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Reviewed(Procedures.Form));
        var task = await house.TaskAsync("Survey");
        var comment = await house.UseAsync<AddComment, TaskAnswer>(c => c.RunAsync(new(task.Id, house.NextOperation(), "Hẹn đo sáng thứ Năm"), Cuc, default));
        Assert.True(comment.IsDone, comment.Message.En);
        await house.SubmitAsync("Survey", An, new() { ["area"] = "396" });

        var page = await house.UseAsync<TaskDetails, TaskPage?>(d => d.FindAsync(task.Id, An, default));
        Assert.Equal(["TaskOpened", "TaskCommented", "TaskSubmitted"], page!.History.Select(l => l.Verb));
        Assert.Equal(An.Name, page.History[^1].Name);
        Assert.Equal("Hẹn đo sáng thứ Năm", Assert.Single(page.Comments).Text);
        Assert.Equal("Approve", Assert.Single(page.Approvals).ActivityId);
        Assert.True(page.Rights is { Withdraw: true, Work: false, Comment: true, Direct: false });
        Assert.NotNull(await house.UseAsync<TaskDetails, TaskPage?>(d => d.FindAsync(task.Id, Binh, default)));
        Assert.Null(await house.UseAsync<TaskDetails, TaskPage?>(d => d.FindAsync(task.Id, new("la", "Người lạ"), default)));
    }

    [Fact]
    public async Task A_tasks_history_holds_every_decision_on_it_over_the_rounds_with_its_reason()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.TwoLevels());
        await house.SubmitAsync("Survey", An);
        await ApprovalTests.DecideAsync(house, "Approve", Binh, ApprovalVerdict.Returned, "Thiếu biên bản");
        await house.SubmitAsync("Survey", An);
        await ApprovalTests.DecideAsync(house, "Approve", Binh);
        await ApprovalTests.DecideAsync(house, "Sign", Dung, ApprovalVerdict.Approved, "Đồng ý ký");
        var task = await house.TaskAsync("Survey");
        var page = await house.UseAsync<TaskDetails, TaskPage?>(details => details.FindAsync(task.Id, An, default));

        Assert.Equal(["TaskOpened", "TaskSubmitted", "TaskReturned", "TaskReopened", "TaskSubmitted", "TaskApproved", "TaskApproved"], page!.History.Select(line => line.Verb));
        Assert.Equal(["Thiếu biên bản", "Đồng ý ký"], page.History.Select(line => line.Reason).OfType<string>());
    }

    [Fact]
    public async Task A_delegates_page_says_for_whom_they_work()
    {
        await using var house = await BuildAsync(new Domain.Identity.Delegation("d1", "binh", "giang", new(2022, 8, 1), new(2022, 9, 30)));
        await house.StartAsync(Procedures.Unreviewed());
        var task = await house.TaskAsync("Survey");

        Assert.Equal(Binh.Name, (await house.UseAsync<TaskDetails, TaskPage?>(details => details.FindAsync(task.Id, Giang, default)))!.OnBehalfOf);
        Assert.Null((await house.UseAsync<TaskDetails, TaskPage?>(details => details.FindAsync(task.Id, An, default)))!.OnBehalfOf);
    }
}
