using MimeKit;
using VanQuan.Workflows.Application.Mail.Writing;
using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application.Tasks.MoreTime;
using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Reminders;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.MoreTime;
using Xunit;
using static VanQuan.Workflows.Application_Tests.Tasks.TaskHouse;

namespace VanQuan.Workflows.Application_Tests.Tasks;

/// <summary>
/// Gia hạn: the survey of Khòn Riềng is due on 9/9/2022. An does it, Bình heads the body, Giang heads the district office and
/// stands on the assigning side.
/// </summary>
public sealed class ExtensionTests
{
    private static readonly DateOnly Due = new(2022, 9, 9), Later = new(2022, 9, 20);

    [Fact]
    public async Task A_granted_request_moves_the_date_and_keeps_the_original_the_request_and_the_ledger()
    {
        await using var house = await StartedAsync();

        Assert.True((await AskAsync(house, An)).IsDone);
        Assert.True((await house.TaskAsync("Survey")).AwaitsExtension);
        Assert.True((await DecideAsync(house, Giang, new DateOnly(2022, 9, 15), null)).IsDone);

        var task = await house.TaskAsync("Survey");
        Assert.Equal((new DateOnly(2022, 9, 15), Due, 2, false), (task.DueDate!.Value, task.OriginalDueDate!.Value, task.DueRevision, task.AwaitsExtension));
        var kept = Assert.Single(await house.RowsAsync<Extension>());
        Assert.Equal((ExtensionState.Granted, Due, Later, new DateOnly(2022, 9, 15), Giang.Name), (kept.State, kept.DueDate, kept.Proposed, kept.GrantedDate!.Value, kept.DecidedByName));
        Assert.All(await house.RowsAsync<ReminderLedgerEntry>(), line => Assert.Equal((1, ReminderState.Withdrawn), (line.DueRevision, line.State)));
        Assert.NotEmpty(await house.RowsAsync<ReminderLedgerEntry>());
        var lines = (await house.RowsAsync<AuditLine>()).Select(line => line.Verb).ToList();
        Assert.Contains("ExtensionRequested", lines);
        Assert.Contains("ExtensionGranted", lines);
    }

