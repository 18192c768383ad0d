using VanQuan.Workflows.Domain.Calendar;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Calendar;

/// <summary>The calendar file: read, written back, refused.</summary>
public class HolidayCalendarFileTests
{
    private const string Header = "date,kind,name,status,source\n";

    [Fact]
    public void What_was_read_is_written_back_and_reads_the_same()
    {
        var days = HolidayCalendarFile.Parse(File.ReadAllText(ShippedCalendar.Path("calendar-vn.csv")));

        Assert.Equal(days, HolidayCalendarFile.Parse(HolidayCalendarFile.Write(days)));
        Assert.Equal((2021, 2027), (days[0].Date.Year, days[^1].Date.Year));
    }

    [Theory]
    [InlineData("date,name\n", "line 1: the columns must be date,kind,name,status,source")]
    [InlineData(Header + "2022-13-01,Holiday,x,checked,y\n", "line 2: \"2022-13-01\" is no date (yyyy-MM-dd)")]
    [InlineData(Header + "2022-09-02,Feast,x,checked,y\n", "line 2: kind \"Feast\" is none of")]
    [InlineData(Header + "2022-09-02,Holiday,x,checked\n", "line 2: 5 columns expected, 4 found")]
    [InlineData(Header + "2022-09-02,Holiday,\"x,checked,y\n", "line 2: a quotation mark is never closed")]
    [InlineData(Header + "2022-09-03,Holiday,x,checked,y\n", "line 2: 2022-09-03 is a Saturday and cannot be Holiday")]
    [InlineData(Header + "2022-09-02,WorkingSaturday,x,checked,y\n", "line 2: 2022-09-02 is a Friday and cannot be WorkingSaturday")]
    [InlineData(Header + "2022-09-02,Holiday,x,checked,y\n2022-09-02,Holiday,x,checked,y\n", "line 3: 2022-09-02 stands there twice")]
    public void A_line_that_cannot_be_read_is_named(string text, string reason) =>
        Assert.StartsWith(reason, Assert.Throws<FormatException>(() => HolidayCalendarFile.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(2022, 2026)]
    public void The_rule_finds_the_announced_days_off_of_ordinary_years(int from, int to)
    {
        // Tết windows vary by a day or two, swaps cannot be foreseen: the rest must be found.
        foreach (var day in ShippedCalendar.Calendar.Announced.Where(day => day.Date.Year >= from && day.Date.Year <= to))
            if (day.Kind is DayKind.Holiday or DayKind.CompensatoryOff && !(day.Name!.Contains("Tết", StringComparison.Ordinal) && day.Date.Month < 3 && day.Date.Day > 3))
                Assert.Contains(EstimatedHolidays.Of(day.Date.Year), found => found.Date == day.Date);
    }
}
