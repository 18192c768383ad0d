using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application_Tests.Engine;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Reminders;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Clock;

/// <summary>The bell only wakes: what is due is decided by the rows and the clock.</summary>
public sealed class BellTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2022, 3, 1, 1, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_bell_that_rings_early_changes_nothing()
    {
        await using var service = await RunningService.StartAsync(clock);
        await service.StartInstanceAsync(Procedures.Flow("wait", Procedures.Wait("W", 3), Procedures.UserTask("T")));
        clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(new RingBell.Rung(0, 0, 0), await RingAsync(service));
        Assert.Equal(1, await service.ReadAsync(db => db.Set<TimerRow>().CountAsync()));
    }

    [Fact]
    public async Task A_bell_that_rings_twice_fires_a_timer_once()
    {
        await using var service = await RunningService.StartAsync(clock);
        await service.StartInstanceAsync(Procedures.Flow("wait", Procedures.Wait("W", 3), Procedures.UserTask("T")));
        clock.SetUtcNow(new DateTimeOffset(2022, 3, 4, 23, 59, 59, TimeSpan.FromHours(7)));
        Assert.Equal(0, (await RingAsync(service)).Items);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, (await RingAsync(service)).Items);
        var task = await service.OpenTaskAsync();
        Assert.Equal(0, (await RingAsync(service)).Items);
        Assert.Equal(task.Version, (await service.OpenTaskAsync()).Version);
        Assert.Equal(0, await service.ReadAsync(db => db.Set<TimerRow>().CountAsync()));
    }

    [Fact]
    public async Task A_due_date_passes_once_at_midnight_after_it()
    {
        await using var service = await RunningService.StartAsync(clock);
        await service.StartInstanceAsync(Procedures.Chain(1, days: 2));
        clock.SetUtcNow(new DateTimeOffset(2022, 3, 3, 23, 59, 59, TimeSpan.FromHours(7)));
        Assert.Equal(0, (await RingAsync(service)).Items);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, (await RingAsync(service)).Items);
        Assert.Equal(0, (await RingAsync(service)).Items);
        Assert.Equal(clock.GetUtcNow(), (await service.OpenTaskAsync()).OverdueSince);
        Assert.Equal(1, await service.ReadAsync(db => db.Set<AuditLine>().CountAsync(line => line.Verb == "TaskOverdue")));
    }

    [Fact]
    public async Task Reminders_missed_while_the_service_was_down_come_as_one_mail_per_person()
    {
        await using var service = await RunningService.StartAsync(clock);
        await service.StartInstanceAsync(Procedures.Chain(1, days: 2));
        var before = await MailsAsync(service);
        clock.SetUtcNow(new DateTimeOffset(2022, 3, 8, 9, 0, 0, TimeSpan.FromHours(7)));
        await RingAsync(service);
        await RingAsync(service);

        var ledger = await service.ReadAsync(db => db.Set<ReminderLedgerEntry>().AsNoTracking().ToListAsync());
        var task = await service.OpenTaskAsync();
        var expected = ReminderSchedule.Slots(task.DueDate!.Value, ReminderPolicy.Standard, service.Calendar, clock.GetUtcNow()).Where(slot => slot.At > task.OpenedAt);
        Assert.Equal(expected.Select(slot => (slot.Rule, slot.At.UtcTicks)).Order(), ledger.Select(line => (line.Rule, line.Slot.UtcTicks)).Distinct().Order());
        Assert.All(ledger.GroupBy(line => line.Recipient), lines => Assert.Single(lines, line => line.State == ReminderState.Sent));
        Assert.Equal(ledger.Select(line => line.Recipient).Distinct().Count(), await MailsAsync(service) - before);
    }

    [Fact]
    public async Task What_cannot_be_handled_becomes_an_incident_and_does_not_stop_the_rest()
    {
        await using var service = await RunningService.StartAsync(clock);
        await service.StartInstanceAsync(Procedures.Flow("wait", Procedures.Wait("W", 3), Procedures.UserTask("T")));
        await service.ReadAsync(async db =>
        {
            db.Add(new TimerRow { InstanceId = "gone", BookmarkId = "b", ActivityId = "A", At = clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        clock.Advance(TimeSpan.FromDays(4));
        Assert.Equal(new RingBell.Rung(1, 0, 1), await RingAsync(service));
        Assert.Equal(new RingBell.Rung(0, 0, 1), await RingAsync(service));
        Assert.Equal("gone", (await service.ReadAsync(db => db.Set<IncidentRow>().SingleAsync())).InstanceId);
    }

    private static Task<RingBell.Rung> RingAsync(RunningService service) => service.InAsync<RingBell, RingBell.Rung>(bell => bell.RunAsync(default));

    private static Task<int> MailsAsync(RunningService service) => service.ReadAsync(db => db.Set<MailMessage>().CountAsync());
}
