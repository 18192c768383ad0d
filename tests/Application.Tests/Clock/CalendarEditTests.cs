using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Clock.Calendars;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application_Tests.Tasks;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Reminders;
using Xunit;
using static VanQuan.Workflows.Application_Tests.Tasks.TaskHouse;

namespace VanQuan.Workflows.Application_Tests.Clock;

/// <summary>The calendar as administrators edit it while work runs: looked at first, then done, as it was shown.</summary>
public sealed class CalendarEditTests
{
    private static readonly Actor Admin = new("admin", "Quản trị Một"), Other = new("admin2", "Quản trị Hai");

    /// <summary>30 and 31/8/2022 off: the survey, due on 9/9, gets two days more.</summary>
    private static readonly CalendarDay[] Swap =
        [new(new(2022, 8, 30), DayKind.SwapOff, "hoán đổi"), new(new(2022, 8, 31), DayKind.SwapOff, "hoán đổi")];

    [Fact]
    public async Task What_the_preview_shows_is_what_the_edit_does_and_everybody_counts_by_it_from_then_on()
    {
        await using var house = await OpenAsync();
        await house.StartAsync(Procedures.Unreviewed());

        var preview = await PreviewAsync(house, Swap);
        var shift = Assert.Single(preview.DueMoves);
        Assert.Equal((new DateOnly(2022, 9, 9), new DateOnly(2022, 9, 13), 2), (shift.Task.DueDate!.Value, shift.Due!.Date, preview.Days.Count));
        Assert.All(shift.Reminders.Moves, move => Assert.True(move.After!.At > move.Before!.At));
        Assert.Equal(new DateOnly(2022, 9, 9), (await house.TaskAsync("Survey")).DueDate);

        Assert.Equal(new(1, 0, 0, 0), await EditAsync(house, Swap, preview.Revision));

        var task = await house.TaskAsync("Survey");
        Assert.Equal((shift.Due.Date, shift.Reminders.Next), (task.DueDate!.Value, task.NextReminderAt));
        Assert.False(await house.UseAsync<WorkCalendar, bool>(calendar => Task.FromResult(calendar.IsWorkingDay(new(2022, 8, 30)))));
        var lines = await house.RowsAsync<AuditLine>();
        Assert.Equal("admin", Assert.Single(lines, line => (line.Chain, line.Verb) == (AuditChain.Calendar, "CalendarEdited")).ActorId);
        Assert.Equal("admin", Assert.Single(lines, line => line.Verb == "DueDateRecounted").ActorId);
        Assert.Empty((await PreviewAsync(house, Swap)).Days);
    }

    [Fact]
    public async Task A_reminder_on_a_day_that_becomes_free_goes_out_earlier_though_the_date_stays()
    {
        await using var house = await OpenAsync();
        await house.StartAsync(Procedures.Unreviewed());
        var id = (await house.TaskAsync("Survey")).Id;
        await house.UseAsync<ChangeDueDate, TaskAnswer>(change => change.RunAsync(new(id, house.NextOperation(), new DateOnly(2022, 9, 20), "Mưa lũ"), Giang, default));
        CalendarDay[] edit = [new(new(2022, 9, 13), DayKind.SwapOff, "hoán đổi")];

        var preview = await PreviewAsync(house, edit);
        var move = Assert.Single(Assert.Single(preview.Tasks).Reminders.Moves);
        Assert.Equal(("before:5", At(9, 13), At(9, 12)), (move.Before!.Rule, move.Before.At, move.After!.At));

        Assert.Equal(new(0, 1, 0, 0), await EditAsync(house, edit, preview.Revision));
        Assert.Equal((new DateOnly(2022, 9, 20), At(9, 12)), ((await house.TaskAsync("Survey")).DueDate!.Value, (await house.TaskAsync("Survey")).NextReminderAt));
        Assert.Contains(await house.RowsAsync<ReminderLedgerEntry>(), line => line.Slot == At(9, 13) && line.State == ReminderState.Withdrawn);
    }

    [Fact]
    public async Task An_edit_that_is_taken_back_and_made_again_leaves_the_ledger_whole()
    {
        await using var house = await OpenAsync();
        await house.StartAsync(Procedures.Unreviewed());
        var id = (await house.TaskAsync("Survey")).Id;
        await house.UseAsync<ChangeDueDate, TaskAnswer>(change => change.RunAsync(new(id, house.NextOperation(), new DateOnly(2022, 9, 20), "Mưa lũ"), Giang, default));

        foreach (var kind in (DayKind[])[DayKind.SwapOff, DayKind.Working, DayKind.SwapOff, DayKind.Working])
        {
            CalendarDay[] edit = [new(new(2022, 9, 13), kind, "hoán đổi")];
            await EditAsync(house, edit, (await PreviewAsync(house, edit)).Revision);
        }

        var moved = await house.UseAsync<ChangeDueDate, TaskAnswer>(change => change.RunAsync(new(id, house.NextOperation(), new DateOnly(2022, 10, 20), "Mưa lũ"), Giang, default));
        Assert.True(moved.IsDone, moved.Message.En);
        Assert.Single(await house.RowsAsync<ReminderLedgerEntry>(), line => line.Slot == At(9, 13) && line.State == ReminderState.Withdrawn);
    }

