using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.Approvals;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Review;
using Xunit;
using static VanQuan.Workflows.Application_Tests.Tasks.TaskHouse;

namespace VanQuan.Workflows.Application_Tests.Tasks;

public class ApprovalTests
{
    [Fact]
    public async Task A_dossier_is_shown_to_those_it_concerns_and_to_nobody_else()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Reviewed());
        await house.SubmitAsync("Survey", An);
        var id = (await house.TaskAsync("Approve")).Id;
        Task<ApprovalDetails?> Read(Actor actor) => house.UseAsync<ApprovalsQueue, ApprovalDetails?>(queue => queue.FindAsync(id, actor, default));

        Assert.NotNull(await Read(Binh));
        Assert.NotNull(await Read(An));
        Assert.Null(await Read(new Actor("stranger", "Người lạ")));
    }

    [Fact]
    public async Task Submitted_work_waits_for_the_head_who_is_named_with_the_date()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Reviewed());
        var answer = await house.SubmitAsync("Survey", An);
        Assert.Equal("Đã nộp. Trần Thị Bình sẽ duyệt trước 29/08/2022.", answer.Message.Vi);
        Assert.Equal(TaskState.Submitted, (await house.TaskAsync("Survey")).State);
        var queue = await house.UseAsync<ApprovalsQueue, IReadOnlyList<TaskListItem>>(q => q.ReadAsync(Binh, default));
        Assert.Equal("Approve", (await house.TaskAsync("Approve")).ActivityId);
        Assert.Equal((await house.TaskAsync("Approve")).Id, Assert.Single(queue).Id);
    }

    [Fact]
    public async Task Approval_makes_the_work_final_and_tells_who_submitted_it()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Reviewed());
        await house.SubmitAsync("Survey", An);
        Assert.True((await DecideAsync(house, "Approve", Binh)).IsDone);
        var task = await house.TaskAsync("Survey");
        Assert.Equal((TaskState.Approved, RoundVerdict.Approved, "binh"), (task.State, task.Rounds[0].Verdict, task.Rounds[0].DecidedBy));
        Assert.False(Assert.Single(await house.RowsAsync<WorkflowInstanceRow>()).IsRunning);
        Assert.Contains(await house.RowsAsync<MailMessage>(), m => m.Template == "approved" && m.RecipientId == "an");
    }

    [Fact]
    public async Task A_return_needs_a_reason_and_brings_the_same_task_back_with_everything_entered()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Reviewed(Procedures.Form));
        await house.SubmitAsync("Survey", An, new() { ["area"] = "396" });
        var first = await house.TaskAsync("Survey");
        Assert.Equal("reason", Assert.Single((await DecideAsync(house, "Approve", Binh, ApprovalVerdict.Returned, " ")).Errors).Field);
        Assert.True((await DecideAsync(house, "Approve", Binh, ApprovalVerdict.Returned, "Diện tích chưa khớp trích đo")).IsDone);
        var again = await house.TaskAsync("Survey");
        Assert.Equal((first.Id, TaskState.Claimed, 2, "an", "396"), (again.Id, again.State, again.Round, again.ClaimedBy, again.Draft["area"]));
        Assert.NotNull(again.NextReminderAt);
        Assert.Contains(await house.RowsAsync<MailMessage>(), m => m.Template == "returned" && m.RecipientId == "an");

        await house.SubmitAsync("Survey", An, new() { ["area"] = "402,5" });
        var approval = await house.TaskAsync("Approve");
        var details = await house.UseAsync<ApprovalsQueue, ApprovalDetails?>(q => q.FindAsync(approval.Id, Binh, default));
        var change = Assert.Single(details!.Works[0].Difference!.Fields);
        Assert.Equal(("396", "402.5"), (change.Before, change.After));
        Assert.Equal("Diện tích chưa khớp trích đo", details.Works[0].Difference!.Before.Reason);
        Assert.Null(details.Refusal);
        Assert.True((await DecideAsync(house, "Approve", Binh)).IsDone);
        Assert.Equal((TaskState.Approved, 2), ((await house.TaskAsync("Survey")).State, (await house.TaskAsync("Survey")).Rounds.Count));
    }

    [Fact]
    public async Task A_rejection_is_final()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Reviewed());
        await house.SubmitAsync("Survey", An);
        Assert.True((await DecideAsync(house, "Approve", Binh, ApprovalVerdict.Rejected, "Sai đối tượng")).IsDone);
        Assert.Equal(TaskState.Rejected, (await house.TaskAsync("Survey")).State);
        Assert.Contains(await house.RowsAsync<MailMessage>(), m => m.Template == "rejected" && m.RecipientId == "an");
    }

    [Fact]
    public async Task With_two_levels_the_work_stays_under_review_until_the_last_and_can_still_come_back()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.TwoLevels());
        await house.SubmitAsync("Survey", An);
        var first = await house.TaskAsync("Survey");
        Assert.True((await DecideAsync(house, "Approve", Binh)).IsDone);
        Assert.Equal(TaskState.Submitted, (await house.TaskAsync("Survey")).State);
        Assert.True((await DecideAsync(house, "Sign", Dung, ApprovalVerdict.Returned, "Thiếu biên bản")).IsDone);
        var again = await house.TaskAsync("Survey");
        Assert.Equal((first.Id, TaskState.Claimed, 2), (again.Id, again.State, again.Round));
        await house.SubmitAsync("Survey", An);
        await DecideAsync(house, "Approve", Binh);
        await DecideAsync(house, "Sign", Dung);
        Assert.Equal(TaskState.Approved, (await house.TaskAsync("Survey")).State);
    }

    [Fact]
    public async Task Of_two_approvers_at_once_the_second_hears_who_was_first_and_keeps_the_reason_typed()
    {
        await using var house = await BuildAsync(new Delegation("d1", "binh", "giang", new(2022, 8, 1), new(2022, 9, 30)));
        await house.StartAsync(Procedures.Reviewed());
        await house.SubmitAsync("Survey", An);
        var answers = await Task.WhenAll(
            DecideAsync(house, "Approve", Binh, ApprovalVerdict.Returned, "Chưa rõ ranh giới"),
            DecideAsync(house, "Approve", Giang, ApprovalVerdict.Returned, "Chưa rõ ranh giới"));
        var lost = Assert.Single(answers, a => !a.IsDone);
        Assert.Equal(TaskAnswerKind.Conflict, lost.Kind);
        var approval = await house.TaskAsync("Approve");
        Assert.Equal($"{approval.LastByName} vừa trả lại hồ sơ này lúc 09:41. Nội dung bạn nhập còn ở bên dưới.", lost.Message.Vi);
        Assert.Equal($"{approval.LastByName} just returned this dossier at 09:41. What you typed is still below.", lost.Message.En);
        Assert.Equal("Chưa rõ ranh giới", lost.Typed["reason"]);
        Assert.Single(approval.Decisions);
        Assert.Equal(2, (await house.TaskAsync("Survey")).Round);
    }

    [Fact]
    public async Task A_quorum_of_two_waits_for_the_second_person()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Reviewed(null, 2, "role:TNMT/Head", "role:UBND/ViceChairman", "role:VP/Head"));
        await house.SubmitAsync("Survey", An);
        var one = await DecideAsync(house, "Approve", Giang);
        Assert.True(one.IsDone);
        Assert.Contains(Binh.Name, one.Message.Vi, StringComparison.Ordinal);
        Assert.Equal(TaskState.Submitted, (await house.TaskAsync("Survey")).State);
        Assert.Equal(TaskAnswerKind.Conflict, (await DecideAsync(house, "Approve", Giang)).Kind);
        var waiting = await house.UseAsync<ApprovalsQueue, IReadOnlyList<TaskListItem>>(q => q.ReadAsync(Dung, default));
        Assert.Single(waiting);
        Assert.True((await DecideAsync(house, "Approve", Dung)).IsDone);
        Assert.Equal(TaskState.Approved, (await house.TaskAsync("Survey")).State);
        Assert.Empty(await house.RowsAsync<TaskParty>());
    }

    [Fact]
    public async Task A_submission_is_withdrawn_into_the_same_round_until_somebody_has_decided()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Reviewed(null, 2, "role:TNMT/Head", "role:UBND/ViceChairman"));
        await house.SubmitAsync("Survey", An);
        var task = await house.TaskAsync("Survey");
        Task<TaskAnswer> Withdraw(Actor actor) => house.UseAsync<WithdrawSubmission, TaskAnswer>(w => w.RunAsync(new(task.Id, house.NextOperation()), actor, default));
        Assert.Equal(TaskAnswerKind.Forbidden, (await Withdraw(Cuc)).Kind);
        var answer = await Withdraw(An);
        Assert.True(answer.IsDone, answer.Message.En);
        var back = await house.TaskAsync("Survey");
        Assert.Equal((task.Id, TaskState.Claimed, 1, "an"), (back.Id, back.State, back.Round, back.ClaimedBy));
        Assert.DoesNotContain(await house.RowsAsync<UserTask>(), t => t.Kind == TaskKind.Approval && !t.IsFinal);
        Assert.DoesNotContain(await house.RowsAsync<MailMessage>(), m => m.Template == "returned");

        await house.SubmitAsync("Survey", An);
        await DecideAsync(house, "Approve", Binh);
        var late = await Withdraw(An);
        Assert.Equal(TaskAnswerKind.Conflict, late.Kind);
        Assert.Contains("không rút lại được", late.Message.Vi, StringComparison.Ordinal);
    }

    internal static async Task<TaskAnswer> DecideAsync(
        TaskHouse house, string activity, Actor actor, ApprovalVerdict verdict = ApprovalVerdict.Approved, string? reason = null)
    {
        var approval = await house.TaskAsync(activity);
        return await house.UseAsync<ApprovalDesk, TaskAnswer>(desk => desk.DecideAsync(approval.Id, house.NextOperation(), verdict, reason, actor, default));
    }
}
