using CsCheck;
using VanQuan.Workflows.Domain.Calendar;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Calendar;

/// <summary>What holds for every day and every rule, announced years and computed ones alike.</summary>
public class CalendarPropertyTests
{
    private static readonly WorkCalendar Calendar = ShippedCalendar.Calendar;

    private static readonly Gen<DateOnly> Day =
        Gen.Int[new DateOnly(2019, 1, 1).DayNumber, new DateOnly(2035, 12, 31).DayNumber].Select(DateOnly.FromDayNumber);

    private static readonly Gen<DeadlineRule> Rule =
        from amount in Gen.Int[0, 120]
        from unit in Gen.Enum<DeadlineUnit>()
        from direction in Gen.Enum<DeadlineDirection>()
        from roll in Gen.Enum<RollPolicy>()
        select new DeadlineRule("Activated", unit is DeadlineUnit.Years ? amount % 8 : amount, unit, direction, roll);

    [Fact]
    public void The_nth_working_day_is_worked_and_n_working_days_away() =>
        Gen.Select(Day, Gen.Int[-90, 90]).Sample((day, count) =>
        {
            var found = Calendar.AddWorkingDays(day, count);
            return count == 0 ? found == day : Calendar.IsWorkingDay(found) && Calendar.WorkingDaysBetween(day, found) == count;
        });

    [Fact]
    public void Counting_back_from_where_a_count_ended_leads_to_the_working_day_it_began_on() =>
        Gen.Select(Day, Gen.Int[0, 90]).Sample((day, count) =>
        {
            var worked = Calendar.WorkingDayOnOrAfter(day);
            return Calendar.AddWorkingDays(Calendar.AddWorkingDays(worked, count), -count) == worked;
        });

    [Fact]
    public void Working_days_between_two_days_count_the_same_both_ways_between_worked_days() =>
        Gen.Select(Day, Day).Sample((one, other) =>
        {
            var (from, to) = (Calendar.WorkingDayOnOrAfter(one), Calendar.WorkingDayOnOrAfter(other));
            return Calendar.WorkingDaysBetween(from, to) == -Calendar.WorkingDaysBetween(to, from);
        }, iter: 200);

    [Fact]
    public void A_rolled_date_stays_where_it_is_when_rolled_again() =>
        Gen.Select(Day, Gen.Enum<RollPolicy>()).Sample((day, roll) =>
        {
            var rolled = Calendar.Roll(day, roll);
            return Calendar.Roll(rolled, roll) == rolled && (roll == RollPolicy.None ? rolled == day : Calendar.IsWorkingDay(rolled));
        });

    [Fact]
    public void A_later_anchor_is_never_due_earlier() =>
        Gen.Select(Day, Gen.Int[0, 30], Rule).Sample((day, later, rule) =>
            new AnchoredDeadline(day, rule).Resolve(Calendar).Date <= new AnchoredDeadline(day.AddDays(later), rule).Resolve(Calendar).Date);

    [Fact]
    public void The_strip_counts_up_to_the_end_of_the_count_without_a_gap() =>
        Gen.Select(Day, Rule).Sample((day, rule) =>
        {
            var due = new AnchoredDeadline(day, rule).Resolve(Calendar);
            var strip = due.Explanation.Strip();
            var numbers = strip.Where(found => found.Number is not null).Select(found => found.Number!.Value).Order().ToArray();
            Assert.Equal(Enumerable.Range(1, numbers.Length), numbers);
            Assert.Single(strip, found => found.Role == StripRole.Due && found.Date == due.Date);
            if (rule.Unit == DeadlineUnit.WorkingDays && rule.Amount > 0)
                Assert.Equal(rule.Amount, numbers.Length);
        }, iter: 300);

    [Fact]
    public void An_explanation_survives_being_stored() =>
        Gen.Select(Day, Rule).Sample((day, rule) =>
        {
            var why = new AnchoredDeadline(day, rule).Resolve(Calendar, [new CountStop(day.AddDays(2), day.AddDays(9))]).Explanation;
            var read = Explanation.FromJson(why.ToJson());
            Assert.Equal(why.ToJson(), read.ToJson());
            Assert.Equal(why.Words("en"), read.Words("en"));
            Assert.Equal(why.Words("vi"), read.Words("vi"));
        }, iter: 200);

    [Fact]
    public void Days_on_hold_prolong_a_count_of_days_by_as_many_days() =>
        Gen.Select(Day, Gen.Int[5, 60], Gen.Int[1, 40], Gen.Enum<DeadlineUnit>()).Sample((day, amount, held, unit) =>
        {
            var rule = new DeadlineRule("Activated", amount, unit, Roll: RollPolicy.None);
            var plain = new AnchoredDeadline(day, rule).Resolve(Calendar).Date;
            var stop = new CountStop(day.AddDays(3), day.AddDays(3 + held));
            var prolonged = new AnchoredDeadline(day, rule).Resolve(Calendar, [stop]).Date;
            return unit == DeadlineUnit.WorkingDays
                ? Calendar.WorkingDaysBetween(day, prolonged) == amount + Calendar.WorkingDaysBetween(stop.From.AddDays(-1), stop.Until.AddDays(-1))
                : prolonged == plain.AddDays(held);
        }, iter: 300);
}
