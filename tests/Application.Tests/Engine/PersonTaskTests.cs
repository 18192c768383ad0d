using System.Text.Json.Nodes;
using VanQuan.Workflows.Domain.Engine.Execution;
using Xunit;
using static VanQuan.Workflows.Application_Tests.Engine.Chart;

namespace VanQuan.Workflows.Application_Tests.Engine;

public sealed class PersonTaskTests
{
    private static Chart Reviewed() => new Chart().Task("Draft").Approval("Sign", "Draft", ("returnTo", "Draft")).Line("Signed").Line("Refused")
        .Flow("Draft.Done>Sign", "Sign.Approved>Signed", "Sign.Rejected>Refused");

    [Fact]
    public void A_decision_reads_a_field_of_the_submitted_form()
    {
        var instance = new Living(new Chart().Variable("Check").Task("Verify", ("result", Into("Check"))).Add("Ok", "Elsa.FlowDecision", ("condition", Js("getCheck().eligible === true"))).Line("Yes").Line("No")
            .Flow("Verify.Done>Ok", "Ok.True>Yes", "Ok.False>No").Build());
        Assert.Equal(InstanceSubStatus.Suspended, instance.State.SubStatus);
        instance.Submit("Verify", null, new { eligible = true });
        Assert.Equal(["Yes"], instance.Lines);
        Assert.Equal(InstanceSubStatus.Finished, instance.State.SubStatus);
        Assert.Single(instance.All<FinishInstance>());
    }

    [Fact]
    public void Without_a_variable_the_form_is_read_from_the_step()
    {
        var instance = new Living(new Chart().Task("Verify").Add("Say", "Elsa.WriteLine", ("text", Js("getOutputFrom('Verify').note + '/' + getOutputFrom('Verify', 'note')"))).Flow("Verify.Done>Say").Build());
        instance.Submit("Verify", null, new { note = "đủ" });
        Assert.Equal(["đủ/đủ"], instance.Lines);
    }

    [Fact]
    public void A_task_leaves_by_the_outcome_chosen()
    {
        var instance = new Living(new Chart().Task("Verify", ("outcomes", Json("""["Done","Refused"]"""))).Line("Next").Line("Back").Flow("Verify.Done>Next", "Verify.Refused>Back").Build());
        Assert.Equal(["Done", "Refused"], instance.All<OpenTask>().Single().Spec.Outcomes);
        instance.Submit("Verify", "Refused");
        Assert.Equal(["Back"], instance.Lines);
    }

    [Fact]
    public void Only_a_task_that_an_approval_names_is_under_review()
    {
        var instance = new Living(Reviewed().Task("Archive").Flow("Signed.Done>Archive").Build());
        Assert.True(instance.All<OpenTask>().Single().Reviewed);
        instance.Submit("Draft");
        instance.Submit("Sign", "Approved");
        Assert.False(instance.All<OpenTask>().Last().Reviewed);
    }

    [Fact]
    public void Returned_brings_the_same_task_back_as_a_new_round_and_the_approval_follows_it()
    {
        var instance = new Living(Reviewed().Build());
        instance.Submit("Draft");
        var first = instance.All<OpenTask>().Single().ExecutionId;
        Assert.Equal([first], instance.All<OpenApproval>().Single().ReviewedExecutionIds);
        instance.Submit("Sign", "Returned");
        var second = instance.All<OpenTask>().Last();
        Assert.Equal(first, second.ReopensExecutionId);
        instance.Submit("Draft");
        Assert.Equal([second.ExecutionId], instance.All<OpenApproval>().Last().ReviewedExecutionIds);
        instance.Submit("Sign", "Approved");
        Assert.Equal(["Signed"], instance.Lines);
        Assert.Equal(InstanceSubStatus.Finished, instance.State.SubStatus);
    }

    [Fact]
    public void A_drawn_return_reopens_the_task_too_and_does_not_lose_the_join_behind()
    {
        var instance = new Living(new Chart().Add("Split", "Elsa.FlowFork", ("branches", Json("""["A","B"]"""))).Task("Draft").Approval("Sign", "Draft").Task("Other")
            .Add("Join", "Elsa.FlowJoin", ("mode", "WaitAll")).Line("After")
            .Flow("Split.A>Draft", "Split.B>Other", "Draft.Done>Sign", "Sign.Returned>Draft", "Sign.Approved>Join", "Other.Done>Join", "Join.Done>After").Build());
        instance.Submit("Other");
        instance.Submit("Draft");
        instance.Submit("Sign", "Returned");
        Assert.NotNull(instance.All<OpenTask>().Last().ReopensExecutionId);
        instance.Submit("Draft");
        instance.Submit("Sign", "Approved");
        Assert.Equal(["After"], instance.Lines);
    }

