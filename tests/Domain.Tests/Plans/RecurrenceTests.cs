using System.Globalization;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Plans;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Plans;

public sealed class RecurrenceTests
{
    [Theory]
    [InlineData("Monthly:15", "2021-12-20", "2021-12-15", "2022-01-14")]
    [InlineData("Monthly:15", "2022-01-14", "2021-12-15", "2022-01-14")]
    [InlineData("Monthly:15", "2022-01-15", "2022-01-15", "2022-02-14")]
    [InlineData("Monthly:1", "2024-02-29", "2024-02-01", "2024-02-29")]
    [InlineData("Quarterly:15", "2021-12-14", "2021-09-15", "2021-12-14")]
    [InlineData("Quarterly:15", "2021-12-20", "2021-12-15", "2022-03-14")]
    [InlineData("Quarterly:15", "2022-06-15", "2022-06-15", "2022-09-14")]
    [InlineData("HalfYearly:15", "2021-12-20", "2021-12-15", "2022-06-14")]
    [InlineData("HalfYearly:15", "2022-12-14", "2022-06-15", "2022-12-14")]
    [InlineData("Yearly:12-15", "2021-12-20", "2021-12-15", "2022-12-14")]
    [InlineData("Yearly:12-15", "2022-12-14", "2021-12-15", "2022-12-14")]
    [InlineData("Yearly:09-01..12-14", "2021-12-20", "2022-09-01", "2022-12-14")]
    [InlineData("Yearly:09-01..12-14", "2022-12-14", "2022-09-01", "2022-12-14")]
    [InlineData("Yearly:09-01..12-14", "2022-12-15", "2023-09-01", "2023-12-14")]
    [InlineData("Yearly:11-01..02-28", "2022-01-10", "2021-11-01", "2022-02-28")]
    public void A_rule_gives_the_period_of_a_day_or_the_next_one(string rule, string on, string start, string end) =>
        Assert.Equal(new ReportingPeriod(Day(start), Day(end)), RecurrenceRule.Parse(rule).PeriodOnOrAfter(Day(on)));

    [Theory]
    [InlineData("Monthly")]
    [InlineData("Monthly:0")]
    [InlineData("Monthly:31")]
    [InlineData("Weekly:1")]
    [InlineData("1:15")]
    [InlineData("Yearly:13-01")]
    [InlineData("Yearly:09-01..12-14..12-15")]
    public void A_rule_that_means_nothing_is_refused_with_examples(string rule) =>
        Assert.Contains("Yearly:09-01..12-14", Assert.Throws<FormatException>(() => RecurrenceRule.Parse(rule)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Monthly:15")]
    [InlineData("Quarterly:15")]
    [InlineData("HalfYearly:15")]
    [InlineData("Yearly:12-15")]
    [InlineData("Yearly:09-01..12-14")]
    public void A_rule_is_written_as_it_was_read(string rule) => Assert.Equal(rule, RecurrenceRule.Parse(rule).ToString());

    [Fact]
    public void Rounds_follow_each_other_without_gap_until_the_last()
    {
        var rounds = Work("Quarterly:15", "2021-12-20", "2022-12-31").Rounds().ToList();
        Assert.Equal(4, rounds.Count);
        Assert.All(rounds.Zip(rounds.Skip(1)), pair => Assert.Equal(pair.First.End.AddDays(1), pair.Second.Start));
        Assert.Equal(Day("2022-12-14"), rounds[^1].End);
    }

    [Fact]
    public void A_round_that_would_end_after_the_work_does_not_begin() =>
        Assert.Null(Work("Yearly:12-15", "2021-12-15", "2022-12-13").First(Day("2021-12-20")));

    [Fact]
    public void Asked_before_the_work_begins_the_first_round_is_that_of_its_beginning() =>
        Assert.Equal(Day("2022-01-15"), Work("Monthly:15", "2022-01-20", "2022-12-31").First(Day("2020-05-05"))!.Value.Start);

    private static Recurrence Work(string rule, string from, string until) =>
        new(RecurrenceRule.Parse(rule), Day(from), Day(until), new DeadlineRule("PeriodEnd", 2, DeadlineUnit.WorkingDays));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
