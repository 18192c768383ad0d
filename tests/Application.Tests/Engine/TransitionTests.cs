using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Engine;

/// <summary>One event, one transaction, on a real SQLite file.</summary>
public sealed class TransitionTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2022, 3, 1, 1, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task An_instance_is_walked_to_its_end_task_by_task()
    {
        await using var service = await RunningService.StartAsync(clock);
        await service.StartInstanceAsync(Procedures.Chain(3));
        for (var i = 1; i <= 3; i++)
        {
            var task = await service.OpenTaskAsync();
            Assert.Equal($"Việc T{i}", task.Title);
            Assert.Equal(new DateOnly(2022, 3, 15), task.DueDate);
            Assert.True((await service.SubmitAsync(task, "officer")).IsDone);
        }

        var instance = await service.InstanceAsync();
        Assert.Equal(InstanceSubStatus.Finished, instance.SubStatus);
        Assert.Equal(clock.GetUtcNow(), instance.FinishedAt);
        Assert.Equal(3, await service.ReadAsync(db => db.Set<UserTask>().CountAsync(task => task.State == TaskState.Completed)));
        // Two people of the body hear of each task.
        Assert.Equal(6, await service.ReadAsync(db => db.Set<MailMessage>().CountAsync()));
        var verbs = await service.ReadAsync(db => db.Set<AuditLine>().OrderBy(line => line.Sequence).Where(line => line.Chain == AuditChain.Instance("i1")).Select(line => line.Verb).ToListAsync());
        Assert.Equal("InstanceStarted", verbs[0]);
        Assert.Equal("InstanceFinished", verbs[^1]);
    }

    [Fact]
    public async Task The_same_operation_twice_changes_nothing_and_gets_the_same_answer()
    {
        await using var service = await RunningService.StartAsync(clock);
        await service.StartInstanceAsync(Procedures.Chain(2));
        var task = await service.OpenTaskAsync();
        var first = await service.SubmitAsync(task, "officer", "form-1");
        var lines = await service.ReadAsync(db => db.Set<AuditLine>().CountAsync());

        var second = await service.SubmitAsync(task, "officer", "form-1");

        Assert.True(second.IsDone);
        Assert.Equal(first.Message, second.Message);
        Assert.Equal(lines, await service.ReadAsync(db => db.Set<AuditLine>().CountAsync()));
        Assert.Equal("Việc T2", (await service.OpenTaskAsync()).Title);
    }

    [Fact]
    public async Task Starting_the_same_instance_twice_starts_it_once()
    {
        await using var service = await RunningService.StartAsync(clock);
        await service.StartInstanceAsync(Procedures.Chain(2));
        await service.StartInstanceAsync(Procedures.Chain(2));
        Assert.Equal(1, await service.ReadAsync(db => db.Set<UserTask>().CountAsync()));
        Assert.Equal(1, await service.ReadAsync(db => db.Set<WorkflowInstanceRow>().CountAsync()));
    }

    [Fact]
    public async Task A_lost_race_is_read_again_and_applied_again()
    {
        await using var service = await RunningService.StartAsync(clock);
        await service.StartInstanceAsync(Procedures.Chain(2));
        var attempts = 0;
        var seen = await service.RunAsync(async scope =>
        {
            var instance = await scope.InstanceAsync("i1");
            // The row moves on behind the first attempt's back, as another node would move it.
            if (attempts++ == 0)
                await scope.Db.Database.ExecuteSqlRawAsync("UPDATE Instances SET RowVersion = RowVersion + 1 WHERE Id = 'i1'");
            instance.Name = "renamed";
            instance.RowVersion++;
            return instance.RowVersion;
        });
        Assert.Equal(2, attempts);
        Assert.Equal(seen, (await service.InstanceAsync()).RowVersion);
        Assert.Equal("renamed", (await service.InstanceAsync()).Name);
    }

    [Fact]
    public async Task What_fails_leaves_nothing_behind()
    {
        await using var service = await RunningService.StartAsync(clock);
        await service.StartInstanceAsync(Procedures.Chain(2));
        var task = await service.OpenTaskAsync();
        var lines = await service.ReadAsync(db => db.Set<AuditLine>().CountAsync());
        await Assert.ThrowsAsync<InvalidDataException>(() => service.RunAsync<bool>(async scope =>
        {
            scope.Raise("i1", new ResumeBookmark("op", task.BookmarkId, "Done", null));
            await scope.DrainAsync();
            throw new InvalidDataException("after everything else");
        }));
        Assert.Equal(lines, await service.ReadAsync(db => db.Set<AuditLine>().CountAsync()));
        Assert.Equal(task.Version, (await service.OpenTaskAsync()).Version);
    }
}
