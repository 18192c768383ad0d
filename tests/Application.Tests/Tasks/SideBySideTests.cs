using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.Approvals;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;
using static VanQuan.Workflows.Application_Tests.Tasks.TaskHouse;

namespace VanQuan.Workflows.Application_Tests.Tasks;

/// <summary>Two approvals of one round, and people who act on the same thing at the same moment.</summary>
public sealed class SideBySideTests
{
    [Fact]
    public async Task A_return_ends_the_other_approval_of_the_round_and_the_next_round_asks_both_again()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.SideBySide());
        await house.SubmitAsync("Survey", An);
        var sign = await house.TaskAsync("Sign");

        Assert.True((await ReturnAsync(house, "Approve", Binh)).IsDone);

        var over = await TaskByIdAsync(house, sign.Id);
        Assert.Equal((TaskState.Superseded, null), (over.State, over.NextReminderAt));
        Assert.Equal(TaskAnswerKind.Conflict, (await ApproveAsync(house, sign.Id, Dung)).Kind);
        Assert.Equal((TaskState.Claimed, 2), ((await house.TaskAsync("Survey")).State, (await house.TaskAsync("Survey")).Round));

        await house.SubmitAsync("Survey", An);
        var (second, third) = (await house.TaskAsync("Approve"), await house.TaskAsync("Sign"));
        Assert.NotEqual(sign.Id, third.Id);
        Assert.True((await ApproveAsync(house, third.Id, Dung)).IsDone);
        Assert.Equal(TaskState.Submitted, (await house.TaskAsync("Survey")).State);
        Assert.True((await ApproveAsync(house, second.Id, Binh)).IsDone);
        Assert.Equal(TaskState.Approved, (await house.TaskAsync("Survey")).State);
        Assert.Equal(TaskState.Open, (await house.TaskAsync("HandOver")).State);
        Assert.Single(await house.RowsAsync<UserTask>(), task => task.ActivityId == "HandOver");
    }

    [Fact]
    public async Task Who_worked_on_it_is_not_asked_to_approve_it_by_mail()
    {
        await using var house = await BuildAsync(new Delegation("d1", "an", "dung", new(2022, 8, 1), new(2022, 9, 30)));
        await house.StartAsync(Procedures.Reviewed(null, 1, "role:TNMT/Head", "role:UBND/ViceChairman"));
        await house.SubmitAsync("Survey", Dung);

        Assert.Equal(["binh"], (await house.RowsAsync<MailMessage>())
            .Where(mail => mail is { Template: "assigned", TaskId: not null } && mail.Subject.Contains("phê duyệt", StringComparison.OrdinalIgnoreCase)).Select(mail => mail.RecipientId));
    }

    [Fact]
    public async Task Cooperating_bodies_hear_that_the_task_has_opened_and_who_leads()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Unreviewed());

        var mails = (await house.RowsAsync<MailMessage>()).Where(mail => mail.Template == "cooperation").ToList();
        Assert.Equal(["cuc", "khanh"], mails.Select(mail => mail.RecipientId).Order());
        Assert.All(mails, mail => Assert.Contains("Phòng Tài nguyên và Môi trường", mail.Model, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_withdrawal_and_an_approval_at_once_one_counts_and_the_other_is_told()
    {
        for (var i = 0; i < 5; i++)
        {
            await using var house = await BuildAsync();
            await house.StartAsync(Procedures.Reviewed());
            await house.SubmitAsync("Survey", An);
            var (work, approval) = (await house.TaskAsync("Survey"), await house.TaskAsync("Approve"));

            var answers = await Task.WhenAll(
                Task.Run(() => house.UseAsync<WithdrawSubmission, TaskAnswer>(use => use.RunAsync(new(work.Id, house.NextOperation()), An, default))),
                Task.Run(() => ApproveAsync(house, approval.Id, Binh)));

            Assert.Single(answers, answer => answer.IsDone);
            Assert.Single(answers, answer => answer.Kind == TaskAnswerKind.Conflict);
            var state = (await house.TaskAsync("Survey")).State;
            Assert.Equal(answers[0].IsDone ? TaskState.Claimed : TaskState.Approved, state);
        }
    }

    [Fact]
    public async Task Two_people_with_the_same_operation_id_do_not_get_each_others_answer()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Unreviewed());
        var id = (await house.TaskAsync("Survey")).Id;

        var first = await house.UseAsync<ClaimTask, TaskAnswer>(claim => claim.RunAsync(new(id, "same"), An, default));
        var second = await house.UseAsync<ClaimTask, TaskAnswer>(claim => claim.RunAsync(new(id, "same"), Em, default));
        var other = await house.UseAsync<AddComment, TaskAnswer>(comment => comment.RunAsync(new(id, "same", "Đã đo xong"), An, default));

        Assert.True(first.IsDone);
        Assert.Equal(TaskAnswerKind.Conflict, second.Kind);
        Assert.Equal(DeskWords.Commented, other.Message);
        Assert.Single(await house.RowsAsync<TaskComment>());
    }

    [Fact]
    public async Task The_same_request_twice_in_one_flush_gets_the_same_answer_twice()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Unreviewed());
        var id = (await house.TaskAsync("Survey")).Id;
        var (seated, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = house.UseAsync<WriterSeat, int>(seat => seat.RunAsync(async db =>
        {
            seated.SetResult();
            await go.Task;
            return await db.SaveChangesAsync();
        }, default));
        await seated.Task;
        Task<TaskAnswer> Submit() => house.UseAsync<SubmitTask, TaskAnswer>(submit => submit.RunAsync(new(id, "twice", null, new Dictionary<string, string>()), An, default));

        var (once, again) = (Submit(), Submit());
        go.SetResult();
        await first;

        Assert.Equal((true, true), ((await once).IsDone, (await again).IsDone));
        Assert.Equal((await once).Message, (await again).Message);
        Assert.Single((await house.TaskAsync("Survey")).Rounds);
    }

    private static async Task<UserTask> TaskByIdAsync(TaskHouse house, string id) => (await house.RowsAsync<UserTask>()).Single(task => task.Id == id);

    private static Task<TaskAnswer> ApproveAsync(TaskHouse house, string approval, Actor actor) =>
        house.UseAsync<ApproveTask, TaskAnswer>(approve => approve.RunAsync(new(approval, house.NextOperation(), null), actor, default));

    private static async Task<TaskAnswer> ReturnAsync(TaskHouse house, string activity, Actor actor)
    {
        var id = (await house.TaskAsync(activity)).Id;
        return await house.UseAsync<ReturnTask, TaskAnswer>(sendBack => sendBack.RunAsync(new(id, house.NextOperation(), "Thiếu chữ ký"), actor, default));
    }
}
