using System.Text.RegularExpressions;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Engine.Expressions;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Simulation;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Plans;

/// <summary>The shipped plan lived through for a year by people who are on time.</summary>
public sealed partial class PlanLifeTests
{
    private static readonly WorkCalendar Calendar = WorkCalendarFile.Load(Path.Combine(VanQuan.Folder, "..", "..", "appsettings", "calendar-vn.csv"));
    private static readonly Lazy<IReadOnlyList<SimulationEvent>> Year = new(Live);

    private static IEnumerable<SimulationEvent> Opened => Year.Value.Where(happened => happened.Kind == SimulationKind.TaskOpened);

    [Fact]
    public void Nothing_is_due_before_the_day_it_is_opened()
    {
        var first = Opened.Where(task => VietnamTime.DateOf(task.At) == VanQuan.Plan.Date).ToList();

        Assert.NotEmpty(first);
        Assert.DoesNotContain(Opened, task => task.Due < VietnamTime.DateOf(task.At));
        Assert.All(VanQuan.Plan.Actions, action => Assert.False(action.Due?.Date < VanQuan.Plan.Date, $"action {action.Number} is due before the plan's date"));
    }

    [Fact]
    public void People_read_dates_as_day_month_year() =>
        Assert.DoesNotContain(Year.Value, happened => IsoDate().IsMatch($"{happened.Title} {happened.Subject}"));

    [Theory]
    [InlineData("Niêm yết công khai kết quả kiểm tra", "Lập biên bản kết thúc niêm yết", 15, DeadlineUnit.Days)]
    [InlineData("Niêm yết danh sách tại xã", "Tổng hợp khiếu nại sau niêm yết", 3, DeadlineUnit.WorkingDays)]
    public void A_posting_stands_to_the_end_of_its_last_day(string posted, string next, int days, DeadlineUnit unit)
    {
        var pairs = (
            from opened in Opened
            where opened.Title!.StartsWith(next, StringComparison.Ordinal)
            let put = Year.Value.Last(happened => happened.Instance == opened.Instance && happened.At <= opened.At
                && happened.Kind is SimulationKind.TaskCompleted && happened.Title!.StartsWith(posted, StringComparison.Ordinal))
            select (Posted: VietnamTime.DateOf(put.At), opened.At)).ToList();

        Assert.NotEmpty(pairs);
        Assert.All(pairs, pair => Assert.Equal(VietnamTime.StartOf(LastDay(pair.Posted, days, unit).AddDays(1)), pair.At));
    }

    private static DateOnly LastDay(DateOnly posted, int days, DeadlineUnit unit) =>
        unit == DeadlineUnit.Days ? posted.AddDays(days) : Calendar.AddWorkingDays(posted, days);

    private static List<SimulationEvent> Live()
    {
        List<SimulationEvent> events = [];
        new PlanSimulation(
            VanQuan.Plan, VanQuan.Procedures.GetValueOrDefault, Calendar, new ExpressionEvaluator(), PeopleConduct.Everybody(Conduct.OnTime), events.Add)
            .Run(VanQuan.Plan.Date, VanQuan.Plan.Date.AddYears(1));
        return events;
    }

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}")]
    private static partial Regex IsoDate();
}
