using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Review;
using Xunit;
using static VanQuan.Workflows.Domain_Tests.Tasks.TaskSamples;

namespace VanQuan.Workflows.Domain_Tests.Tasks;

public class ReviewTests
{
    [Fact]
    public void A_return_keeps_everything_entered_and_begins_the_next_round()
    {
        var task = Task();
        task.Claim(An, Now);
        task.Contribute(Cuc, "YEN-PHUC", "Biên bản niêm yết", Now);
        var typed = new Dictionary<string, string> { ["area"] = "396.0" };
        task.Submit(An, "Done", typed, [new RoundEvidence(1, "trich-do.pdf", "ab")], Now);
        task.Return(Binh, "Diện tích chưa khớp trích đo", Now.AddDays(1));
        task.Reopen("b3", "i1:3", new TaskDue(new DateOnly(2022, 9, 12), null), Now.AddDays(1));

        Assert.Equal((TaskState.Claimed, 2, "an"), (task.State, task.Round, task.ClaimedBy));
        Assert.Equal("396.0", task.Draft["area"]);
        Assert.Equal("Biên bản niêm yết", Assert.Single(task.Contributions).Text);
        var first = Assert.Single(task.Rounds);
        Assert.Equal((RoundVerdict.Returned, "Diện tích chưa khớp trích đo", "binh"), (first.Verdict, first.Reason, first.DecidedBy));
        Assert.Equal("trich-do.pdf", Assert.Single(first.Evidence).FileName);
        Assert.Equal(("b3", "i1:3"), (task.BookmarkId, task.ExecutionId));
        Assert.Equal(2, task.DueRevision);
    }

    [Fact]
    public void A_withdrawn_round_goes_on_with_the_same_number()
    {
        var task = In(TaskKind.UserTask, TaskState.Submitted);
        task.Withdraw(An, Now);
        task.Reopen("b3", "i1:3", null, Now);
        task.Submit(An, "Done", Nothing, [], Now);
        Assert.Equal(1, task.Round);
        Assert.Equal(RoundVerdict.Pending, Assert.Single(task.Rounds).Verdict);
    }

    [Fact]
    public void Claiming_contributing_submitting_and_delegating_each_make_the_round_ones_own()
    {
        var task = Task();
        task.Claim(An, Now);
        task.Release(An, Now);
        task.Claim(new Doer("dung", "Dung", OnBehalfOf: "head"), Now);
        task.Contribute(Cuc, "YEN-PHUC", "x", Now);
        task.Submit(new Doer("em", "Em"), "Done", Nothing, [], Now);
        string[] own = ["an", "dung", "head", "cuc", "em"];
        Assert.All(own, person => Assert.True(task.IsOwnWorkOf(person), person));
        Assert.False(task.IsOwnWorkOf("binh"));
    }

    [Fact]
    public void In_the_next_round_only_those_who_take_part_in_it_are_its_own()
    {
        var task = Task();
        task.Claim(An, Now);
        task.Contribute(Cuc, "YEN-PHUC", "x", Now);
        task.Submit(An, "Done", Nothing, [], Now);
        task.Return(Binh, "lý do", Now);
        task.Reopen("b3", "i1:3", null, Now);
        Assert.True(task.IsOwnWorkOf("an"));
        Assert.False(task.IsOwnWorkOf("cuc"));
    }

    [Theory]
    // approvers, quorum (0 = all), words as person@seat:verdict, verdict after the last
    [InlineData("A", 1, "x@A:Approved", "Approved")]
    [InlineData("A,B", 0, "x@A:Approved", null)]
    [InlineData("A,B", 0, "x@A:Approved y@B:Approved", "Approved")]
    [InlineData("A,B", 0, "x@A:Approved y@A:Approved", null)]
    [InlineData("A,B", 0, "x@A:Rejected", "Rejected")]
    [InlineData("A,B,C", 2, "x@A:Approved", null)]
    [InlineData("A,B,C", 2, "x@A:Approved y@C:Approved", "Approved")]
    [InlineData("A,B,C", 2, "x@A:Rejected", null)]
    [InlineData("A,B,C", 2, "x@A:Rejected y@B:Rejected", "Rejected")]
    [InlineData("A,B,C", 2, "x@A:Rejected y@B:Approved z@C:Approved", "Approved")]
    [InlineData("A,B,C", 2, "x@A:Approved y@B:Returned", "Returned")]
    [InlineData("A", 2, "x@A:Approved", null)]
    [InlineData("A", 2, "x@A:Approved y@A:Approved", "Approved")]
    public void The_quorum_decides_when_words_become_a_verdict(string approvers, int quorum, string words, string? verdict)
    {
        var approval = Approval(quorum == 0 ? null : quorum, approvers.Split(','));
        ApprovalVerdict? reached = null;
        foreach (var word in words.Split(' '))
        {
            Assert.Null(reached);
            var parts = word.Split('@', ':');
            reached = approval.Decide(new Doer(parts[0], parts[0]), parts[1], Enum.Parse<ApprovalVerdict>(parts[2]), "lý do", Now);
        }
        Assert.Equal(verdict, reached?.ToString());
        Assert.Equal(verdict, approval.Outcome);
        Assert.Equal(verdict is null ? TaskState.Open : TaskState.Completed, approval.State);
    }

    [Fact]
    public void Nobody_speaks_twice_on_one_approval_not_even_through_a_delegate()
    {
        var approval = Approval(2, "A", "B");
        approval.Decide(new Doer("x", "X"), "A", ApprovalVerdict.Approved, null, Now);
        Assert.Throws<InvalidOperationException>(() => approval.Decide(new Doer("x", "X"), "B", ApprovalVerdict.Approved, null, Now));
        Assert.True(approval.HasDecided("x"));
        Assert.Throws<ArgumentException>(() => approval.Decide(new Doer("y", "Y"), "C", ApprovalVerdict.Approved, null, Now));
    }
}