    [Fact]
    public void Overdue_fires_once_beside_the_open_task_and_the_join_does_not_notice()
    {
        var instance = new Living(new Chart().Task("Draft").Add("Tell", "VanQuan.Notify", ("recipients", "role:VP/Head"), ("template", "urge")).Task("Other").Add("Split", "Elsa.Start").Line("Join")
            .Flow("Split.Done>Draft", "Split.Done>Other", "Draft.Overdue>Tell", "Tell.Done>Join", "Draft.Done>Join", "Other.Done>Join").Build());
        var bookmark = instance.Waiting("Draft");
        Assert.True(instance.Raise(new PassDueDate("late", bookmark)));
        Assert.False(instance.Raise(new PassDueDate("late again", bookmark)));
        Assert.Single(instance.All<Notify>());
        Assert.True(instance.IsWaiting("Draft"));
        instance.Submit("Other");
        Assert.Empty(instance.Lines);
        instance.Submit("Draft");
        Assert.Equal(["Join"], instance.Lines);
        Assert.Single(instance.All<Notify>());
        Assert.Equal(InstanceSubStatus.Finished, instance.State.SubStatus);
    }

    [Fact]
    public void A_task_on_the_overdue_path_keeps_the_instance_open_until_it_is_done()
    {
        var instance = new Living(new Chart().Task("Draft").Task("Urge").Line("Done").Flow("Draft.Overdue>Urge", "Draft.Done>Done").Build());
        instance.Raise(new PassDueDate("late", instance.Waiting("Draft")));
        instance.Submit("Draft");
        Assert.Equal(InstanceSubStatus.Suspended, instance.State.SubStatus);
        instance.Submit("Urge");
        Assert.Equal(["Done"], instance.Lines);
        Assert.Equal(InstanceSubStatus.Finished, instance.State.SubStatus);
    }

    [Theory]
    [InlineData(true, "Dropped")]
    [InlineData(false, null)]
    public void A_cancelled_step_leaves_by_Cancelled_where_connected_else_its_path_ends(bool connected, string? line)
    {
        var chart = new Chart().Task("Draft").Line("Next").Line("Dropped").Flow("Draft.Done>Next");
        var instance = new Living((connected ? chart.Flow("Draft.Cancelled>Dropped") : chart).Build());
        instance.Raise(new CancelBookmark("op", instance.Waiting("Draft"), "not needed"));
        Assert.Equal(line is null ? [] : [line], instance.Lines);
        Assert.Equal("Draft", instance.All<CloseTask>().Select(_ => "Draft").Single());
        Assert.Equal(InstanceSubStatus.Finished, instance.State.SubStatus);
    }

    [Fact]
    public void Each_unit_has_its_own_task_and_an_approval_behind_reviews_them_all()
    {
        var body = new JsonObject(Node("Report", "VanQuan.UserTask", ("title", "t"), ("assignee", Js("'unit:' + getCurrentUnit()"))).Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));
        var chart = new Chart().Add("Each", "VanQuan.ForEachUnit", ("units", Json("""["A","B","C"]"""))).Approval("Sign", "Report", ("returnTo", "Each")).Line("End").Flow("Each.Done>Sign", "Sign.Approved>End");
        var instance = new Living(chart.With("Each", "body", body).Build());
        Assert.Equal(["unit:A", "unit:B", "unit:C"], instance.All<OpenTask>().Select(task => task.Spec.Assignee));
        var first = instance.All<OpenTask>().ToList();
        foreach (var bookmark in first.Select(task => task.BookmarkId).Reverse())
            instance.Raise(new ResumeBookmark("op" + bookmark, bookmark, null, null));
        Assert.Equal(first.Select(task => task.ExecutionId).Order(), instance.All<OpenApproval>().Single().ReviewedExecutionIds.Order());
        instance.Submit("Sign", "Returned");
        Assert.Equal(first.Select(task => task.ExecutionId), instance.All<OpenTask>().Skip(3).Select(task => task.ReopensExecutionId));
        foreach (var task in instance.All<OpenTask>().Skip(3).ToList())
            instance.Raise(new ResumeBookmark("again" + task.BookmarkId, task.BookmarkId, null, null));
        Assert.Equal(3, instance.All<OpenApproval>().Last().ReviewedExecutionIds.Count);
        instance.Submit("Sign", "Approved");
        Assert.Equal(["End"], instance.Lines);
    }

    [Fact]
    public void Counts_pause_while_a_step_named_in_pauses_is_open()
    {
        var instance = new Living(new Chart().Task("Post").Task("Decide", ("due", Json("""{"anchor":"InstanceStarted","amount":30,"unit":"Days","pauses":["Post"]}"""))).Flow("Post.Done>Decide").Build());
        Assert.Equal("Post", instance.All<PauseClock>().Single().ActivityId);
        Assert.Empty(instance.All<ResumeClock>());
        instance.Submit("Post");
        Assert.Equal("Post", instance.All<ResumeClock>().Single().ActivityId);
    }

    [Fact]
    public void A_repeated_submission_changes_nothing()
    {
        var instance = new Living(new Chart().Task("Draft").Line("Next").Flow("Draft.Done>Next").Build());
        var resume = new ResumeBookmark("op", instance.Waiting("Draft"), null, null);
        Assert.True(instance.Raise(resume));
        Assert.False(instance.Raise(resume));
        Assert.Equal(["Next"], instance.Lines);
    }
}
