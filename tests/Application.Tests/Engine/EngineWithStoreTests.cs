using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Outside;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Engine;

/// <summary>A toy second engine keeps the port honest: two stores, either of which may be the last thing that happened.</summary>
public sealed class EngineWithStoreTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2022, 3, 1, 1, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task An_instance_reaches_its_end_once_wherever_the_two_stores_are_cut_apart(bool afterTaking, bool beforeConfirming)
    {
        var folder = Directory.CreateTempSubdirectory("toy-").FullName;
        var toy = new ToyEngine(Path.Combine(folder, "toy.db"));
        var cuts = 0;
        await using (var service = await StartAsync(toy, folder))
            await service.StartInstanceAsync(Procedures.Chain(2), engine: ToyEngine.ToyName);
        for (var step = 1; step <= 3; step++)
        {
            (toy.CutOffAfterTaking, toy.CutOffBeforeConfirming) = (afterTaking, beforeConfirming);
            // Each life of the service ends where it is cut off; the next one takes over what it finds.
            var quiet = false;
            while (!quiet)
            {
                await using var life = await StartAsync(toy, folder);
                quiet = await ExchangeAsync(life);
                cuts += quiet ? 0 : 1;
            }
            await using var service = await StartAsync(toy, folder);
            if (step < 3)
            {
                var task = await service.OpenTaskAsync();
                Assert.Equal($"Việc {step}", task.Title);
                Assert.True((await service.SubmitAsync(task, "officer")).IsDone);
            }
        }

        await using var end = await StartAsync(toy, folder);
        Assert.Equal(3 * ((afterTaking ? 1 : 0) + (beforeConfirming ? 1 : 0)), cuts);
        Assert.Equal(InstanceSubStatus.Finished, (await end.InstanceAsync()).SubStatus);
        Assert.Equal(2, await end.ReadAsync(db => db.Set<UserTask>().CountAsync(task => task.State == TaskState.Completed)));
        Assert.Equal(1, await end.ReadAsync(db => db.Set<AuditLine>().CountAsync(line => line.Verb == "InstanceFinished")));
        Assert.Equal(afterTaking ? 3 : 0, toy.CommandsTakenTwice);
    }

    [Fact]
    public async Task An_instance_whose_command_fails_waits_for_it_and_holds_up_nobody_else()
    {
        var folder = Directory.CreateTempSubdirectory("toy-").FullName;
        var toy = new ToyEngine(Path.Combine(folder, "toy.db")) { Failing = "i1" };
        await using var service = await StartAsync(toy, folder);
        await service.StartInstanceAsync(Procedures.Chain(2), "i1", ToyEngine.ToyName);
        await service.StartInstanceAsync(Procedures.Chain(2), "i2", ToyEngine.ToyName);

        Assert.False(await ExchangeAsync(service));

        Assert.Equal("i2", (await service.ReadAsync(db => db.Set<UserTask>().SingleAsync())).InstanceId);
        toy.Failing = null;
        Assert.True(await ExchangeAsync(service));
        Assert.Equal(["i1", "i2"], await service.ReadAsync(db => db.Set<UserTask>().Select(task => task.InstanceId).OrderBy(id => id).ToListAsync()));
    }

    [Fact]
    public async Task A_command_the_engine_cannot_do_is_refused_in_words_and_nothing_is_kept()
    {
        var folder = Directory.CreateTempSubdirectory("toy-").FullName;
        await using var service = await StartAsync(new ToyEngine(Path.Combine(folder, "toy.db")), folder);
        await service.StartInstanceAsync(Procedures.Chain(2), engine: ToyEngine.ToyName);
        var refused = await Assert.ThrowsAsync<CommandRefusedException>(() => service.RunAsync(scope =>
        {
            scope.Raise("i1", new CancelInstance("op", "no longer needed"));
            return Task.FromResult(true);
        }));
        Assert.Equal("this engine cannot do CancelInstance", refused.Words);
        Assert.Equal(1, await service.ReadAsync(db => db.Set<EngineOutboxRow>().CountAsync()));
    }

    private Task<RunningService> StartAsync(ToyEngine toy, string folder) =>
        RunningService.StartAsync(clock, folder, services => services.AddSingleton<IWorkflowEngine>(toy));

    private static async Task<bool> ExchangeAsync(RunningService service)
    {
        try
        {
            await service.InAsync<ExchangeWithEngines, int>(exchange => exchange.RunAsync(default));
            return true;
        }
        catch (IOException cut) when (cut.Message.StartsWith("cut off", StringComparison.Ordinal))
        {
            return false;
        }
    }
}
