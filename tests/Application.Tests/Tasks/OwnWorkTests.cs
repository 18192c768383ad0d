using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;
using static VanQuan.Workflows.Application_Tests.Tasks.ApprovalTests;
using static VanQuan.Workflows.Application_Tests.Tasks.TaskHouse;

namespace VanQuan.Workflows.Application_Tests.Tasks;

/// <summary>Law 9: nobody approves their own work; each way in which work is one's own is refused at commit.</summary>
public class OwnWorkTests
{
    private static readonly string[] BothSeats = ["role:TNMT/Head", "role:UBND/ViceChairman"];

    [Fact]
    public async Task Whoever_submitted_cannot_approve_and_hears_who_can()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Reviewed(null, null, "unit:TNMT"));
        await house.SubmitAsync("Survey", Binh);
        var answer = await DecideAsync(house, "Approve", Binh);
        Assert.Equal(TaskAnswerKind.Forbidden, answer.Kind);
        Assert.StartsWith("Bạn đã nộp hồ sơ này nên không duyệt được.", answer.Message.Vi, StringComparison.Ordinal);
        Assert.Contains(An.Name, answer.Message.Vi, StringComparison.Ordinal);
        Assert.True((await DecideAsync(house, "Approve", Em)).IsDone);
    }

    [Fact]
    public async Task Whoever_claimed_it_cannot_approve_even_after_giving_it_back()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Reviewed(null, null, "unit:TNMT"));
        var task = await house.TaskAsync("Survey");
        await house.UseAsync<ClaimTask, TaskAnswer>(c => c.RunAsync(new(task.Id, house.NextOperation()), Em, default));
        await house.UseAsync<ReleaseTask, TaskAnswer>(c => c.RunAsync(new(task.Id, house.NextOperation()), Em, default));
        await house.SubmitAsync("Survey", An);
        Assert.Equal(TaskAnswerKind.Forbidden, (await DecideAsync(house, "Approve", Em)).Kind);
        Assert.Equal(TaskState.Submitted, (await house.TaskAsync("Survey")).State);
    }

    [Fact]
    public async Task Whoever_contributed_cannot_approve()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Reviewed(null, null, "role:YEN-PHUC/Head", "role:TNMT/Head"));
        var task = await house.TaskAsync("Survey");
        var contributed = await house.UseAsync<Contribute, TaskAnswer>(c => c.RunAsync(new(task.Id, house.NextOperation(), "Biên bản niêm yết"), Khanh, default));
        Assert.True(contributed.IsDone, contributed.Message.En);
        await house.SubmitAsync("Survey", An);
        var answer = await DecideAsync(house, "Approve", Khanh);
        Assert.Equal(TaskAnswerKind.Forbidden, answer.Kind);
    }

    [Fact]
    public async Task A_delegate_cannot_approve_what_they_did_as_delegate_nor_can_the_delegator()
    {
        await using var house = await BuildAsync(new Delegation("d1", "binh", "giang", new(2022, 8, 1), new(2022, 9, 30)));
        await house.StartAsync(Procedures.Reviewed(null, 1, BothSeats));
        await house.SubmitAsync("Survey", Giang);
        Assert.Equal("binh", (await house.TaskAsync("Survey")).Rounds[0].OnBehalfOf);
        Assert.Equal(TaskAnswerKind.Forbidden, (await DecideAsync(house, "Approve", Giang)).Kind);
        Assert.Equal(TaskAnswerKind.Forbidden, (await DecideAsync(house, "Approve", Binh)).Kind);
        Assert.True((await DecideAsync(house, "Approve", Dung)).IsDone);
    }

    [Fact]
    public async Task The_delegate_of_somebody_who_did_the_work_cannot_approve_it_for_them()
    {
        await using var house = await BuildAsync(new Delegation("d1", "binh", "giang", new(2022, 8, 1), new(2022, 9, 30)));
        await house.StartAsync(Procedures.Reviewed(null, 1, BothSeats));
        await house.SubmitAsync("Survey", Binh);
        Assert.Equal(TaskAnswerKind.Forbidden, (await DecideAsync(house, "Approve", Giang)).Kind);
    }

    [Fact]
    public async Task Where_the_head_did_the_work_the_vice_chairman_is_asked()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Reviewed());
        var submitted = await house.SubmitAsync("Survey", Binh);
        Assert.Contains(Dung.Name, submitted.Message.Vi, StringComparison.Ordinal);
        Assert.Equal("role:UBND/ViceChairman", (await house.TaskAsync("Approve")).Assignee);
        Assert.Equal(TaskAnswerKind.Forbidden, (await DecideAsync(house, "Approve", Binh)).Kind);
        Assert.True((await DecideAsync(house, "Approve", Dung)).IsDone);
        Assert.Empty(await house.RowsAsync<IncidentRow>());
    }

    [Fact]
    public async Task Where_nobody_is_left_above_either_an_incident_opens()
    {
        await using var house = await BuildAsync(new Delegation("d1", "dung", "binh", new(2022, 8, 1), new(2022, 9, 30)));
        await house.StartAsync(Procedures.Reviewed(null, null, "role:UBND/ViceChairman"));
        var task = await house.TaskAsync("Survey");
        await house.UseAsync<ReassignTask, TaskAnswer>(r => r.RunAsync(new(task.Id, house.NextOperation(), "role:UBND/ViceChairman", "Lãnh đạo tự làm"), Dung, default));
        await house.SubmitAsync("Survey", Dung);
        Assert.Equal(IncidentKind.NoApprover, Assert.Single(await house.RowsAsync<IncidentRow>()).Kind);
        Assert.Equal(TaskAnswerKind.Forbidden, (await DecideAsync(house, "Approve", Binh)).Kind);
    }

    [Fact]
    public async Task Strangers_cannot_approve()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Reviewed());
        await house.SubmitAsync("Survey", An);
        Assert.Equal(TaskAnswerKind.Forbidden, (await DecideAsync(house, "Approve", Khanh)).Kind);
    }
}
