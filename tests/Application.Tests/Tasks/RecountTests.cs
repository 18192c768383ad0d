using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Clock.Calendars;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application.Tasks.Effects;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Reminders;
using Xunit;
using static VanQuan.Workflows.Application_Tests.Tasks.TaskHouse;

namespace VanQuan.Workflows.Application_Tests.Tasks;

/// <summary>The calendar is corrected while tasks are open: 30 and 31/8/2022 become days off.</summary>
public sealed class RecountTests
{
    private static readonly WorkCalendar Shipped = WorkCalendarFile.Load(Repository("appsettings/calendar-vn.csv"));

    private static readonly WorkCalendar Swapped = new([.. Shipped.Announced,
        new CalendarDay(new(2022, 8, 30), DayKind.SwapOff, "hoán đổi"), new CalendarDay(new(2022, 8, 31), DayKind.SwapOff, "hoán đổi")]);

    [Fact]
    public async Task Open_due_dates_follow_the_calendar_once_with_a_revision_a_line_and_new_reminders()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Unreviewed());
        var before = await house.TaskAsync("Survey");

        Assert.Equal(0, await RecountAsync(house, Shipped));
        Assert.Equal(1, await RecountAsync(house, Swapped));
        Assert.Equal(0, await RecountAsync(house, Swapped));

        var task = await house.TaskAsync("Survey");
        Assert.Equal((new DateOnly(2022, 9, 13), new DateOnly(2022, 9, 9), before.DueRevision + 1), (task.DueDate!.Value, task.OriginalDueDate!.Value, task.DueRevision));
        Assert.True(task.NextReminderAt > before.NextReminderAt);
        Assert.All(await house.RowsAsync<ReminderLedgerEntry>(), line => Assert.Equal((before.DueRevision, ReminderState.Withdrawn), (line.DueRevision, line.State)));
        Assert.Single(await house.RowsAsync<AuditLine>(), line => line.Verb == "DueDateRecounted");
    }

    [Fact]
    public async Task A_date_that_a_person_has_set_and_a_task_that_is_over_stay()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Unreviewed());
        var id = (await house.TaskAsync("Survey")).Id;
        await house.UseAsync<ChangeDueDate, TaskAnswer>(change => change.RunAsync(new(id, house.NextOperation(), new DateOnly(2022, 9, 20), "Mưa lũ"), Giang, default));
        Assert.Equal(0, await RecountAsync(house, Swapped));
        Assert.Equal(new DateOnly(2022, 9, 20), (await house.TaskAsync("Survey")).DueDate);

        await house.SubmitAsync("Survey", An);
        Assert.Equal(0, await RecountAsync(house, Shipped));
    }

    private static Task<int> RecountAsync(TaskHouse house, WorkCalendar calendar) => house.UseAsync<IServiceProvider, int>(services =>
        RunAsync(services, calendar));

    private static async Task<int> RunAsync(IServiceProvider services, WorkCalendar calendar)
    {
        services.GetRequiredService<CalendarInForce>().Replace(calendar);
        return (await services.GetRequiredService<RecountDueDates>().RunAsync(default)).Tasks;
    }
}
