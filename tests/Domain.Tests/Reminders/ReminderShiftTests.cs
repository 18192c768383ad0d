using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Reminders;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Reminders;

/// <summary>Due Tuesday 20/9/2022 under the standard policy: 13/9 and 19/9 before it, 20/9 itself.</summary>
public class ReminderShiftTests
{
    private static readonly DateOnly Due = new(2022, 9, 20);
    private static readonly WorkCalendar Plain = new([new CalendarDay(new(2022, 9, 2), DayKind.Holiday, "Quốc khánh")]);

    [Fact]
    public void A_reminder_on_a_day_that_becomes_free_moves_and_the_others_stay()
    {
        var shift = Of(Off(9, 13), Due, At(9, 13), now: At(9, 1));
        var move = Assert.Single(shift.Moves);
        Assert.Equal((At(9, 13), At(9, 12), At(9, 12)), (move.Before!.At, move.After!.At, shift.Next));
    }

    [Fact]
    public void One_that_has_spoken_does_not_speak_again()
    {
        var shift = Of(Off(9, 13), Due, planned: At(9, 19), now: At(9, 14));
        Assert.Equal((0, At(9, 19)), (shift.Moves.Count, shift.Next));
    }

    [Fact]
    public void One_whose_new_moment_has_passed_is_next_all_the_same()
    {
        var shift = Of(Off(9, 13), Due, planned: At(9, 13), now: At(9, 12).AddHours(3));
        Assert.Equal(At(9, 12), shift.Next);
    }

    [Fact]
    public void With_the_date_its_own_reminder_moves_and_those_that_fall_alike_do_not()
    {
        var shift = Of(Off(9, 20), new(2022, 9, 21), planned: At(9, 13), now: At(9, 12));
        Assert.Equal(("due", At(9, 20), At(9, 21)), (Assert.Single(shift.Moves).Before!.Rule, shift.Moves[0].Before!.At, shift.Moves[0].After!.At));
        Assert.Equal(At(9, 13), shift.Next);
    }

    [Fact]
    public void Where_nothing_is_planned_and_the_date_stays_nothing_arises()
    {
        var shift = Of(Off(9, 13), Due, planned: null, now: At(9, 1));
        Assert.Equal((0, (DateTimeOffset?)null), (shift.Moves.Count, shift.Next));
    }

    private static ReminderShift Of(WorkCalendar after, DateOnly newDue, DateTimeOffset? planned, DateTimeOffset now) =>
        ReminderShift.Of(Due, newDue, ReminderPolicy.Standard, Plain, after, planned, now);

    private static WorkCalendar Off(int month, int day) => Plain.With([new CalendarDay(new(2022, month, day), DayKind.SwapOff, "hoán đổi")]);

    private static DateTimeOffset At(int month, int day) => VietnamTime.At(new(2022, month, day), new(8, 0));
}