    [Fact]
    public async Task The_assigning_side_hears_of_the_request_and_whoever_works_hears_of_the_decision()
    {
        await using var house = await StartedAsync();
        await AskAsync(house, An);
        await DecideAsync(house, Giang, null, "Kế hoạch chung không lùi được.");

        var mails = await house.RowsAsync<MailMessage>();
        Assert.Equal("giang", Assert.Single(mails, mail => mail.Template == "extension-asked").RecipientId);
        var decided = Assert.Single(mails, mail => mail.Template == "extension-decided");
        Assert.Equal("an", decided.RecipientId);
        Assert.Contains("không gia hạn", decided.Subject, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(Due, (await house.TaskAsync("Survey")).DueDate);
    }

    [Fact]
    public async Task A_date_moved_by_hand_is_told_with_the_date_before_and_the_readers_calendar_follows()
    {
        await using var house = await StartedAsync();
        var task = await house.TaskAsync("Survey");

        Assert.True((await house.UseAsync<ChangeDueDate, TaskAnswer>(change => change.RunAsync(new(task.Id, house.NextOperation(), Later, "Chờ trích đo."), Giang, default))).IsDone);

        var mail = Assert.Single(await house.RowsAsync<MailMessage>(), mail => mail.Template == "moved" && mail.RecipientId == "an");
        Assert.StartsWith("Còn 17 ngày làm việc, đổi hạn", mail.Subject, StringComparison.Ordinal);
        using var message = await house.UseAsync<MailComposer, MimeMessage>(composer => Task.FromResult(composer.Compose(mail)));
        var entry = message.Attachments.OfType<TextPart>().Single().Text;
        Assert.Contains("METHOD:PUBLISH", entry, StringComparison.Ordinal);
        Assert.Contains("DTSTART;VALUE=DATE:20220920", entry, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:4", entry, StringComparison.Ordinal);
        Assert.Contains("Hạn trước: thứ Sáu, 09/09/2022", message.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_outside_the_work_asks_and_nobody_outside_the_assigning_side_decides()
    {
        await using var house = await StartedAsync();
        Assert.Equal(TaskAnswerKind.Forbidden, (await AskAsync(house, Cuc)).Kind);
        Assert.True((await AskAsync(house, Binh)).IsDone);
        Assert.Equal(TaskAnswerKind.Forbidden, (await DecideAsync(house, An, Later, null)).Kind);
        Assert.Equal(TaskAnswerKind.Forbidden, (await DecideAsync(house, Binh, Later, null)).Kind);
        Assert.Equal(Due, (await house.TaskAsync("Survey")).DueDate);
    }

    [Fact]
    public async Task Nobody_decides_on_their_own_request_even_where_they_stand_on_the_assigning_side()
    {
        await using var house = await BuildAsync(new Delegation("d1", "binh", "giang", new(2022, 8, 1), new(2022, 12, 31)));
        await house.StartAsync(Procedures.Unreviewed());
        Assert.True((await AskAsync(house, Giang)).IsDone);

        var answer = await DecideAsync(house, Giang, Later, null);

        Assert.Equal((TaskAnswerKind.Forbidden, ExtensionWords.OwnRequest), (answer.Kind, answer.Message));
        Assert.DoesNotContain(await house.RowsAsync<MailMessage>(), mail => mail is { Template: "extension-asked", RecipientId: "giang" });
        Assert.True((await DecideAsync(house, Dung, Later, null)).IsDone);
    }

    [Theory]
    [InlineData("2022-09-09", "Mưa lũ", "proposed")]
    [InlineData("2022-09-01", "Mưa lũ", "proposed")]
    [InlineData("2022-09-20", "  ", "reason")]
    public async Task A_request_that_cannot_be_is_sent_back_to_its_field_with_what_was_typed(string proposed, string reason, string field)
    {
        await using var house = await StartedAsync();
        var answer = await AskAsync(house, An, DateOnly.ParseExact(proposed, "yyyy-MM-dd"), reason);
        Assert.Equal((TaskAnswerKind.Invalid, field, proposed), (answer.Kind, answer.Errors[0].Field, answer.Typed["proposed"]));
        Assert.Empty(await house.RowsAsync<Extension>());
    }

    [Fact]
    public async Task More_time_is_asked_for_until_the_due_date_is_over_and_not_after()
    {
        await using var house = await StartedAsync();
        house.Clock.SetUtcNow(new DateTimeOffset(2022, 9, 10, 0, 0, 0, TimeSpan.FromHours(7)));
        Assert.Equal(TaskAnswerKind.Invalid, (await AskAsync(house, An)).Kind);

        await using var other = await StartedAsync();
        other.Clock.SetUtcNow(new DateTimeOffset(2022, 9, 9, 23, 59, 0, TimeSpan.FromHours(7)));
        Assert.True((await AskAsync(other, An)).IsDone);
    }

    [Fact]
    public async Task One_request_at_a_time_and_a_decided_one_is_decided()
    {
        await using var house = await StartedAsync();
        await AskAsync(house, An);
        Assert.Equal(ExtensionWords.AskedAlready, (await AskAsync(house, An)).Message);
        await DecideAsync(house, Giang, null, "Không lùi được.");
        Assert.Equal(ExtensionWords.NothingAsked, (await DecideAsync(house, Dung, Later, null)).Message);
        Assert.True((await AskAsync(house, An)).IsDone);
    }

    [Theory]
    [InlineData("submit")]
    [InlineData("reassign")]
    [InlineData("cancel")]
    [InlineData("change")]
    [InlineData("withdraw")]
    public async Task A_request_goes_when_the_work_is_over_or_goes_to_somebody_else_or_gets_another_date(string how)
    {
        await using var house = await StartedAsync();
        await AskAsync(house, An);
        var id = (await house.TaskAsync("Survey")).Id;

        var answer = how switch
        {
            "submit" => await house.SubmitAsync("Survey", An),
            "reassign" => await house.UseAsync<ReassignTask, TaskAnswer>(use => use.RunAsync(new(id, house.NextOperation(), "unit:YEN-PHUC", "Đúng nơi"), Giang, default)),
            "cancel" => await house.UseAsync<CancelTask, TaskAnswer>(use => use.RunAsync(new(id, house.NextOperation(), "Không cần nữa"), Giang, default)),
            "change" => await house.UseAsync<ChangeDueDate, TaskAnswer>(use => use.RunAsync(new(id, house.NextOperation(), Later, "Lùi chung"), Giang, default)),
            _ => await house.UseAsync<WithdrawExtension, TaskAnswer>(use => use.RunAsync(new(id, house.NextOperation()), An, default)),
        };

        Assert.True(answer.IsDone, answer.Message.En);
        Assert.Equal(ExtensionState.Withdrawn, Assert.Single(await house.RowsAsync<Extension>()).State);
        Assert.False((await house.TaskAsync("Survey")).AwaitsExtension);
        Assert.Empty(await house.UseAsync<WaitingExtensions, IReadOnlyList<WaitingExtension>>(read => read.ReadAsync(Giang, default)));
    }

    [Fact]
    public async Task Whoever_may_decide_finds_the_request_and_nobody_else_does()
    {
        await using var house = await StartedAsync();
        await AskAsync(house, An);
        Task<IReadOnlyList<WaitingExtension>> Of(Actor actor) => house.UseAsync<WaitingExtensions, IReadOnlyList<WaitingExtension>>(read => read.ReadAsync(actor, default));
        Assert.Equal("Mưa lũ, đường bị chia cắt", Assert.Single(await Of(Giang)).Asked.Reason);
        Assert.Empty(await Of(An));
        Assert.Empty(await Of(Cuc));
        var page = await house.UseAsync<TaskDetails, TaskPage?>(async read => await read.FindAsync((await house.TaskAsync("Survey")).Id, Giang, default));
        Assert.Equal((true, false), (page!.Rights.DecideExtension, page.Rights.AskExtension));
    }

    private static async Task<TaskHouse> StartedAsync()
    {
        var house = await BuildAsync();
        await house.StartAsync(Procedures.Unreviewed());
        return house;
    }

    private static async Task<TaskAnswer> AskAsync(TaskHouse house, Actor actor, DateOnly? proposed = null, string reason = "Mưa lũ, đường bị chia cắt")
    {
        var id = (await house.TaskAsync("Survey")).Id;
        return await house.UseAsync<RequestExtension, TaskAnswer>(ask => ask.RunAsync(new(id, house.NextOperation(), proposed ?? Later, reason), actor, default));
    }

    private static async Task<TaskAnswer> DecideAsync(TaskHouse house, Actor actor, DateOnly? until, string? reason)
    {
        var id = (await house.TaskAsync("Survey")).Id;
        return await house.UseAsync<DecideExtension, TaskAnswer>(decide => decide.RunAsync(new(id, house.NextOperation(), until, reason), actor, default));
    }
}
