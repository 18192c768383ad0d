using VanQuan.Workflows.Domain.Engine.Execution;
using Xunit;
using static VanQuan.Workflows.Application_Tests.Engine.Chart;

namespace VanQuan.Workflows.Application_Tests.Engine;

/// <summary>A return for rework jumps back over steps that have other ways to the join behind it: no join is lost, none runs early.</summary>
public sealed class ReturnLoopTests
{
    private static Chart WithAWayPast() => new Chart().Task("Draft", ("outcomes", Json("""["Done","Short"]"""))).Approval("Sign", "Draft").Line("Join")
        .Flow("Draft.Done>Sign", "Draft.Short>Join", "Sign.Returned>Draft", "Sign.Approved>Join");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_step_sent_back_over_its_other_way_out_still_reaches_the_join(int returns)
    {
        var instance = new Living(WithAWayPast().Build());
        for (var i = 0; i < returns; i++)
        {
            instance.Submit("Draft", "Done");
            instance.Submit("Sign", "Returned");
            Assert.Empty(instance.Lines);
        }
        instance.Submit("Draft", "Done");
        instance.Submit("Sign", "Approved");
        Assert.Equal(["Join"], instance.Lines);
        Assert.Equal(InstanceSubStatus.Finished, instance.State.SubStatus);
    }

    [Fact]
    public void After_a_return_the_other_way_out_reaches_the_join_too()
    {
        var instance = new Living(WithAWayPast().Build());
        instance.Submit("Draft", "Done");
        instance.Submit("Sign", "Returned");
        instance.Submit("Draft", "Short");
        Assert.Equal(["Join"], instance.Lines);
        Assert.Equal(InstanceSubStatus.Finished, instance.State.SubStatus);
    }

    [Theory]
    [InlineData("WaitAll")]
    [InlineData("WaitAllActive")]
    public void A_branch_of_the_loop_that_waits_at_the_join_does_not_lose_it(string mode)
    {
        var instance = new Living(new Chart().Line("Start").Task("Draft").Line("Copy").Approval("Sign", "Draft").Add("Join", "Elsa.FlowJoin", ("mode", mode)).Line("After")
            .Flow("Start.Done>Draft", "Draft.Done>Copy", "Draft.Done>Sign", "Sign.Returned>Draft", "Copy.Done>Join", "Sign.Approved>Join", "Join.Done>After").Build());
        instance.Submit("Draft");
        instance.Submit("Sign", "Returned");
        instance.Submit("Draft");
        Assert.DoesNotContain("After", instance.Lines);
        instance.Submit("Sign", "Approved");
        Assert.Single(instance.Lines, "After");
        Assert.Equal(InstanceSubStatus.Finished, instance.State.SubStatus);
    }

    [Fact]
    public void What_an_inner_loop_left_at_a_join_does_not_fire_it_early_in_the_next_outer_round()
    {
        var instance = new Living(new Chart().Line("Start").Task("Draft").Approval("Sign", "Draft").Task("Copy").Line("Join").Task("Whole", ("outcomes", Json("""["Good","Again"]"""))).Line("End")
            .Flow("Start.Done>Draft", "Draft.Done>Sign", "Draft.Done>Copy", "Sign.Returned>Draft", "Sign.Approved>Join", "Copy.Done>Join", "Join.Done>Whole", "Whole.Again>Draft", "Whole.Good>End").Build());
        instance.Submit("Draft");
        instance.Submit("Copy");
        instance.Submit("Sign", "Returned");
        instance.Submit("Draft");
        instance.Submit("Copy");
        instance.Submit("Sign", "Approved");
        Assert.Single(instance.Lines, "Join");
        instance.Submit("Whole", "Again");
        instance.Submit("Draft");
        instance.Submit("Sign", "Approved");
        Assert.Single(instance.Lines, "Join");
        Assert.True(instance.IsWaiting("Copy"));
        instance.Submit("Copy");
        Assert.Equal(2, instance.Lines.Count(line => line == "Join"));
        instance.Submit("Whole", "Good");
        Assert.Contains("End", instance.Lines);
        Assert.Equal(InstanceSubStatus.Finished, instance.State.SubStatus);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Where_one_of_two_tasks_is_sent_back_the_approval_comes_again_with_both(int returns)
    {
        var instance = new Living(new Chart().Line("Start").Task("A").Task("B").Add("Sign", "VanQuan.Approval", ("title", "s"), ("approvers", Json("""["role:VP/Head"]""")), ("reviews", Json("""["A","B"]""")), ("returnTo", "A")).Line("End")
            .Flow("Start.Done>A", "Start.Done>B", "A.Done>Sign", "B.Done>Sign", "Sign.Approved>End").Build());
        instance.Submit("A");
        instance.Submit("B");
        var other = instance.All<OpenTask>().Single(task => task.ActivityId == "B").ExecutionId;
        for (var i = 0; i < returns; i++)
        {
            instance.Submit("Sign", "Returned");
            Assert.True(instance.IsWaiting("A"));
            Assert.False(instance.IsWaiting("B"));
            instance.Submit("A");
        }
        var again = instance.All<OpenApproval>().Last();
        Assert.Equal(returns + 1, instance.All<OpenApproval>().Count());
        Assert.Equal([instance.All<OpenTask>().Last().ExecutionId, other], again.ReviewedExecutionIds);
        instance.Submit("Sign", "Approved");
        Assert.Contains("End", instance.Lines);
        Assert.Equal(InstanceSubStatus.Finished, instance.State.SubStatus);
    }
}
