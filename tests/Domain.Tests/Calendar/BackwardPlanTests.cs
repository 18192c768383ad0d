using CsCheck;
using VanQuan.Workflows.Domain.Calendar;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Calendar;

/// <summary>Latest starts and slack, from a fixed date backward.</summary>
public class BackwardPlanTests
{
    private static readonly WorkCalendar Calendar = ShippedCalendar.Calendar;

    [Theory]
    [InlineData("2022-12-30", 10, DeadlineUnit.WorkingDays, "2022-12-16")]
    [InlineData("2022-12-31", 10, DeadlineUnit.WorkingDays, "2022-12-16")]
    [InlineData("2022-09-07", 10, DeadlineUnit.WorkingDays, "2022-08-22")]
    [InlineData("2022-02-28", 1, DeadlineUnit.Months, "2022-01-28")]
    [InlineData("2022-12-31", 0, DeadlineUnit.Days, "2022-12-30")]
    [InlineData("2022-12-30", 7, DeadlineUnit.Days, "2022-12-23")]
    public void A_step_can_start_at_the_latest_on(string due, int amount, DeadlineUnit unit, string start) =>
        Assert.Equal(ShippedCalendar.Day(start), BackwardPlan.Of(ShippedCalendar.Day(due), [new("a", amount, unit)], Calendar).LatestStart);

    [Fact]
    public void Slack_is_what_can_pass_before_the_first_of_several_steps()
    {
        var plan = BackwardPlan.Of(ShippedCalendar.Day("2022-09-07"), [new("verify", 5, DeadlineUnit.WorkingDays), new("sign", 5, DeadlineUnit.WorkingDays)], Calendar);

        Assert.Equal(new PlannedSpan("sign", ShippedCalendar.Day("2022-08-29"), ShippedCalendar.Day("2022-09-07")), plan.Steps[1]);
        Assert.Equal(ShippedCalendar.Day("2022-08-22"), plan.LatestStart);
        Assert.Equal(2, plan.Slack(ShippedCalendar.Day("2022-08-18"), Calendar));
        Assert.Equal(-1, plan.Slack(ShippedCalendar.Day("2022-08-23"), Calendar));
    }

    [Fact]
    public void Starting_at_the_latest_ends_in_time_and_one_working_day_later_does_not() =>
        (from due in Gen.Int[new DateOnly(2021, 3, 1).DayNumber, new DateOnly(2029, 12, 31).DayNumber].Select(DateOnly.FromDayNumber)
         from amount in Gen.Int[0, 40]
         from unit in Gen.Enum<DeadlineUnit>()
         select (due, amount: unit is DeadlineUnit.Years ? amount % 3 : amount, unit)).Sample(given =>
        {
            var start = BackwardPlan.Of(given.due, [new("a", given.amount, given.unit)], Calendar).LatestStart;
            var rule = new DeadlineRule("Activated", given.amount, given.unit, Roll: RollPolicy.None);
            return new AnchoredDeadline(start, rule).Resolve(Calendar).Date <= given.due
                && new AnchoredDeadline(Calendar.AddWorkingDays(start, 1), rule).Resolve(Calendar).Date > given.due;
        }, iter: 300);
}
