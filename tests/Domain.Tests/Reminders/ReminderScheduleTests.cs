using System.Globalization;
using CsCheck;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Reminders;
using VanQuan.Workflows.Domain_Tests.Calendar;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Reminders;

public class ReminderScheduleTests
{
    private static readonly WorkCalendar Calendar = ShippedCalendar.Calendar;

    [Theory]
    // An ordinary Wednesday after the two days of Quốc khánh.
    [InlineData("2022-09-07", "29/08 before:5, 06/09 before:1, 07/09 due, 08/09 overdue:1, 08/09 escalate:Head, 12/09 overdue:3, 14/09 overdue:5, 14/09 escalate:Office")]
    // The second working day after Tết Nhâm Dần (31/1 to 4/2).
    [InlineData("2022-02-08", "25/01 before:5, 07/02 before:1, 08/02 due, 09/02 overdue:1, 09/02 escalate:Head, 11/02 overdue:3, 15/02 overdue:5, 15/02 escalate:Office")]
    // In the middle of Tết: what is before or on the day comes before the holiday, what is late after it.
    [InlineData("2022-02-02", "24/01 before:5, 28/01 before:1, 28/01 due, 07/02 overdue:1, 07/02 escalate:Head, 09/02 overdue:3, 11/02 overdue:5, 11/02 escalate:Office")]
    // A Saturday that no policy rolled, with New Year and its compensation after it.
    [InlineData("2022-12-31", "26/12 before:5, 30/12 before:1, 30/12 due, 03/01 overdue:1, 03/01 escalate:Head, 05/01 overdue:3, 09/01 overdue:5, 09/01 escalate:Office")]
    public void The_standard_policy_speaks_on_these_days(string due, string expected)
    {
        var date = Date(due);
        var slots = ReminderSchedule.Slots(date, ReminderPolicy.Standard, Calendar, Morning(Calendar.AddWorkingDays(date, 5)));

        Assert.Equal(expected, Words(slots));
        Assert.All(slots, slot => Assert.Equal(TimeSpan.FromHours(8), slot.At.ToOffset(VietnamTime.Offset).TimeOfDay));
    }

    [Theory]
    [InlineData("2022-09-07", "2022-08-01T00:00:00+07:00", "29/08 before:5")]
    [InlineData("2022-09-07", "2022-08-29T07:59:59+07:00", "29/08 before:5")]
    [InlineData("2022-09-07", "2022-08-29T08:00:00+07:00", "06/09 before:1")]
    [InlineData("2022-09-07", "2022-09-08T08:00:00+07:00", "12/09 overdue:3")]
    [InlineData("2022-09-07", "2022-09-22T00:00:00+07:00", "22/09 overdue:11")]
    [InlineData("2022-09-07", "2023-01-15T12:00:00+07:00", "17/01 overdue:93")]
    public void The_next_slot_is_the_first_one_strictly_later(string due, string after, string expected) =>
        Assert.Equal(expected, Words([ReminderSchedule.Next(Date(due), ReminderPolicy.Standard, Calendar, DateTimeOffset.Parse(after, CultureInfo.InvariantCulture))!]));

    [Fact]
    public void A_policy_that_never_repeats_has_a_last_slot()
    {
        var policy = ReminderPolicy.Standard with { OverdueEvery = null };
        var last = ReminderSchedule.Slots(new DateOnly(2022, 9, 7), policy, Calendar, DateTimeOffset.MaxValue)[^1];

        Assert.Equal("21/09 escalate:ViceChairman", Words([last]));
        Assert.Null(ReminderSchedule.Next(new DateOnly(2022, 9, 7), policy, Calendar, last.At));
        Assert.Null(ReminderSchedule.Next(new DateOnly(2022, 9, 7), ReminderPolicy.None, Calendar, DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public void No_slot_ever_falls_on_a_day_off_and_each_stands_on_its_side_of_the_due_date() =>
        Gen.Select(Gen.Int[0, 2555], Gen.Int[1, 30], Gen.Int[1, 9]).Sample((offset, before, every) =>
        {
            var due = new DateOnly(2021, 1, 1).AddDays(offset);
            var policy = ReminderPolicy.Standard with { Before = [before], OverdueEvery = every };
            foreach (var slot in ReminderSchedule.Slots(due, policy, Calendar, Morning(due.AddDays(60))))
            {
                var day = VietnamTime.DateOf(slot.At);
                Assert.True(Calendar.IsWorkingDay(day));
                Assert.Equal(slot.Kind is ReminderKind.Before or ReminderKind.AtDue, day <= due);
            }
        });

    [Fact]
    public void Walking_from_next_to_next_meets_every_slot_once() =>
        Gen.Select(Gen.Int[0, 2500], Gen.Int[1, 7]).Sample((offset, every) =>
        {
            var due = new DateOnly(2021, 2, 1).AddDays(offset);
            var policy = ReminderPolicy.Standard with { OverdueEvery = every };
            var until = Morning(due.AddDays(45));
            var moments = new List<DateTimeOffset>();
            for (var next = ReminderSchedule.Next(due, policy, Calendar, DateTimeOffset.UnixEpoch); next is not null && next.At <= until;
                 next = ReminderSchedule.Next(due, policy, Calendar, next.At))
                moments.Add(next.At);

            Assert.Equal(ReminderSchedule.Slots(due, policy, Calendar, until).Select(slot => slot.At).Distinct(), moments);
        });

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset Morning(DateOnly day) => VietnamTime.At(day, new TimeOnly(8, 0));

    private static string Words(IEnumerable<ReminderSlot> slots) => string.Join(", ", slots.Select(slot =>
        $"{slot.At.ToOffset(VietnamTime.Offset).ToString("dd/MM", CultureInfo.InvariantCulture)} {slot.Rule}"));
}
