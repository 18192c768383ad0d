using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Review;
using Xunit;
using static VanQuan.Workflows.Application_Tests.Tasks.ApprovalTests;
using static VanQuan.Workflows.Application_Tests.Tasks.TaskHouse;

namespace VanQuan.Workflows.Application_Tests.Tasks;

/// <summary>Races that no lock of one process can settle: the database does.</summary>
public class TwoNodesTests
{
    [Fact]
    public async Task Two_processes_that_approve_at_once_make_one_decision()
    {
        await using var house = await BuildAsync(new Domain.Identity.Delegation("d1", "binh", "giang", new(2022, 8, 1), new(2022, 9, 30)));
        await house.StartAsync(Procedures.Reviewed());
        await house.SubmitAsync("Survey", An);
        await using var other = house.AnotherNode();
        var answers = await Task.WhenAll(
            DecideAsync(house, "Approve", Binh),
            DecideAsync(other, "Approve", Giang, ApprovalVerdict.Rejected, "Sai đối tượng"));
        Assert.Equal([TaskAnswerKind.Done, TaskAnswerKind.Conflict], answers.Select(a => a.Kind).Order());
        var approval = await house.TaskAsync("Approve");
        Assert.Single(approval.Decisions);
        Assert.Equal(approval.Outcome, (await house.TaskAsync("Survey")).State.ToString());
    }

    [Fact]
    public async Task Of_two_contexts_that_read_the_same_version_only_one_can_save()
    {
        await using var house = await BuildAsync();
        await house.StartAsync(Procedures.Unreviewed());
        await using var one = await house.Databases.CreateDbContextAsync();
        await using var two = await house.Databases.CreateDbContextAsync();
        var mine = await one.Set<UserTask>().SingleAsync();
        var yours = await two.Set<UserTask>().SingleAsync();
        mine.Claim(new Doer("an", "An"), Start);
        yours.Claim(new Doer("em", "Em"), Start);
        await one.SaveChangesAsync();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => two.SaveChangesAsync());
        Assert.Equal("an", (await house.TaskAsync("Survey")).ClaimedBy);
    }
}
