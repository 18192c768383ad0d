using VanQuan.Workflows.Domain.Engine.Execution;
using Xunit;
using static VanQuan.Workflows.Application_Tests.Engine.Chart;

namespace VanQuan.Workflows.Application_Tests.Engine;

public sealed class DeadlineAnchorTests
{
    private static readonly Dictionary<string, DateOnly> Anchors = new() { ["ActionDue"] = new(2022, 12, 31), ["PeriodEnd"] = new(2022, 3, 31) };

    private static Living Start(string anchor) => new(new Chart().Variable("Day", "String", "2022-05-06").Task("First")
        .Task("Second", ("due", Json($$"""{"anchor":"{{anchor}}","amount":3,"unit":"WorkingDays"}"""))).Flow("First.Done>Second").Build(), Anchors);

    // The instance starts on Monday 20/12/2021; the first task is done at 23:30 local time of 16/2/2022, which is still that day in UTC.
    [Theory]
    [InlineData("Activated", "2022-02-16")]
    [InlineData("InstanceStarted", "2021-12-20")]
    [InlineData("Completed:First", "2022-02-16")]
    [InlineData("ActionDue", "2022-12-31")]
    [InlineData("PeriodEnd", "2022-03-31")]
    [InlineData("Date:2022-12-31", "2022-12-31")]
    [InlineData("Variable:Day", "2022-05-06")]
    [InlineData("Yearly:12-14", "2022-12-14")]
    [InlineData("Yearly:02-16", "2022-02-16")]
    [InlineData("Yearly:02-15", "2023-02-15")]
    [InlineData("Monthly:15", "2022-03-15")]
    [InlineData("Monthly:16", "2022-02-16")]
    [InlineData("Monthly:31", "2022-02-28")]
    public void An_anchor_becomes_a_date(string anchor, string expected)
    {
        var instance = Start(anchor);
        instance.Now = new(2022, 2, 16, 16, 30, 0, TimeSpan.Zero);
        instance.Submit("First");
        Assert.Equal(DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), instance.All<OpenTask>().Last().Spec.Due!.Anchor);
    }

    [Theory]
    [InlineData("Completed:Second")]
    [InlineData("Nonsense")]
    [InlineData("Monthly:32")]
    [InlineData("Date:31/12/2022")]
    [InlineData("Variable:Nobody")]
    public void An_anchor_without_a_date_is_an_incident(string anchor)
    {
        var instance = Start(anchor);
        instance.Submit("First");
        Assert.Equal("Second", Assert.Single(instance.State.Incidents).ActivityId);
    }

    [Theory]
    [InlineData("0 8 * * *", "2021-12-21T08:00")]
    [InlineData("30 8 * * MON-FRI", "2021-12-20T08:30")]
    [InlineData("0 0 0 1 1 ?", "2022-01-01T00:00")]
    [InlineData("*/15 * 31 12 *", "2021-12-31T00:00")]
    [InlineData("0 9 29 2 *", "2024-02-29T09:00")]
    public void A_cron_timer_waits_for_its_next_moment_in_local_time(string cron, string expected)
    {
        var instance = new Living(new Chart().Add("Tick", "Elsa.Cron", ("cronExpression", cron)).Line("Rang").Flow("Tick.Done>Rang").Build());
        Assert.Equal(DateTimeOffset.Parse(expected + "+07:00", System.Globalization.CultureInfo.InvariantCulture), instance.All<SetTimer>().Single().At);
        instance.Raise(new FireTimer("ring", instance.Waiting("Tick")));
        Assert.Equal(["Rang"], instance.Lines);
    }
}
