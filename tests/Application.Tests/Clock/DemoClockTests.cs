using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application_Tests.Engine;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Reminders;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Clock;

/// <summary>Law 10: the clock is moved by hand, lives through every moment on the way, and only goes forward.</summary>
public sealed class DemoClockTests
{
    private static readonly DateTimeOffset Start = new(2021, 12, 20, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Moving_a_month_visits_every_due_moment_in_order()
    {
        var clock = new DemoClock(Start);
        await using var service = await RunningService.StartAsync(clock);
        await service.StartInstanceAsync(Procedures.Flow("two", Procedures.Wait("First", 5), Procedures.Wait("Second", 7), Procedures.UserTask("T", days: 2)));
        var moved = await MoveAsync(service, Start.AddDays(30));

        Assert.Equal(moved.Visited.Order(), moved.Visited);
        Assert.Equal(moved.Visited.Distinct(), moved.Visited);
        Assert.Equal([Local(26, 12, 2021), Local(3, 1, 2022)], moved.Visited.Take(2));
        Assert.Equal(Start.AddDays(30), clock.GetUtcNow());
        // Each wait has all of its last day; the second began when the first ended, not when the move began or ended.
        var task = await service.OpenTaskAsync();
        Assert.Equal(Local(3, 1, 2022), task.OpenedAt);
        Assert.Equal(new DateOnly(2022, 1, 5), task.DueDate);
        Assert.Equal(Local(6, 1, 2022), task.OverdueSince);
        // Lived through day by day, no reminder was late: none was merged.
        var ledger = await service.ReadAsync(db => db.Set<ReminderLedgerEntry>().AsNoTracking().ToListAsync());
        Assert.NotEmpty(ledger);
        Assert.All(ledger, line => Assert.Equal(line.Slot, line.RecordedAt));
    }

    [Fact]
    public async Task To_the_next_event_goes_exactly_there()
    {
        var clock = new DemoClock(Start);
        await using var service = await RunningService.StartAsync(clock);
        await service.StartInstanceAsync(Procedures.Flow("wait", Procedures.Wait("W", 5), Procedures.UserTask("T")));
        Assert.Equal(Local(26, 12, 2021), (await MoveAsync(service, null)).Now);
        Assert.Equal("Việc T", (await service.OpenTaskAsync()).Title);
    }

    [Fact]
    public async Task The_clock_is_where_it_was_after_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("clock-").FullName;
        await using (var service = await RunningService.StartAsync(new DemoClock(Start), folder))
            await MoveAsync(service, Start.AddDays(7));
        var again = new DemoClock(Start);
        await using (var service = await RunningService.StartAsync(again, folder))
        {
            Assert.Equal(Start.AddDays(7), again.GetUtcNow());
            Assert.Equal(1, await service.ReadAsync(db => db.Set<AuditLine>().CountAsync(line => line.Verb == "ClockMoved")));
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_clock_never_goes_back()
    {
        var clock = new DemoClock(Start);
        await using var service = await RunningService.StartAsync(clock);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => MoveAsync(service, Start.AddSeconds(-1)));
        Assert.Equal(Start, clock.GetUtcNow());
    }

    private static DateTimeOffset Local(int day, int month, int year) => new(year, month, day, 0, 0, 0, TimeSpan.FromHours(7));

    private static Task<MoveClock.Moved> MoveAsync(RunningService service, DateTimeOffset? to) =>
        service.InAsync<MoveClock, MoveClock.Moved>(move => move.RunAsync(new(to), Actor.Operator, default));
}
