using System.Globalization;
using VanQuan.Workflows.Domain.Calendar;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Calendar;

/// <summary>When a wait for a deadline is over (Civil Code 2015 Art. 148): a term has all of its last day.</summary>
public class WaitTests
{
    [Theory]
    // anchor, amount, unit, direction, the moment (local) the wait is over
    [InlineData("2022-03-01", 15, DeadlineUnit.Days, DeadlineDirection.After, "2022-03-17")]
    [InlineData("2022-03-01", 3, DeadlineUnit.WorkingDays, DeadlineDirection.After, "2022-03-05")]
    [InlineData("2022-03-31", 3, DeadlineUnit.Months, DeadlineDirection.After, "2022-07-01")]
    [InlineData("2022-12-30", 0, DeadlineUnit.Days, DeadlineDirection.After, "2022-12-30")]
    [InlineData("2022-12-30", 2, DeadlineUnit.WorkingDays, DeadlineDirection.Before, "2022-12-28")]
    public void A_counted_term_has_its_last_day_and_a_date_begins_with_its_own(string anchor, int amount, DeadlineUnit unit, DeadlineDirection direction, string over)
    {
        var deadline = new AnchoredDeadline(Day(anchor), new DeadlineRule("Date:" + anchor, amount, unit, direction, RollPolicy.None));

        Assert.Equal(VietnamTime.StartOf(Day(over)), deadline.EndOfWait(deadline.Resolve(ShippedCalendar.Calendar).Date));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
