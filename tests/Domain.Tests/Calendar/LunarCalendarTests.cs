using System.Globalization;
using VanQuan.Workflows.Domain.Calendar;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Calendar;

/// <summary>Tết and Giỗ Tổ by the Vietnamese rule, year by year.</summary>
public class LunarCalendarTests
{
    public static TheoryData<int, string, string> Years()
    {
        var years = new TheoryData<int, string, string>();
        foreach (var line in File.ReadLines(ShippedCalendar.Path("lunar-new-year-1968-2100.csv")).Skip(1))
        {
            var columns = line.Split(',');
            years.Add(int.Parse(columns[0], CultureInfo.InvariantCulture), columns[1], columns[2]);
        }
        return years;
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void Lunar_days_fall_as_in_the_Vietnamese_table(int year, string newYear, string hungKings)
    {
        Assert.Equal(ShippedCalendar.Day(newYear), LunarCalendar.NewYear(year));
        Assert.Equal(ShippedCalendar.Day(hungKings), LunarCalendar.HungKings(year));
    }

    [Fact]
    public void The_table_covers_1968_to_2100() => Assert.Equal(133, Years().Count);

    [Theory]
    [InlineData(2007)]
    [InlineData(2030)]
    [InlineData(2053)]
    public void Lunar_New_Year_differs_from_the_Chinese_one_in_some_years(int year)
    {
        var chinese = new ChineseLunisolarCalendar().ToDateTime(year, 1, 1, 0, 0, 0, 0);
        Assert.Equal(DateOnly.FromDateTime(chinese).AddDays(-1), LunarCalendar.NewYear(year));
    }
}