    [Fact]
    public async Task A_running_wait_moves_too()
    {
        await using var house = await OpenAsync();
        await house.StartAsync("""
            {"id": "d1", "definitionId": "d", "name": "Niêm yết", "version": 1, "root": {"id": "Wait", "type": "VanQuan.WaitUntil",
             "deadline": {"typeName": "Object", "expression": {"type": "Object", "value": "{\"anchor\":\"Activated\",\"amount\":5,\"unit\":\"WorkingDays\"}"}}}}
            """);
        var before = Assert.Single(await house.RowsAsync<TimerRow>()).At;

        var preview = await PreviewAsync(house, Swap);
        Assert.Equal((before, VietnamTime.StartOf(new(2022, 9, 7))), (Assert.Single(preview.Waits).From, preview.Waits[0].To));
        Assert.Equal(1, (await EditAsync(house, Swap, preview.Revision)).Waits);
        Assert.Equal(preview.Waits[0].To, Assert.Single(await house.RowsAsync<TimerRow>()).At);
    }

    [Fact]
    public async Task Of_two_administrators_the_second_hears_of_the_first_and_a_repeated_request_changes_nothing()
    {
        await using var house = await OpenAsync();
        var seen = await PreviewAsync(house, Swap);

        await EditAsync(house, Swap, seen.Revision, "op-same");
        await EditAsync(house, Swap, seen.Revision, "op-same");
        var refused = await Assert.ThrowsAsync<CalendarRefusedException>(() => EditAsync(house, [new(new(2022, 9, 13), DayKind.Holiday, "khác")], seen.Revision, by: Other));

        Assert.Equal((CalendarRefusal.ChangedMeanwhile, "admin"), (refused.Refusal, refused.By));
        Assert.Single(await house.RowsAsync<AuditLine>(), line => line.Verb == "CalendarEdited");
    }

    [Fact]
    public async Task Only_administrators_edit_with_a_reason_and_a_sunday_stays_a_sunday()
    {
        await using var house = await OpenAsync();
        var revision = (await PreviewAsync(house, Swap)).Revision;

        Assert.Equal(CalendarRefusal.NotAllowed, (await Assert.ThrowsAsync<CalendarRefusedException>(() => EditAsync(house, Swap, revision, by: Giang))).Refusal);
        Assert.Equal(CalendarRefusal.NoReason, (await Assert.ThrowsAsync<CalendarRefusedException>(() => EditAsync(house, Swap, revision, reason: " "))).Refusal);
        var sunday = await Assert.ThrowsAsync<CalendarRefusedException>(() => EditAsync(house, [new(new(2022, 9, 4), DayKind.WorkingSaturday, "làm bù")], revision));
        Assert.Equal((CalendarRefusal.BadDay, new DateOnly(2022, 9, 4)), (sunday.Refusal, sunday.Day));
    }

    [Fact]
    public async Task Killed_between_the_edit_and_the_recount_the_next_start_goes_on()
    {
        await using var house = await OpenAsync();
        await house.StartAsync(Procedures.Unreviewed());
        await using (var db = await house.Databases.CreateDbContextAsync())
        {
            db.AddRange(Swap.Select(CalendarDayRow.Of));
            await db.SaveChangesAsync();
        }

        await using var node = house.AnotherNode();
        await TakeUpAsync(node);
        var recounted = await node.UseAsync<RecountDueDates, RecountDueDates.Recounted>(recount => recount.RunAsync(default));

        Assert.Equal((1, new DateOnly(2022, 9, 13)), (recounted.Tasks, (await node.TaskAsync("Survey")).DueDate!.Value));
    }

    private static DateTimeOffset At(int month, int day) => VietnamTime.At(new(2022, month, day), new(8, 0));

    private static async Task<TaskHouse> OpenAsync()
    {
        var house = await BuildAsync();
        await using (var db = await house.Databases.CreateDbContextAsync())
        {
            foreach (var admin in (Actor[])[Admin, Other])
                db.Add(new Account { Id = admin.PersonId, UserName = admin.PersonId, FullName = admin.Name, SystemRoles = SystemRoles.Administrator });
            await db.SaveChangesAsync();
        }
        await TakeUpAsync(house);
        await house.UseAsync<RecountDueDates, RecountDueDates.Recounted>(recount => recount.RunAsync(default));
        return house;
    }

    private static Task<bool> TakeUpAsync(TaskHouse house) => house.UseAsync<TakeUpCalendar, bool>(async take =>
    {
        await take.RunAsync();
        return true;
    });

    private static Task<CalendarPreview> PreviewAsync(TaskHouse house, CalendarDay[] edit) =>
        house.UseAsync<PreviewCalendar, CalendarPreview>(preview => preview.RunAsync(edit, Admin, default));

    private static Task<RecountDueDates.Recounted> EditAsync(
        TaskHouse house, CalendarDay[] edit, int revision, string? operation = null, Actor? by = null, string reason = "QĐ 123/QĐ-TTg") =>
        house.UseAsync<EditCalendar, RecountDueDates.Recounted>(use => use.RunAsync(new(edit, revision, reason, operation ?? house.NextOperation()), by ?? Admin, default));
}
