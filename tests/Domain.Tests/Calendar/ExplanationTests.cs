using VanQuan.Workflows.Domain.Calendar;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Calendar;

/// <summary>The words and the day strip people read.</summary>
public class ExplanationTests
{
    private static DueDate Count(string anchor, DeadlineRule rule, params CountStop[] stops) =>
        new AnchoredDeadline(ShippedCalendar.Day(anchor), rule).Resolve(ShippedCalendar.Calendar, stops);

    [Fact]
    public void Ten_working_days_over_National_Day_say_what_was_skipped()
    {
        var due = Count("2022-08-22", new("Activated", 10, DeadlineUnit.WorkingDays, Basis: "NĐ 43/2014 Đ.61"));

        Assert.Equal(
            [
                "10 ngày làm việc sau ngày giao việc 22/08/2022 (không tính ngày này): hết thứ Tư 07/09/2022.",
                "Bỏ qua 6 ngày nghỉ: thứ Bảy, Chủ nhật 27–28/08, 03–04/09/2022; Quốc khánh 01–02/09/2022.",
                "Căn cứ: NĐ 43/2014 Đ.61; BLDS 2015 Điều 147, 148.",
            ],
            due.Explanation.Words());
        Assert.Equal(
            [
                "10 working days after the day it was assigned, 22/08/2022 (not counted): the end of Wednesday 07/09/2022.",
                "6 days off skipped: weekends 27–28/08, 03–04/09/2022; National Day 01–02/09/2022.",
                "Legal basis: NĐ 43/2014 Đ.61; Civil Code 2015 Art. 147, 148.",
            ],
            due.Explanation.Words("en"));
    }

    [Theory]
    [InlineData(RollPolicy.NextWorkingDay, "2023-01-03", "thứ Bảy 31/12/2022 (nghỉ cuối tuần) là ngày nghỉ nên hạn chuyển sang ngày làm việc tiếp theo, qua nghỉ bù 1/1 (Chủ nhật) 02/01/2023: thứ Ba 03/01/2023.")]
    [InlineData(RollPolicy.PreviousWorkingDay, "2022-12-30", "thứ Bảy 31/12/2022 (nghỉ cuối tuần) là ngày nghỉ nên hạn lùi về ngày làm việc trước đó: thứ Sáu 30/12/2022.")]
    [InlineData(RollPolicy.None, "2022-12-31", "thứ Bảy 31/12/2022 (nghỉ cuối tuần) là ngày nghỉ; quy định của hạn này là giữ nguyên ngày.")]
    public void Within_2022_lands_where_its_policy_says(RollPolicy roll, string date, string words)
    {
        var due = Count("2022-12-31", new("Date:2022-12-31", 0, DeadlineUnit.Days, Roll: roll));

        Assert.Equal(ShippedCalendar.Day(date), due.Date);
        Assert.Contains(words, due.Explanation.Words());
    }

    [Fact]
    public void A_Saturday_worked_in_exchange_counts_and_says_so()
    {
        var due = Count("2024-05-02", new("Activated", 2, DeadlineUnit.WorkingDays));

        Assert.Equal(ShippedCalendar.Day("2024-05-04"), due.Date);
        Assert.Contains("Tính cả thứ Bảy 04/05/2024 (làm bù cho 29/4).", due.Explanation.Words());
    }

    [Fact]
    public void Public_posting_holds_the_count_and_shows_on_the_strip()
    {
        var due = Count("2022-08-22", new("Activated", 3, DeadlineUnit.WorkingDays), new CountStop(ShippedCalendar.Day("2022-08-24"), ShippedCalendar.Day("2022-08-30")));

        Assert.Equal(ShippedCalendar.Day("2022-08-31"), due.Date);
        Assert.Equal("A1PPPPPP2D", string.Concat(due.Explanation.Strip().Select(Mark)));
        Assert.Contains("Không tính 6 ngày tạm dừng, 24/08/2022–29/08/2022.", due.Explanation.Words());
    }

    [Fact]
    public void A_year_nobody_announced_is_marked_as_an_estimate()
    {
        var due = Count("2030-01-28", new("Activated", 5, DeadlineUnit.WorkingDays));

        Assert.True(ShippedCalendar.Calendar.IsComputed(2030));
        // Tết is Saturday 2 February (the 3rd in Beijing); the two weekend days are made up for on the 6th and 7th.
        Assert.Equal(ShippedCalendar.Day("2030-02-11"), due.Date);
        Assert.Contains(due.Explanation.Lines("en"), line => line.Topic == ExplanationTopic.Estimate);
        Assert.Contains(due.Explanation.Words("en"), words => words.Contains("Lunar New Year 01/02, 04–05/02/2030; day off in lieu of Lunar New Year 2/2 06/02/2030", StringComparison.Ordinal));
    }

    [Fact]
    public void Work_is_late_from_midnight_local_time_after_the_due_date()
    {
        var due = Count("2022-08-26", new("Activated", 2, DeadlineUnit.WorkingDays));

        Assert.False(due.IsLate(new DateTimeOffset(2022, 8, 30, 16, 59, 59, TimeSpan.Zero)));
        Assert.True(due.IsLate(new DateTimeOffset(2022, 8, 30, 17, 0, 0, TimeSpan.Zero)));
    }

    private static string Mark(StripDay day) => day.Role switch
    {
        StripRole.Counted => $"{day.Number}",
        var role => role.ToString()[..1],
    };
}
