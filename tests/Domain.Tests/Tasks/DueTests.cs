using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Review;
using Xunit;
using static VanQuan.Workflows.Domain_Tests.Tasks.TaskSamples;

namespace VanQuan.Workflows.Domain_Tests.Tasks;

public class DueTests
{
    [Fact]
    public void Work_is_late_from_midnight_local_time_after_its_due_date() =>
        Assert.Equal(new DateTimeOffset(2022, 9, 9, 17, 0, 0, TimeSpan.Zero), Task().OverdueAt);

    [Fact]
    public void A_pause_stops_the_count_and_its_end_begins_a_new_revision()
    {
        var task = Task();
        Assert.True(task.PausesFor("Post"));
        Assert.False(task.PausesFor("Survey"));
        task.PauseCount(new DateOnly(2022, 8, 25));
        Assert.Null(task.OverdueAt);
        task.ResumeCount(new TaskDue(new DateOnly(2022, 9, 20), null));
        Assert.Equal((new DateOnly(2022, 9, 20), new DateOnly(2022, 9, 9), 2), (task.DueDate!.Value, task.OriginalDueDate!.Value, task.DueRevision));
        Assert.NotNull(task.OverdueAt);
    }

    [Fact]
    public void A_date_set_by_hand_no_longer_follows_the_rule_or_its_pauses()
    {
        var task = Task();
        task.ChangeDue(new TaskDue(new DateOnly(2022, 9, 30), null), "Mưa lũ");
        Assert.False(task.PausesFor("Post"));
        Assert.Equal(("Mưa lũ", new DateOnly(2022, 9, 9)), (task.DueReason, task.OriginalDueDate));
    }

    [Fact]
    public void Overdue_fires_once_per_revision_and_leaves_the_task_open()
    {
        var task = Task();
        task.PassDue(Now);
        Assert.Null(task.OverdueAt);
        Assert.Equal((TaskState.Open, Now), (task.State, task.OverdueSince));
        task.ChangeDue(new TaskDue(new DateOnly(2022, 9, 30), null), "Gia hạn");
        Assert.NotNull(task.OverdueAt);
        Assert.Null(task.OverdueSince);
    }

    [Fact]
    public void What_is_handed_in_is_not_late()
    {
        var task = In(TaskKind.UserTask, TaskState.Submitted);
        Assert.Null(task.OverdueAt);
        Assert.Throws<IllegalTaskMoveException>(() => task.ChangeDue(new TaskDue(new DateOnly(2022, 9, 30), null), "x"));
    }

    [Fact]
    public void Final_work_that_comes_back_opens_as_a_new_task_with_everything_entered()
    {
        var finished = In(TaskKind.UserTask, TaskState.Approved);
        var next = UserTask.Continue(finished, Effect(execution: "i1:7"), TaskOrigin.None, null, Now);
        Assert.Equal((finished.Id, 2, TaskState.Open), (next.ContinuesTaskId, next.Round, next.State));
        Assert.Equal(finished.Rounds, next.Rounds);
        Assert.Throws<IllegalTaskMoveException>(() => UserTask.Continue(In(TaskKind.UserTask, TaskState.Claimed), Effect(), TaskOrigin.None, null, Now));
    }

    [Theory]
    [InlineData("Tiêu chí  Đường", "tieu chi duong")]
    [InlineData("ẾỖẬ ỷ", "eoa y")]
    [InlineData(null, "")]
    public void Search_folds_diacritics_and_spaces(string? text, string folded) => Assert.Equal(folded, SearchFolding.Fold(text));

    [Fact]
    public void The_difference_since_a_return_names_fields_and_files()
    {
        const string form = """[{"name":"area","label":{"vi":"Diện tích","en":"Area"},"type":"number"},{"name":"note","type":"text"}]""";
        var task = Task(form: form);
        task.Claim(An, Now);
        task.Submit(An, "Done", new Dictionary<string, string> { ["area"] = "396", ["note"] = "x" }, [new RoundEvidence(1, "a.pdf", "aa")], Now);
        Assert.Null(RoundDifference.Of(task));
        task.Return(Binh, "sai", Now);
        task.Reopen("b2", "i1:2", null, Now);
        task.Submit(An, "Done", new Dictionary<string, string> { ["area"] = "402.5", ["note"] = "x" }, [new RoundEvidence(2, "b.pdf", "bb")], Now);
        var difference = RoundDifference.Of(task)!;
        Assert.Equal(("Diện tích", "396", "402.5"), Assert.Single(difference.Fields.Select(f => (f.Label.Vi, f.Before, f.After))));
        Assert.Equal(("b.pdf", "a.pdf"), (Assert.Single(difference.Added).FileName, Assert.Single(difference.Removed).FileName));
    }
}
