using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;
using static VanQuan.Workflows.Application_Tests.Tasks.TaskHouse;

namespace VanQuan.Workflows.Application_Tests.Tasks;

public class WorkTests
{
    [Fact]
    public async Task Opening_gives_a_due_date_that_explains_itself_a_reminder_and_a_mail_to_each_of_the_body()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Unreviewed());
        var task = await house.TaskAsync("Survey");
        // Ten working days after 24/8/2022: 2/9 is National Day, observed 1–2/9 that year.
        Assert.Equal(new DateOnly(2022, 9, 9), task.DueDate);
        Assert.Equal(new DateTimeOffset(2022, 9, 10, 0, 0, 0, TimeSpan.FromHours(7)), task.OverdueAt);
        Assert.NotNull(task.DueExplanation);
        Assert.NotNull(task.NextReminderAt);
        Assert.Equal("Nhà văn hóa thôn Khòn Riềng", task.Subject);
        var mails = await house.RowsAsync<MailMessage>();
        Assert.Superset(new HashSet<string> { "an", "em" }, mails.Select(m => m.RecipientId).ToHashSet());
    }

    [Fact]
    public async Task Submitting_without_claiming_claims_completes_and_moves_the_instance_on()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Unreviewed());
        var answer = await house.SubmitAsync("Survey", An);
        Assert.True(answer.IsDone, answer.Message.En);
        var task = await house.TaskAsync("Survey");
        Assert.Equal((TaskState.Completed, "an"), (task.State, task.ClaimedBy));
        Assert.Null(task.NextReminderAt);
        Assert.Equal(InstanceStatus.Finished, Assert.Single(await house.RowsAsync<WorkflowInstanceRow>()).Status);
    }

    [Fact]
    public async Task The_same_request_twice_changes_nothing_and_hears_the_same()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Unreviewed());
        var task = await house.TaskAsync("Survey");
        var command = new SubmitTask.Command(task.Id, "form-1", null, new Dictionary<string, string>());
        var first = await house.UseAsync<SubmitTask, TaskAnswer>(s => s.RunAsync(command, An, default));
        var version = (await house.TaskAsync("Survey")).Version;
        var second = await house.UseAsync<SubmitTask, TaskAnswer>(s => s.RunAsync(command, An, default));
        Assert.Equal((TaskAnswerKind.Done, first.Message), (second.Kind, second.Message));
        Assert.Equal(version, (await house.TaskAsync("Survey")).Version);
    }

    [Fact]
    public async Task An_unfinished_form_is_answered_field_by_field_and_kept_as_a_draft()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Unreviewed(Procedures.Form));
        var answer = await house.SubmitAsync("Survey", An, new() { ["area"] = "ba trăm", ["note"] = "đã đo hai lần" });
        Assert.Equal(TaskAnswerKind.Invalid, answer.Kind);
        var error = Assert.Single(answer.Errors);
        Assert.Equal("area", error.Field);
        Assert.Contains("Diện tích", error.Message.Vi, StringComparison.Ordinal);
        Assert.Equal("ba trăm", answer.Typed["area"]);
        var task = await house.TaskAsync("Survey");
        Assert.Equal((TaskState.Claimed, "đã đo hai lần", "ba trăm"), (task.State, task.Draft["note"], task.Draft["area"]));

        Assert.True((await house.SubmitAsync("Survey", An, new() { ["area"] = "396,5" })).IsDone);
        Assert.Equal("396.5", (await house.TaskAsync("Survey")).Rounds[0].Values["area"]);
    }

    [Fact]
    public async Task Missing_evidence_is_said_with_the_number_still_needed()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Unreviewed(evidence: 2));
        var answer = await house.SubmitAsync("Survey", An);
        Assert.Equal("evidence", Assert.Single(answer.Errors).Field);
        Assert.Contains("2", answer.Errors[0].Message.Vi, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_submit_at_once_one_wins_and_the_other_keeps_what_they_typed()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Unreviewed(Procedures.Form));
        var answers = await Task.WhenAll(
            house.SubmitAsync("Survey", An, new() { ["area"] = "396.5" }),
            house.SubmitAsync("Survey", Em, new() { ["area"] = "402.5" }));
        var lost = Assert.Single(answers, a => !a.IsDone);
        Assert.Single(answers, a => a.IsDone);
        Assert.Equal(TaskAnswerKind.Conflict, lost.Kind);
        var winner = await house.TaskAsync("Survey");
        Assert.StartsWith(winner.ClaimedByName!, lost.Message.Vi, StringComparison.Ordinal);
        Assert.Contains("09:41", lost.Message.Vi, StringComparison.Ordinal);
        Assert.Contains("What you typed is still below", lost.Message.En, StringComparison.Ordinal);
        Assert.Contains(lost.Typed["area"], (string[])["396.5", "402.5"]);
        Assert.NotEqual(winner.Rounds[0].Values["area"], lost.Typed["area"]);
    }

    [Fact]
    public async Task Strangers_and_cooperating_units_cannot_submit_and_hear_who_can()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Unreviewed());
        var answer = await house.SubmitAsync("Survey", Cuc);
        Assert.Equal(TaskAnswerKind.Forbidden, answer.Kind);
        Assert.Contains(An.Name, answer.Message.Vi, StringComparison.Ordinal);
        Assert.Equal(TaskState.Open, (await house.TaskAsync("Survey")).State);
    }

    [Fact]
    public async Task Only_the_assigning_side_moves_a_due_date_and_the_original_stays()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Unreviewed());
        var task = await house.TaskAsync("Survey");
        Task<TaskAnswer> Change(Actor actor) => house.UseAsync<ChangeDueDate, TaskAnswer>(change =>
            change.RunAsync(new(task.Id, house.NextOperation(), new DateOnly(2022, 9, 20), "Mưa lũ"), actor, default));
        Assert.Equal(TaskAnswerKind.Forbidden, (await Change(Binh)).Kind);
        Assert.True((await Change(Giang)).IsDone);
        var moved = await house.TaskAsync("Survey");
        Assert.Equal((new DateOnly(2022, 9, 20), new DateOnly(2022, 9, 9), 2), (moved.DueDate!.Value, moved.OriginalDueDate!.Value, moved.DueRevision));
        Assert.Equal(new DateTimeOffset(2022, 9, 21, 0, 0, 0, TimeSpan.FromHours(7)), moved.OverdueAt);
    }

    [Fact]
    public async Task A_misassigned_task_goes_back_and_a_head_hands_on_only_inside_the_body()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Unreviewed());
        var task = await house.TaskAsync("Survey");
        Task<TaskAnswer> Reassign(Actor actor, string to) => house.UseAsync<ReassignTask, TaskAnswer>(r =>
            r.RunAsync(new(task.Id, house.NextOperation(), to, "Đúng người"), actor, default));
        Assert.Equal(TaskAnswerKind.Forbidden, (await Reassign(Binh, "unit:YEN-PHUC")).Kind);
        Assert.True((await Reassign(Binh, "person:em")).IsDone);
        Assert.Equal(TaskAnswerKind.Forbidden, (await house.SubmitAsync("Survey", An)).Kind);
        var refused = await house.UseAsync<RefuseTask, TaskAnswer>(r => r.RunAsync(new(task.Id, house.NextOperation(), "Không phải việc của tôi"), Em, default));
        Assert.True(refused.IsDone, refused.Message.En);
        Assert.Equal("person:binh", (await house.TaskAsync("Survey")).Assignee);
        Assert.Equal(TaskAnswerKind.Invalid, (await Reassign(Giang, "unit:KHONG-CO")).Kind);
        Assert.True((await Reassign(Giang, "unit:YEN-PHUC")).IsDone);
        Assert.True((await house.SubmitAsync("Survey", Cuc)).IsDone);
    }

    [Fact]
    public async Task Cancelling_is_for_the_assigning_side_and_ends_the_step()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Unreviewed());
        var task = await house.TaskAsync("Survey");
        Task<TaskAnswer> Cancel(Actor actor) => house.UseAsync<CancelTask, TaskAnswer>(c => c.RunAsync(new(task.Id, house.NextOperation(), "Thửa đất đã cấp"), actor, default));
        Assert.Equal(TaskAnswerKind.Forbidden, (await Cancel(An)).Kind);
        Assert.True((await Cancel(Dung)).IsDone);
        Assert.Equal(TaskState.Cancelled, (await house.TaskAsync("Survey")).State);
        Assert.False(Assert.Single(await house.RowsAsync<WorkflowInstanceRow>()).IsRunning);
    }

    [Fact]
    public async Task Completing_a_task_and_opening_the_next_takes_few_statements()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Sequence());
        await house.SubmitAsync("Survey", An);
        var task = await house.TaskAsync("Second");
        house.Statements.Taken();
        var answer = await house.UseAsync<SubmitTask, TaskAnswer>(submit => submit.RunAsync(new(task.Id, "op-x", null, new Dictionary<string, string>()), An, default));
        Assert.True(answer.IsDone, answer.Message.En);
        var taken = house.Statements.Taken();
        // Three people hear of the new task, three reminders of the old one are withdrawn: the rest is the transition itself.
        Assert.True(taken.Count <= 21, $"{taken.Count} statements:\n{string.Join('\n', taken)}");
    }
}
