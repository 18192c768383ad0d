using VanQuan.Workflows.Application.Reminders;
using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Reminders;

/// <summary>People step in where reminders are not enough: who may, once a day, and what the board says of it.</summary>
public class UrgeTaskTests
{
    private static readonly string Id = UserTask.IdOf("i1", "e1");
    private static readonly Actor Officer = new("officer", "officer");
    private static readonly Actor Head = new("head", "head");
    private static readonly Actor Office = new("office", "office");

    [Fact]
    public async Task A_person_is_urged_about_a_task_once_a_day_whoever_urges()
    {
        await using var house = await LateAsync();

        Assert.True((await UrgeAsync(house, "one", Office, "Đề nghị nộp hôm nay.")).IsDone);
        Assert.True((await UrgeAsync(house, "one", Office, "Đề nghị nộp hôm nay.")).IsDone);
        var second = await UrgeAsync(house, "two", Head);
        Assert.Equal(TaskAnswerKind.Conflict, second.Kind);
        Assert.Contains("Hôm nay đã đôn đốc officer về việc này lúc 09:00", second.Message.Vi, StringComparison.Ordinal);

        house.Clock.SetUtcNow(ReminderHouse.Local("2022-09-13T07:30:00"));
        Assert.True((await UrgeAsync(house, "three", Head)).IsDone);
        Assert.Equal(["1 12/09 urged officer Sent", "1 13/09 urged officer Sent"], await house.LedgerAsync());
        await using var db = house.Open();
        Assert.Equal(2, db.Set<MailMessage>().Count(mail => mail.Template == "urged"));
        Assert.Equal(2, db.Set<AuditLine>().Count(row => row.Verb == "TaskUrged"));
    }

    [Fact]
    public async Task Whoever_does_the_work_does_not_urge()
    {
        await using var house = await LateAsync();

        Assert.Equal(TaskAnswerKind.Forbidden, (await UrgeAsync(house, "one", Officer)).Kind);
        Assert.Empty(await house.LedgerAsync());
    }

    [Fact]
    public async Task The_reminders_that_go_out_by_themselves_stay_as_they_are()
    {
        await using var house = await LateAsync();
        var before = await NextAsync(house);
        await UrgeAsync(house, "one", Office);

        Assert.Equal(before, await NextAsync(house));
    }

    [Fact]
    public async Task The_board_says_who_has_it_who_was_told_what_comes_and_the_last_sign_of_life()
    {
        await using var house = await LateAsync();
        await UrgeAsync(house, "one", Office);
        Assert.True((await house.UseAsync<FileProgressNote, TaskAnswer>(use => use.RunAsync(new(Id, "n1", "Đã khảo sát 3 thôn", "60%"), Officer, default))).IsDone);

        var board = await ReadAsync(house, Head);
        var line = Assert.Single(board!.Lines);
        Assert.Equal(["officer"], line.With);
        Assert.Equal(UrgeTask.Rule, Assert.Single(line.Told).Entry.Rule);
        Assert.Equal(60, line.LastSign?.Percent);
        Assert.NotNull(line.Next);
        Assert.True(line is { MayUrge: true, MayReassign: true, MayChangeDate: false });
        Assert.Equal(1, Assert.Single(board.Late).Count);
        Assert.True((await ReadAsync(house, Office))!.Lines[0].MayChangeDate);
        Assert.Null(await ReadAsync(house, Officer));
    }

    [Fact]
    public async Task Progress_is_filed_by_those_who_do_the_work_with_a_percentage_that_is_one()
    {
        await using var house = await LateAsync();

        Assert.Equal(TaskAnswerKind.Forbidden, (await FileAsync(house, Office, "10")).Kind);
        var wrong = await FileAsync(house, Officer, "120");
        Assert.Equal("percent", Assert.Single(wrong.Errors).Field);
        Assert.Equal("120", wrong.Typed["percent"]);
        Assert.True((await FileAsync(house, Officer, "")).IsDone);
        await using var db = house.Open();
        Assert.Null(Assert.Single(db.Set<ProgressNote>().ToList()).Percent);
    }

    [Fact]
    public async Task Another_date_is_previewed_with_the_reminders_it_moves()
    {
        await using var house = await LateAsync();

        var seen = await house.UseAsync<PreviewDueChange, DueChangePreview?>(use => use.RunAsync(Id, new DateOnly(2022, 9, 30), Office, default));
        Assert.Contains(seen!.Moves, move => move.After is { Rule: "due" });
        Assert.Null(await house.UseAsync<PreviewDueChange, DueChangePreview?>(use => use.RunAsync(Id, new DateOnly(2022, 9, 30), Head, default)));
    }

    private static Task<TaskAnswer> FileAsync(ReminderHouse house, Actor actor, string percent) =>
        house.UseAsync<FileProgressNote, TaskAnswer>(use => use.RunAsync(new(Id, Guid.NewGuid().ToString(), "Đang làm", percent), actor, default));

    private static Task<EscalationBoard?> ReadAsync(ReminderHouse house, Actor actor) =>
        house.UseAsync<ReadEscalationBoard, EscalationBoard?>(read => read.RunAsync(new(), actor, default));

    private static Task<TaskAnswer> UrgeAsync(ReminderHouse house, string operation, Actor actor, string? line = null) =>
        house.UseAsync<UrgeTask, TaskAnswer>(urge => urge.RunAsync(new(Id, operation, line), actor, default));

    private static async Task<DateTimeOffset?> NextAsync(ReminderHouse house)
    {
        await using var db = house.Open();
        return db.Set<UserTask>().Single().NextReminderAt;
    }

    /// <summary>Three working days late, on a Monday at nine.</summary>
    private static async Task<ReminderHouse> LateAsync()
    {
        var house = new ReminderHouse("2022-09-12T09:00:00");
        await house.OpenTaskAsync(due: "2022-09-07");
        return house;
    }
}
