using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Mail.Choices;
using VanQuan.Workflows.Application.Mail.Routes;
using VanQuan.Workflows.Application_Tests.Reminders;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Reminders;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Mail.Choices;

/// <summary>What a person chose, lived through: reminders of a task due on Wednesday 7/9/2022.</summary>
public sealed class DigestTests
{
    private static readonly Actor Officer = new("officer", "officer");
    private static readonly MailChoices Daily = new() { Digest = DigestRhythm.Daily, At = new(9, 0), GatherAssignments = true, GatherReminders = true, GatherNews = true, WorkingDaysOnly = true };

    private static async Task<ReminderHouse> HouseAsync(MailChoices choices, string now = "2022-09-05T10:00:00", string due = "2022-09-07")
    {
        var house = new ReminderHouse(now);
        await house.OpenTaskAsync(due);
        await ChooseAsync(house, choices);
        return house;
    }

    private static async Task ChooseAsync(ReminderHouse house, MailChoices choices) => Assert.Equal(
        new ChooseMail.Answer(true, null), await house.UseAsync<ChooseMail, ChooseMail.Answer>(choose => choose.RunAsync(new(Guid.NewGuid().ToString("N"), choices), Officer, default)));

    private static async Task<string[]> MailsAsync(ReminderHouse house)
    {
        await using var db = house.Open();
        var mails = await db.Set<MailMessage>().AsNoTracking().OrderBy(mail => mail.CreatedAt).ThenBy(mail => mail.Template).ToListAsync();
        return [.. mails.Select(mail => $"{mail.Template} {mail.State}{(mail.NextAttemptAt is { } at ? " " + at.ToOffset(VietnamTime.Offset).ToString("dd/MM HH:mm", null) : "")}")];
    }

    private static async Task<ReminderLedgerEntry> LastLineAsync(ReminderHouse house)
    {
        await using var db = house.Open();
        return (await db.Set<ReminderLedgerEntry>().AsNoTracking().OrderBy(line => line.Slot).ToListAsync())[^1];
    }

    [Fact]
    public async Task A_reminder_waits_for_the_digest_which_speaks_for_it()
    {
        await using var house = await HouseAsync(Daily);

        await house.RingBellAsync("2022-09-06T08:00:00");
        Assert.Equal(["reminder Queued 06/09 10:00"], await MailsAsync(house));
        var line = await LastLineAsync(house);
        Assert.Equal((ReminderState.Gathered, ReminderHouse.Local("2022-09-06T09:00:00")), (line.State, line.GoesAt));

        await house.RingBellAsync("2022-09-06T09:00:00");
        Assert.Equal(["reminder Gathered", "digest Queued 06/09 09:00"], await MailsAsync(house));
    }

    [Fact]
    public async Task With_nothing_to_say_there_is_no_mail_and_the_next_digest_is_set()
    {
        await using var house = await HouseAsync(Daily, due: "2022-10-28");

        await house.RingBellAsync("2022-09-06T09:00:00");

        Assert.Empty(await MailsAsync(house));
        Assert.Equal(ReminderHouse.Local("2022-09-07T09:00:00"), await house.UseAsync<NextDueMoment, DateTimeOffset?>(next => next.AfterAsync(house.Clock.GetUtcNow())));
    }

    [Fact]
    public async Task After_days_down_there_is_one_digest_and_late_work_comes_beside_it_at_once()
    {
        await using var house = await HouseAsync(Daily);
        await house.RestartAsync();

        await house.RingBellAsync("2022-09-12T11:00:00");

        Assert.Equal(["digest Queued 12/09 11:00", "escalation Queued 12/09 11:00", "reminder Queued 12/09 11:00"], (await MailsAsync(house)).Order());
        await house.RingBellAsync("2022-09-12T11:30:00");
        Assert.Equal(3, (await MailsAsync(house)).Length);
    }

    [Fact]
    public async Task Quiet_hours_move_a_mail_and_the_ledger_says_until_when()
    {
        await using var house = await HouseAsync(new MailChoices { QuietFrom = new(17, 0), QuietTo = new(8, 30) });

        await house.RingBellAsync("2022-09-06T08:00:00");

        Assert.Equal(["reminder Queued 06/09 08:30"], await MailsAsync(house));
        Assert.Equal((ReminderState.Sent, ReminderHouse.Local("2022-09-06T08:30:00")), (await LastLineAsync(house)) is var line ? (line.State, line.GoesAt) : default);
    }

    [Fact]
    public async Task Who_wants_no_digest_any_more_gets_what_waited_for_it_at_once()
    {
        await using var house = await HouseAsync(Daily);
        await house.RingBellAsync("2022-09-06T08:00:00");

        await ChooseAsync(house, MailChoices.AtOnce);

        Assert.Equal(["reminder Queued 06/09 08:00"], await MailsAsync(house));
        await house.RingBellAsync("2022-09-06T09:00:00");
        Assert.Single(await MailsAsync(house));
    }

    [Fact]
    public async Task Work_that_is_done_by_then_is_not_in_the_digest()
    {
        await using var house = await HouseAsync(Daily);
        await house.RingBellAsync("2022-09-06T08:00:00");
        await house.ChangeAsync((_, task, _) => task.Supersede("xong", house.Clock.GetUtcNow()));

        await house.RingBellAsync("2022-09-06T09:00:00");

        Assert.Equal(["reminder Withdrawn"], await MailsAsync(house));
    }

    [Theory]
    [InlineData(null, false, "tnmt@vanquan.example BodyForNone")]
    [InlineData("officer@vanquan.example", true, "tnmt@vanquan.example BodyForBounced")]
    [InlineData("officer@vanquan.example", false, "officer@vanquan.example Own")]
    public async Task Who_cannot_be_reached_gets_their_mail_in_the_mailbox_of_their_body(string? own, bool bounced, string expected)
    {
        await using var house = await HouseAsync(MailChoices.AtOnce);
        await using (var db = house.Open())
        {
            (await db.Set<UnitRow>().SingleAsync(unit => unit.Code == "TNMT")).Address = "tnmt@vanquan.example";
            (await db.Users.SingleAsync(account => account.Id == "officer")).Email = own;
            if (bounced)
                db.Add(new AddressTroubleRow { Address = own!, Permanent = true, Since = house.Clock.GetUtcNow(), LastAt = house.Clock.GetUtcNow(), Times = 1 });
            await db.SaveChangesAsync();
        }

        await house.RingBellAsync("2022-09-06T08:00:00");

        await using var read = house.Open();
        var mail = await read.Set<MailMessage>().SingleAsync();
        Assert.Equal(expected, $"{mail.RecipientAddress} {mail.Route}");
        Assert.Equal(mail.Route, (await LastLineAsync(house)).Route);
    }
}
