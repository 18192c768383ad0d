using System.Text.Json.Nodes;
using VanQuan.Workflows.Domain.Engine.Execution;
using Xunit;
using static VanQuan.Workflows.Application_Tests.Engine.Chart;

namespace VanQuan.Workflows.Application_Tests.Engine;

/// <summary>What is called off, or ends early, leaves nothing behind that waits for it.</summary>
public sealed class CancelledStepTests
{
    [Fact]
    public void A_join_does_not_wait_for_a_step_that_was_called_off()
    {
        var instance = new Living(new Chart().Line("Start").Task("A").Task("B").Line("Join")
            .Flow("Start.Done>A", "Start.Done>B", "A.Done>Join", "B.Done>Join").Build());
        instance.Submit("A");
        instance.Raise(new CancelBookmark("drop", instance.Waiting("B"), "not needed"));
        Assert.Contains("Join", instance.Lines);
        Assert.Equal(InstanceSubStatus.Finished, instance.State.SubStatus);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_unit_whose_step_was_called_off_does_not_hold_up_the_others(bool flowchart)
    {
        var task = Node("Report", "VanQuan.UserTask", ("title", "t"), ("assignee", Js("'unit:' + getCurrentUnit()")));
        var body = flowchart ? new JsonObject { ["id"] = "Inner", ["type"] = "Elsa.Flowchart", ["activities"] = new JsonArray(task), ["connections"] = new JsonArray() } : task;
        var chart = new Chart().Add("Each", "VanQuan.ForEachUnit", ("units", Json("""["A","B"]"""))).Line("End").Flow("Each.Done>End");
        var instance = new Living(chart.With("Each", "body", body).Build());
        var tasks = instance.All<OpenTask>().ToList();
        instance.Raise(new CancelBookmark("drop", tasks[0].BookmarkId, "the commune was merged"));
        Assert.Empty(instance.Lines);
        instance.Raise(new ResumeBookmark("op", tasks[1].BookmarkId, null, null));
        Assert.Equal(["End"], instance.Lines);
        Assert.Equal(InstanceSubStatus.Finished, instance.State.SubStatus);
    }

    [Fact]
    public void A_task_of_the_overdue_path_closes_when_the_instance_ends_without_it()
    {
        var instance = new Living(new Chart().Task("Draft").Task("Urge").Add("End", "Elsa.End").Flow("Draft.Overdue>Urge", "Draft.Done>End").Build());
        instance.Raise(new PassDueDate("late", instance.Waiting("Draft")));
        var urge = instance.Waiting("Urge");
        instance.Submit("Draft");
        Assert.Equal(InstanceSubStatus.Finished, instance.State.SubStatus);
        Assert.Contains(instance.All<CloseTask>(), close => close.BookmarkId == urge);
        Assert.Empty(instance.State.Bookmarks);
    }

    [Fact]
    public void An_approved_task_that_is_done_again_later_is_a_new_one()
    {
        var instance = new Living(new Chart().Line("Start").Task("A").Task("B").Add("Sign", "VanQuan.Approval", ("title", "s"), ("approvers", Json("""["role:VP/Head"]""")), ("reviews", Json("""["A","B"]""")), ("returnTo", "A"))
            .Task("Whole", ("outcomes", Json("""["Good","Again"]"""))).Add("Top", "Elsa.Start")
            .Flow("Top.Done>Start", "Start.Done>A", "Start.Done>B", "A.Done>Sign", "B.Done>Sign", "Sign.Approved>Whole", "Whole.Again>Start").Build());
        instance.Submit("A");
        instance.Submit("B");
        instance.Submit("Sign", "Returned");
        instance.Submit("A");
        instance.Submit("Sign", "Returned");
        instance.Submit("A");
        instance.Submit("Sign", "Approved");
        instance.Submit("Whole", "Again");
        Assert.All(instance.All<OpenTask>().TakeLast(2), task => Assert.Null(task.ReopensExecutionId));
    }
}
