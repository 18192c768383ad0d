using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.Approvals;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Review;
using Xunit;
using static VanQuan.Workflows.Application_Tests.Tasks.TaskHouse;

namespace VanQuan.Workflows.Application_Tests.Tasks;

/// <summary>Several like cases approved at once: what is plain, what is looked at by itself, and one transaction each.</summary>
public class LikeApprovalTests
{
    [Fact]
    public async Task Like_cases_are_one_group_and_an_odd_one_says_what_sets_it_apart()
    {
        await using var house = await ThreeAsync();
        var commented = await house.TaskAsync("Survey", "i3");
        await house.UseAsync<AddComment, TaskAnswer>(add => add.RunAsync(new(commented.Id, house.NextOperation(), "Còn tranh chấp ranh giới"), Cuc, default));

        var group = Assert.Single(await GroupsAsync(house, Binh));
        Assert.Equal(("d", "Approve", 3), (group.DefinitionId, group.ActivityId, group.Cases.Count));
        Assert.Equal("có 1 ý kiến cần đọc", Assert.Single(Assert.Single(group.Cases, one => !one.IsPlain).Odd).Vi);
        Assert.Empty(await GroupsAsync(house, An));
    }

    [Fact]
    public async Task Work_that_was_returned_before_or_handed_in_late_is_looked_at_by_itself()
    {
        await using var house = await ThreeAsync();
        await DecideAsync(house, "i1", Binh, ApprovalVerdict.Returned, "Thiếu chữ ký");
        house.Clock.Advance(TimeSpan.FromDays(40));
        await SubmitAsync(house, "i1");

        var odd = Assert.Single((await GroupsAsync(house, Binh)).Single().Cases, one => !one.IsPlain).Odd.Select(words => words.Vi).ToList();
        Assert.Contains("đã trả lại 1 lần", odd);
        Assert.Contains(odd, words => words.StartsWith("nộp sau hạn", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_case_gets_its_own_reason_and_line_and_the_request_sent_again_changes_nothing()
    {
        await using var house = await ThreeAsync();
        var ids = (await GroupsAsync(house, Binh)).Single().Cases.Select(one => one.Approval.Id).ToList();
        ApproveLike.Command command = new("bulk-1", [.. ids.Select((id, i) => new ApproveLike.One(id, $"Đủ hồ sơ, xem ngày 24/8, số {i}"))]);
        var answers = await ApproveAsync(house, command, Binh);
        var lines = (await house.RowsAsync<AuditLine>()).Count;
        var again = await ApproveAsync(house, command, Binh);

        Assert.All(answers.Concat(again), one => Assert.True(one.Answer.IsDone, one.Answer.Message.Vi));
        Assert.Equal(lines, (await house.RowsAsync<AuditLine>()).Count);
        Assert.Equal(3, (await house.RowsAsync<AuditLine>()).Count(line => line.Verb == "TaskApproved"));
        Assert.Equal(3, (await house.RowsAsync<UserTask>()).Count(task => task is { ActivityId: "Survey", State: TaskState.Approved }));
        Assert.Equal("Đủ hồ sơ, xem ngày 24/8, số 0", (await house.RowsAsync<UserTask>()).Single(one => one.Id == ids[0]).Decisions[0].Reason);
    }

    [Fact]
    public async Task One_that_changed_after_the_preview_is_left_out_and_the_others_go_on()
    {
        await using var house = await ThreeAsync();
        var ids = (await GroupsAsync(house, Binh)).Single().Cases.Select(one => one.Approval.Id).ToList();
        var withdrawn = (await house.RowsAsync<UserTask>()).Single(one => one.Id == ids[1]);
        var work = await house.TaskAsync("Survey", withdrawn.InstanceId);
        await house.UseAsync<WithdrawSubmission, TaskAnswer>(w => w.RunAsync(new(work.Id, house.NextOperation()), An, default));
        var commented = await house.TaskAsync("Survey", (await house.RowsAsync<UserTask>()).Single(one => one.Id == ids[2]).InstanceId);
        await house.UseAsync<AddComment, TaskAnswer>(add => add.RunAsync(new(commented.Id, house.NextOperation(), "Chờ đã"), Cuc, default));

        var answers = await ApproveAsync(house, new("bulk-2", [.. ids.Select(id => new ApproveLike.One(id, "Đủ hồ sơ"))]), Binh);

        Assert.Equal([true, false, false], answers.Select(one => one.Answer.IsDone));
        Assert.Equal(LikeWords.NotPlain, answers[2].Answer.Message);
        Assert.Single(await house.RowsAsync<AuditLine>(), line => line.Verb == "TaskApproved");
    }

    [Fact]
    public async Task Nobody_approves_their_own_work_in_bulk_either()
    {
        await using var house = await ThreeAsync();
        var ids = (await GroupsAsync(house, Binh)).Single().Cases.Select(one => one.Approval.Id).ToList();

        var answers = await ApproveAsync(house, new("bulk-3", [.. ids.Select(id => new ApproveLike.One(id, "Đủ hồ sơ"))]), An);
        Assert.All(answers, one => Assert.Equal(TaskAnswerKind.Forbidden, one.Answer.Kind));
        Assert.Equal(TaskAnswerKind.Invalid, (await ApproveAsync(house, new("bulk-4", [new(ids[0], " ")]), Binh))[0].Answer.Kind);
    }

    [Fact]
    public async Task The_details_tell_the_levels_before_and_the_delegator_one_decides_for()
    {
        await using var house = await BuildAsync(new Delegation("d1", "dung", "giang", new(2022, 8, 1), new(2022, 9, 30)));
        await house.StartAsync(Procedures.TwoLevels());
        await house.SubmitAsync("Survey", An);
        await ApprovalTests.DecideAsync(house, "Approve", Binh, ApprovalVerdict.Approved, "Đồng ý trình");
        var sign = await house.TaskAsync("Sign");
        var details = await house.UseAsync<ApprovalsQueue, ApprovalDetails?>(queue => queue.FindAsync(sign.Id, Giang, default));

        Assert.Equal(("Đồng ý trình", Dung.Name), (Assert.Single(details!.Levels).Decisions[0].Reason, details.OnBehalfOf));
    }

    private static async Task<TaskHouse> ThreeAsync()
    {
        var house = await BuildAsync();
        foreach (var instance in (string[])["i1", "i2", "i3"])
        {
            await house.StartAsync(Procedures.Reviewed(), instance);
            await SubmitAsync(house, instance);
        }
        return house;
    }

    private static async Task SubmitAsync(TaskHouse house, string instance)
    {
        var task = await house.TaskAsync("Survey", instance);
        await house.UseAsync<SubmitTask, TaskAnswer>(submit => submit.RunAsync(new(task.Id, house.NextOperation(), null, new Dictionary<string, string>()), An, default));
    }

    private static async Task DecideAsync(TaskHouse house, string instance, Actor actor, ApprovalVerdict verdict, string reason)
    {
        var approval = await house.TaskAsync("Approve", instance);
        await house.UseAsync<ApprovalDesk, TaskAnswer>(desk => desk.DecideAsync(approval.Id, house.NextOperation(), verdict, reason, actor, default));
    }

    private static Task<IReadOnlyList<LikeGroup>> GroupsAsync(TaskHouse house, Actor actor) =>
        house.UseAsync<LikeCases, IReadOnlyList<LikeGroup>>(cases => cases.ReadAsync(actor, default));

    private static Task<IReadOnlyList<(string ApprovalId, TaskAnswer Answer)>> ApproveAsync(TaskHouse house, ApproveLike.Command command, Actor actor) =>
        house.UseAsync<ApproveLike, IReadOnlyList<(string, TaskAnswer)>>(approve => approve.RunAsync(command, actor, default));
}
