using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Tasks;

/// <summary>What a pause takes out of a count: NĐ 43/2014 Art. 61 leaves the posting out of the thirty days.</summary>
public sealed class CountPauseTests
{
    private static readonly DateOnly Received = new(2022, 3, 1);
    private static readonly AnchoredDeadline ThirtyDays = new(Received, new DeadlineRule("Completed:Receive", 30, DeadlineUnit.Days, Roll: RollPolicy.None, Pauses: ["Post"]));

    [Fact]
    public void A_posting_of_fifteen_days_moves_thirty_days_by_fifteen()
    {
        // Posted on 7/3; its fifteen days are 8/3 to 22/3 and end at 24:00, so it closes on 23/3.
        Assert.Equal(Due([]).AddDays(15), Due([Posting(new(2022, 3, 7), new(2022, 3, 23))]));
    }

    [Fact]
    public void The_days_on_which_the_step_opened_and_closed_count() =>
        Assert.Equal(Due([]).AddDays(2), Due([Posting(new(2022, 3, 7), new(2022, 3, 10))]));

    [Theory]
    [InlineData("2022-03-07")]
    [InlineData("2022-03-08")]
    public void A_step_closed_the_same_or_the_next_day_takes_nothing_out(string closed) =>
        Assert.Equal(Due([]), Due([Posting(new(2022, 3, 7), DateOnly.ParseExact(closed, "yyyy-MM-dd"))]));

    private static DateOnly Due(IReadOnlyList<CountPause> pauses) => TaskDue.Of(ThirtyDays, pauses, new(2022, 3, 31), Calendar.ShippedCalendar.Calendar).Date;

    private static CountPause Posting(DateOnly opened, DateOnly closed)
    {
        var pause = new CountPause("i1", "Post", opened);
        pause.Close(closed);
        return pause;
    }
}
