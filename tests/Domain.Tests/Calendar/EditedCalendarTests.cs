using VanQuan.Workflows.Domain.Calendar;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Calendar;

public class EditedCalendarTests
{
    [Fact]
    public void A_computed_year_that_is_touched_keeps_its_other_holidays_and_becomes_announced()
    {
        var calendar = new WorkCalendar([]);
        var edited = calendar.With([new CalendarDay(new(2028, 9, 1), DayKind.SwapOff, "hoán đổi")]);

        Assert.True(calendar.IsComputed(2028));
        Assert.False(edited.IsComputed(2028));
        Assert.False(edited.IsWorkingDay(new(2028, 9, 1)));
        Assert.Equal(DayStanding.Estimated, edited.Day(EstimatedHolidays.Of(2028)[0].Date).Standing);
        Assert.True(edited.IsComputed(2029));
    }

    [Fact]
    public void A_plain_day_takes_its_entry_away_and_the_fingerprint_tells_calendars_apart()
    {
        var one = new WorkCalendar([new CalendarDay(new(2022, 9, 1), DayKind.Holiday, "Quốc khánh"), new CalendarDay(new(2022, 9, 2), DayKind.Holiday, "Quốc khánh")]);
        var edited = one.With([CalendarDay.Plain(new(2022, 9, 1))]);

        Assert.Equal((true, false), (edited.IsWorkingDay(new(2022, 9, 1)), edited.IsWorkingDay(new(2022, 9, 2))));
        Assert.NotEqual(one.Fingerprint, edited.Fingerprint);
        Assert.Equal(one.Fingerprint, edited.With([new CalendarDay(new(2022, 9, 1), DayKind.Holiday, "Nghỉ lễ")]).Fingerprint);
    }

    [Theory]
    [InlineData("2022-09-04", DayKind.WorkingSaturday, false)]
    [InlineData("2022-09-03", DayKind.WorkingSaturday, true)]
    [InlineData("2022-09-03", DayKind.Holiday, false)]
    [InlineData("2022-09-05", DayKind.CompensatoryOff, true)]
    [InlineData("2022-09-05", DayKind.Weekend, false)]
    public void A_weekday_decides_what_a_day_can_be(string date, DayKind kind, bool fits) =>
        Assert.Equal(fits, new CalendarDay(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), kind).Fits);
}
