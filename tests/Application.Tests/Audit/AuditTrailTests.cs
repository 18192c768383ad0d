using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application_Tests.Identity;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Audit;

public class AuditTrailTests
{
    private static readonly Actor An = new("an", "An");

    [Fact]
    public async Task Lines_of_several_saves_in_one_transaction_continue_one_chain()
    {
        await using var house = await PeopleHouse.BuildAsync();
        for (var transactions = 0; transactions < 2; transactions++)
            await house.InAsync<WorkflowsDb>(async db =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                db.Audit.Add("instance:1", An, house.Clock.GetUtcNow(), "TaskClaimed");
                db.Audit.Add("plan:VQ", An, house.Clock.GetUtcNow(), "ActionStarted");
                db.Audit.Add("instance:1", An, house.Clock.GetUtcNow(), "TaskSubmitted", "xong");
                await db.SaveChangesAsync();
                db.Audit.Add("instance:1", An, house.Clock.GetUtcNow(), "TaskCompleted", data: new { Outcome = "Done" });
                await db.SaveChangesAsync();
                await transaction.CommitAsync();
            });

        Assert.Equal("TaskClaimed TaskSubmitted TaskCompleted TaskClaimed TaskSubmitted TaskCompleted", await house.VerbsAsync("instance:1"));
        var result = await house.VerifyAsync();
        Assert.True(result.Ok);
        Assert.Equal((8L, 2), (result.Lines, result.Chains));
    }

    [Fact]
    public async Task A_transaction_that_is_rolled_back_leaves_no_line_and_no_gap()
    {
        await using var house = await PeopleHouse.BuildAsync();
        await house.InAsync<WorkflowsDb>(async db =>
        {
            await using (await db.Database.BeginTransactionAsync())
            {
                db.Audit.Add("instance:1", An, house.Clock.GetUtcNow(), "TaskClaimed");
                await db.SaveChangesAsync();
            }

            db.ChangeTracker.Clear();
            db.Audit.Add("instance:1", An, house.Clock.GetUtcNow(), "TaskSubmitted");
            await db.SaveChangesAsync();
        });

        Assert.Equal(1, Assert.Single(await house.LinesAsync("instance:1")).Sequence);
        Assert.True((await house.VerifyAsync()).Ok);
    }

    [Fact]
    public async Task Two_writers_cannot_both_extend_a_chain_from_the_same_line()
    {
        await using var house = await PeopleHouse.BuildAsync();
        await house.InAsync<WorkflowsDb>(async db =>
        {
            var head = ChainHead.Start("instance:1");
            var entry = new AuditEntry("instance:1", "an", house.Clock.GetUtcNow(), "TaskClaimed");
            db.Add(AuditLine.After(head, entry, () => []));
            await db.SaveChangesAsync();
            db.Add(AuditLine.After(head, entry, () => []));
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
        });
    }

    [Fact]
    public async Task Noted_changes_cannot_be_saved_by_the_way_that_seals_nothing()
    {
        await using var house = await PeopleHouse.BuildAsync();
        await house.InAsync<WorkflowsDb>(db =>
        {
            db.Audit.Add("instance:1", An, house.Clock.GetUtcNow(), "TaskClaimed");
#pragma warning disable CA1849 // The synchronous way is what is tested.
            Assert.Throws<NotSupportedException>(() => db.SaveChanges());
#pragma warning restore CA1849
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task A_line_is_read_back_as_it_was_written()
    {
        await using var house = await PeopleHouse.BuildAsync();
        await house.InAsync<WorkflowsDb>(async db =>
        {
            db.Audit.Add("instance:1", An, new DateTimeOffset(2022, 3, 1, 9, 41, 7, TimeSpan.FromHours(7)), "TaskReturned", "Thiếu trích đo thửa đất", new { Round = 2 });
            await db.SaveChangesAsync();
        });

        var line = Assert.Single(await house.LinesAsync("instance:1"));
        Assert.Equal(
            ("an", "2022-03-01T02:41:07Z", "TaskReturned", "Thiếu trích đo thửa đất", """{"round":2}"""),
            (line.ActorId, line.At.ToString("yyyy-MM-ddTHH:mm:ssZ", null), line.Verb, line.Reason, line.Data));
        Assert.Equal(line.ComputeHash(), line.Hash);
    }
}
