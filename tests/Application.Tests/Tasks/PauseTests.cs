using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Reminders;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;
using static VanQuan.Workflows.Application_Tests.Tasks.TaskHouse;

namespace VanQuan.Workflows.Application_Tests.Tasks;

public class PauseTests
{
    [Fact]
    public async Task While_the_posting_is_open_the_survey_is_never_late_and_afterwards_the_days_are_given_back()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Paused());
        var survey = await house.TaskAsync("Survey");
        Assert.True(survey.IsPaused);
        Assert.Null(survey.OverdueAt);
        Assert.Null(survey.NextReminderAt);
        var pause = Assert.Single(await house.RowsAsync<CountPause>());
        Assert.Equal(("Post", new DateOnly(2022, 8, 25), (DateOnly?)null), (pause.ActivityId, pause.From, pause.Until));

        // Monday 29/8: three working days later the posting comes down.
        house.Clock.SetUtcNow(new DateTimeOffset(2022, 8, 29, 10, 0, 0, VietnamTime.Offset));
        Assert.True((await house.SubmitAsync("Post", Cuc)).IsDone);
        var resumed = await house.TaskAsync("Survey");
        Assert.False(resumed.IsPaused);
        // Counted are 29, 30, 31/8 and 5–9, 12, 13/9: the 25th and 26th stood still; 1–2/9 are National Day.
        Assert.Equal((new DateOnly(2022, 9, 13), new DateOnly(2022, 9, 9)), (resumed.DueDate!.Value, resumed.OriginalDueDate!.Value));
        Assert.True(resumed.DueRevision > survey.DueRevision);
        Assert.NotNull(resumed.NextReminderAt);
        Assert.Equal(new DateOnly(2022, 8, 29), Assert.Single(await house.RowsAsync<CountPause>()).Until);
        Assert.Contains(Explanation.FromJson(resumed.DueExplanation!).Lines(), line => line.Topic == ExplanationTopic.Pause);
    }

    [Fact]
    public async Task A_step_opened_and_closed_within_a_day_takes_no_day_out()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Paused());
        Assert.True((await house.SubmitAsync("Post", Cuc)).IsDone);
        var survey = await house.TaskAsync("Survey");
        Assert.Equal((survey.OriginalDueDate, false), (survey.DueDate, survey.IsPaused));
    }

    [Fact]
    public async Task Reminders_planned_for_a_date_that_moves_are_on_record_as_withdrawn()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Unreviewed());
        var task = await house.TaskAsync("Survey");
        await house.UseAsync<Application.Tasks.ChangeDueDate, TaskAnswer>(c => c.RunAsync(new(task.Id, house.NextOperation(), new DateOnly(2022, 9, 20), "Mưa lũ"), Giang, default));
        var ledger = await house.RowsAsync<ReminderLedgerEntry>();
        Assert.NotEmpty(ledger);
        Assert.All(ledger, entry => Assert.Equal((1, ReminderState.Withdrawn), (entry.DueRevision, entry.State)));
    }
}
