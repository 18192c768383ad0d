using VanQuan.Workflows.Domain.Tasks;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Reminders;

public class SendDueRemindersTests
{
    private const string Two = "Còn 1 ngày làm việc: Dự thảo tờ trình (hạn 07/09/2022)";

    [Fact]
    public async Task A_bell_that_rings_early_twice_or_late_sends_each_reminder_once()
    {
        await using var house = new ReminderHouse("2022-08-30T09:00:00");
        await house.OpenTaskAsync(due: "2022-09-07");

        Assert.Equal("", await house.RingAsync("2022-09-06T07:59:59"));
        Assert.Equal($"officer: {Two}", await house.RingAsync("2022-09-06T08:00:00"));
        Assert.Equal("", await house.RingAsync("2022-09-06T08:00:00"));
        Assert.Equal("", await house.RingAsync("2022-09-06T17:00:00"));
        Assert.Equal("officer: Đến hạn hôm nay: Dự thảo tờ trình (hạn 07/09/2022)", await house.RingAsync("2022-09-07T08:00:30"));
        Assert.Equal(["1 06/09 before:1 officer Sent", "1 07/09 due officer Sent"], await house.LedgerAsync());
    }

    [Fact]
    public async Task Two_bells_at_once_send_each_reminder_once()
    {
        await using var house = new ReminderHouse("2022-08-30T09:00:00");
        await house.OpenTaskAsync(due: "2022-09-07");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => house.RingAsync("2022-09-06T08:00:00")));

        Assert.Equal(["1 06/09 before:1 officer Sent"], await house.LedgerAsync());
    }

    [Fact]
    public async Task After_three_days_down_everybody_gets_one_mail_for_what_was_missed()
    {
        await using var house = new ReminderHouse("2022-08-30T09:00:00");
        await house.OpenTaskAsync(due: "2022-09-07");
        await house.RestartAsync();

        var mails = await house.RingAsync("2022-09-09T06:30:00");

        Assert.Equal(
            "head: Quá hạn 2 ngày làm việc, đôn đốc: Dự thảo tờ trình (hạn 07/09/2022); officer: Quá hạn 2 ngày làm việc: Dự thảo tờ trình (hạn 07/09/2022)", mails);
        Assert.Equal(
            ["1 06/09 before:1 officer Merged", "1 07/09 due officer Merged", "1 08/09 escalate:Head head Sent", "1 08/09 overdue:1 officer Sent"],
            await house.LedgerAsync());
        await house.RestartAsync();
        Assert.Equal("", await house.RingAsync("2022-09-09T06:31:00"));
        Assert.StartsWith("officer: Quá hạn 3", await house.RingAsync("2022-09-12T08:00:00"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Late_work_goes_up_the_chain_step_by_step()
    {
        await using var house = new ReminderHouse("2022-09-06T09:00:00");
        await house.OpenTaskAsync(due: "2022-09-07", policy: """{"before":[],"atDue":false,"overdueEvery":null}""");

        Assert.StartsWith("head: Quá hạn 1 ngày", await house.RingAsync("2022-09-08T08:00:00"), StringComparison.Ordinal);
        Assert.Equal("", await house.RingAsync("2022-09-13T08:00:00"));
        Assert.StartsWith("office: Quá hạn 5 ngày", await house.RingAsync("2022-09-14T08:00:00"), StringComparison.Ordinal);
        Assert.StartsWith("chair: Quá hạn 10 ngày", await house.RingAsync("2022-09-21T08:00:00"), StringComparison.Ordinal);
        Assert.Equal("", await house.RingAsync("2022-12-30T08:00:00"));
    }

    [Fact]
    public async Task Nothing_goes_out_in_Tet_and_the_mail_after_it_comes_on_the_first_working_day()
    {
        await using var house = new ReminderHouse("2022-01-24T09:00:00");
        await house.OpenTaskAsync(due: "2022-02-02");

        Assert.StartsWith("officer: Ngày làm việc cuối cùng", await house.RingAsync("2022-01-28T08:00:00"), StringComparison.Ordinal);
        for (var day = 29; day <= 31; day++)
            Assert.Equal("", await house.RingAsync($"2022-01-{day}T23:00:00"));
        for (var day = 1; day <= 6; day++)
            Assert.Equal("", await house.RingAsync($"2022-02-0{day}T23:00:00"));
        Assert.Contains("officer: Quá hạn 1 ngày làm việc", await house.RingAsync("2022-02-07T08:00:00"), StringComparison.Ordinal);
        Assert.Equal("1 28/01 before:1 officer Merged", (await house.LedgerAsync())[0]);
        Assert.Equal("1 28/01 due officer Sent", (await house.LedgerAsync())[1]);
    }

    [Fact]
    public async Task A_moved_date_withdraws_what_stood_planned_and_begins_a_new_revision()
    {
        await using var house = new ReminderHouse("2022-08-30T09:00:00");
        await house.OpenTaskAsync(due: "2022-09-07");
        await house.RingAsync("2022-09-06T08:00:00");

        await house.ChangeAsync((db, task, planner) =>
        {
            planner.Withdraw(db, task, house.Clock.GetUtcNow());
            task.ChangeDue(new TaskDue(new DateOnly(2022, 9, 9), null), "chờ trích đo");
            planner.Plan(task, house.Clock.GetUtcNow());
        });

        Assert.Equal("", await house.RingAsync("2022-09-07T08:00:00"));
        Assert.StartsWith("officer: Còn 1 ngày làm việc", await house.RingAsync("2022-09-08T08:00:00"), StringComparison.Ordinal);
        Assert.Equal(
            ["1 06/09 before:1 officer Sent", "1 07/09 due role:TNMT/Officer Withdrawn", "2 08/09 before:1 officer Sent"], await house.LedgerAsync());
    }

    [Fact]
    public async Task Work_that_is_over_reminds_nobody_and_the_ledger_says_what_was_withdrawn()
    {
        await using var house = new ReminderHouse("2022-08-26T09:00:00");
        await house.OpenTaskAsync(due: "2022-09-07");

        await house.ChangeAsync((db, task, planner) =>
        {
            planner.Withdraw(db, task, house.Clock.GetUtcNow());
            task.Supersede("xong", house.Clock.GetUtcNow());
        });

        Assert.Equal("", await house.RingAsync("2022-09-30T08:00:00"));
        Assert.Equal(
            ["1 29/08 before:5 role:TNMT/Officer Withdrawn", "1 06/09 before:1 role:TNMT/Officer Withdrawn", "1 07/09 due role:TNMT/Officer Withdrawn"],
            await house.LedgerAsync());
    }

    [Fact]
    public async Task Whoever_claimed_the_work_hears_of_it_and_not_the_rest_of_the_body()
    {
        await using var house = new ReminderHouse("2022-08-30T09:00:00");
        await house.OpenTaskAsync(due: "2022-09-07", assignee: "unit:TNMT");
        Assert.Equal($"head: {Two}; officer: {Two}", await house.RingAsync("2022-09-06T08:00:00"));

        await house.ChangeAsync((_, task, _) => task.Claim(new Doer("officer", "officer", null), house.Clock.GetUtcNow()));

        Assert.StartsWith("officer: Đến hạn hôm nay", await house.RingAsync("2022-09-07T08:00:00"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reminder_nobody_is_there_to_hear_is_written_down_as_withdrawn()
    {
        await using var house = new ReminderHouse("2022-08-30T09:00:00");
        await house.OpenTaskAsync(due: "2022-09-07", assignee: "role:KTHT/Officer");

        Assert.Equal("", await house.RingAsync("2022-09-06T08:00:00"));
        Assert.Equal(["1 06/09 before:1 role:KTHT/Officer Withdrawn"], await house.LedgerAsync());
    }
}
