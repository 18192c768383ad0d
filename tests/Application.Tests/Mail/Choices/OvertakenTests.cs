using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Mail.Choices;
using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application_Tests.Reminders;
using VanQuan.Workflows.Application_Tests.Tasks;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Mail.Choices;

/// <summary>What a mail says has to hold when it goes.</summary>
public sealed class OvertakenTests
{
    private static readonly Actor Officer = new("officer", "officer");

    [Theory]
    [InlineData(true, MailState.Withdrawn)]
    [InlineData(false, MailState.Queued)]
    public async Task A_reminder_that_waited_through_quiet_hours_goes_only_when_its_work_is_still_open(bool done, MailState expected)
    {
        await using var house = new ReminderHouse("2022-09-05T10:00:00");
        await house.OpenTaskAsync("2022-09-07");
        await house.UseAsync<ChooseMail, ChooseMail.Answer>(choose => choose.RunAsync(new("op", new MailChoices { QuietFrom = new(17, 0), QuietTo = new(8, 30) }), Officer, default));
        await house.RingBellAsync("2022-09-06T08:00:00");
        if (done)
            await house.ChangeAsync((_, task, _) => task.Supersede("xong", house.Clock.GetUtcNow()));

        await house.RingBellAsync("2022-09-06T08:30:00");

        await using var db = house.Open();
        Assert.Equal(expected, (await db.Set<MailMessage>().SingleAsync()).State);
    }
}
